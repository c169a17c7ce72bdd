import type { DragEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import css from './builder.module.css';
import { type Selected, useBuilder } from './builder-context.ts';
import { movePlace, moveQuestion } from './edit-survey.ts';

/** Walks to the next or previous line of the outline. */
function walk(event: KeyboardEvent<HTMLElement>, by: 1 | -1) {
  const lines = [
    ...(event.currentTarget.closest('nav')?.querySelectorAll<HTMLElement>('button[data-line]') ?? []),
  ];
  lines[lines.indexOf(event.currentTarget) + by]?.focus();
}

/** One line of the outline: chosen by click or Enter, moved with Alt and an arrow, or dragged. */
export function OutlineLine({
  kind,
  code,
  mark,
  label,
  conditional = false,
  onDrop,
}: {
  kind: Selected['kind'];
  code: string;
  mark: string;
  label: string;
  conditional?: boolean;
  /** Takes the code of the question that was dropped here. */
  onDrop?: (code: string) => void;
}) {
  const { t } = useTranslation();
  const { selected, select, change, remarks, mayWrite } = useBuilder();
  const kinds = kind === 'part' ? ['block', 'branch', 'shuffle', 'finish'] : [kind];
  const found = remarks.filter(
    ({ where }) =>
      (kinds.includes(where.kind) && where.code === code) || (kind === 'question' && where.of === code),
  );
  const worst = found.find(({ severity }) => severity !== 'advice')?.severity;
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    if (!event.altKey) return walk(event, by);
    if (!mayWrite || kind === 'end') return;
    const move = kind === 'question' ? moveQuestion : movePlace;
    change(`move ${code}`, (now) => move(now, code, by));
    // On another page it is another element: whoever moves it goes on moving it.
    const nav = event.currentTarget.closest('nav');
    requestAnimationFrame(() =>
      nav?.querySelector<HTMLElement>(`button[data-line="${CSS.escape(`${kind} ${code}`)}"]`)?.focus(),
    );
  };
  const drop = (event: DragEvent) => {
    const dropped = event.dataTransfer.getData('text/plain');
    if (dropped === '' || onDrop === undefined) return;
    event.preventDefault();
    onDrop(dropped);
  };
  const here = selected?.kind === kind && selected.code === code;
  return (
    <li data-kind={kind}>
      <button
        type="button"
        data-line={`${kind} ${code}`}
        className={css.line}
        aria-current={here || undefined}
        draggable={mayWrite && kind === 'question'}
        onDragStart={(event) => event.dataTransfer.setData('text/plain', code)}
        onDragOver={(event) => onDrop !== undefined && event.preventDefault()}
        onDrop={drop}
        onClick={() => select({ kind, code })}
        onKeyDown={press}
      >
        <span aria-hidden="true" className={css.mark}>
          {mark}
        </span>
        <span className={css.label}>{label}</span>
        {conditional && (
          <span className={css.condition} title={t('surveys.conditional')}>
            <span aria-hidden="true">⑂</span>
            <span className={css.hidden}>{t('surveys.conditional')}</span>
          </span>
        )}
        {worst !== undefined && (
          <span className={css.remark} data-severity={worst}>
            <span aria-hidden="true">{worst === 'error' ? '▼' : '●'}</span>
            <span className={css.hidden}>{t(`surveys.severity.${worst}`)}</span>
          </span>
        )}
      </button>
    </li>
  );
}
