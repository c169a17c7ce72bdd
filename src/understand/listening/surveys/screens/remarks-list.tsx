import { useTranslation } from 'react-i18next';
import type { Place, Remark } from '../checks.contract.ts';
import css from './builder.module.css';
import { type Selected, useBuilder } from './builder-context.ts';
import { useSaidPair } from './survey-text.ts';

/** The line of the outline that a sentence is about; null for the survey as a whole. */
export function selectionOf({ kind, code, of }: Place): Selected | null {
  if (kind === 'question' || kind === 'page' || kind === 'end') return { kind, code };
  if (kind === 'choice') return of === undefined ? null : { kind: 'question', code: of };
  return kind === 'block' || kind === 'branch' || kind === 'shuffle' || kind === 'finish'
    ? { kind: 'part', code }
    : null;
}

const shownAtFirst = 12;
const order = ['error', 'warning', 'advice'];

/** What is wrong or could be better; each sentence leads to its place. */
export function RemarksList({
  remarks,
  onJump,
}: {
  remarks: readonly Remark[];
  onJump?: (place: Place) => void;
}) {
  const { t } = useTranslation();
  const { select } = useBuilder();
  const said = useSaidPair();
  if (remarks.length === 0) return <p className={css.note}>{t('surveys.remarks.none')}</p>;
  const list = (some: readonly Remark[]) => (
    <ul className={css.sentences}>
      {some.map((remark, i) => (
        // The same remark may come twice about the same place; they have no identity of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={i}>
          <button
            type="button"
            className={css.jump}
            onClick={() => {
              select(selectionOf(remark.where));
              onJump?.(remark.where);
            }}
          >
            <span className={css.remark} data-severity={remark.severity}>
              <span aria-hidden="true">{{ error: '▼', warning: '●', advice: '◌' }[remark.severity]}</span>{' '}
              {t(`surveys.severity.${remark.severity}`)}
            </span>{' '}
            {said(remark.say)}
          </button>
        </li>
      ))}
    </ul>
  );
  const sorted = remarks.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const rest = sorted.slice(shownAtFirst);
  return (
    <>
      {list(sorted.slice(0, shownAtFirst))}
      {rest.length > 0 && (
        <details className={css.moreRemarks}>
          <summary>{t('surveys.remarks.more', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}
