import { useEffect, useRef } from 'react';
import css from './claim-form.module.css';

interface BlankProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (text: string) => void;
}

/** A blank of a sentence: its words run on in the sentence's own lines, as a box never would. */
export function Blank({ label, hint, value, isWrong, onChange }: BlankProps) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const here = place.current;
    // Only what came from elsewhere is put in: writing what was just typed would move the cursor.
    if (here !== null && (here.textContent ?? '').trim() !== value.trim()) here.textContent = value;
  }, [value]);
  return (
    // An input cannot break over lines; a span with the role and keys of one can.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      ref={place}
      role="textbox"
      tabIndex={0}
      className={css.blank}
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      aria-label={label}
      aria-placeholder={hint}
      aria-invalid={isWrong || undefined}
      data-hint={hint}
      onInput={(event) => onChange((event.currentTarget.textContent ?? '').replace(/\s+/g, ' ').trimStart())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
    />
  );
}
