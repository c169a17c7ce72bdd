/** The two stars: blue for customers, a smaller amber one for the company, so close that they look like one. */
export function Stars({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size * 0.62} viewBox="0 0 42 26" aria-hidden="true" focusable="false">
      <circle cx="15" cy="13" r="12" fill="var(--understand)" />
      <circle cx="29" cy="13" r="8.5" fill="var(--paper)" />
      <circle cx="29" cy="13" r="7" fill="var(--align)" />
    </svg>
  );
}

/** The dot before the name of one star in the sidebar. */
export function StarDot({ star }: { star: 'understand' | 'align' }) {
  return (
    <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
      <circle cx="4" cy="4" r="4" fill={`var(--${star})`} />
    </svg>
  );
}
