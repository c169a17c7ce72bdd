import { Fragment, type ReactNode } from 'react';

/**
 * A sentence with blanks to fill: `text` holds {names}, each replaced by what `fill` gives for it. The order of the
 * blanks is the language's own.
 */
export function Blanks({ text, fill }: { text: string; fill: Readonly<Record<string, ReactNode>> }) {
  const parts = text.split(/\{(\w+)\}/);
  return parts.map((part, i) => {
    const key = `${i} ${part}`;
    return i % 2 === 0 ? (
      <Fragment key={key}>{part}</Fragment>
    ) : (
      <Fragment key={key}>{fill[part] ?? null}</Fragment>
    );
  });
}
