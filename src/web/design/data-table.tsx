import { Button } from '@mantine/core';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf, saveCsv } from '../csv.ts';
import css from './data-table.module.css';
import { Link } from './link.tsx';
import { type Column, type Sorting, sortRows } from './table-rows.ts';

interface DataTableProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Name of the table: its caption for screen readers and the name of the CSV. */
  readonly csvName: string;
  /** The first cell of each row becomes a link to here. */
  readonly to?: (row: Row) => string | undefined;
  readonly sortedBy?: Sorting;
  /** Rows at first; the rest comes with a button. */
  readonly shownAtFirst?: number;
}

/** Arrow keys walk from row to row, Home and End jump. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody a[data-row]')];
  const here = links.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key];
  if (here < 0 || to === undefined) return;
  event.preventDefault();
  links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
}

/** A sortable table without vertical lines, with its CSV; works by keyboard alone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, csvName, to, sortedBy, shownAtFirst = 50 } = props;
  const { t } = useTranslation();
  const [sorting, setSorting] = useState<Sorting | undefined>(sortedBy);
  const [limit, setLimit] = useState(shownAtFirst);
  const column = columns.find((c) => c.key === sorting?.key);
  const sorted = useMemo(
    () => (column === undefined ? rows : sortRows(rows, column, sorting?.down ?? false)),
    [rows, column, sorting],
  );
  const save = () =>
    saveCsv(
      csvName,
      csvOf(
        columns.map((c) => c.label),
        sorted.map((row) => columns.map((c) => c.value(row))),
      ),
    );
  return (
    <div className={css.frame}>
      <div className={css.scroll}>
        <table className={css.table} onKeyDown={walk}>
          <caption className={css.caption}>{csvName}</caption>
          <thead>
            <tr>
              {columns.map((c) => {
                const down = sorting?.key === c.key ? sorting.down : undefined;
                const aria = down === undefined ? 'none' : down ? 'descending' : 'ascending';
                const next = { key: c.key, down: down === undefined ? c.align === 'end' : !down };
                return (
                  <th key={c.key} scope="col" data-align={c.align} aria-sort={aria}>
                    <button type="button" className={css.sort} onClick={() => setSorting(next)}>
                      {c.label}
                      <span aria-hidden="true">{down === undefined ? '' : down ? ' ↓' : ' ↑'}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, limit).map((row) => {
              const target = to?.(row);
              return (
                <tr key={rowKey(row)}>
                  {columns.map((c, i) => {
                    const content = c.show?.(row) ?? c.value(row) ?? '';
                    return (
                      <td key={c.key} data-align={c.align} data-long={c.long || undefined}>
                        {i === 0 && target !== undefined ? (
                          <Link to={target} data-row>
                            {content}
                          </Link>
                        ) : (
                          content
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
        {rows.length === 0 && <p className={css.empty}>{t('shell.noRows')}</p>}
      </div>
      <footer className={css.foot} data-screen-only>
        {sorted.length > limit && (
          <Button variant="subtle" size="compact-sm" onClick={() => setLimit(limit + 200)}>
            {t('shell.more', { count: Math.min(200, sorted.length - limit) })}
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          color="understand"
          onClick={save}
          aria-label={t('shell.csv.of', { name: csvName })}
        >
          {t('shell.csv')}
        </Button>
      </footer>
    </div>
  );
}
