import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './chart-frame.module.css';
import { DataTable } from './data-table.tsx';
import type { Column } from './table-rows.ts';

interface ChartFrameProps<Row> {
  readonly title: string;
  /** What n is, over which time: under the title in small grey. */
  readonly note?: ReactNode;
  /** The numbers behind the picture; the same ones, complete. */
  readonly table: {
    readonly columns: readonly Column<Row>[];
    readonly rows: readonly Row[];
    readonly rowKey: (row: Row) => string;
    readonly to?: (row: Row) => string | undefined;
  };
  readonly csvName: string;
  /** More controls at the right of the head. */
  readonly actions?: ReactNode;
  /** The picture, with its own text alternative. */
  readonly children: ReactNode;
}

/** A picture with the table behind it one press away, and its CSV. */
export function ChartFrame<Row>({ title, note, table, csvName, actions, children }: ChartFrameProps<Row>) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={css.frame}>
      <figcaption className={css.head}>
        <div>
          <h2 className={css.title}>{title}</h2>
          {note !== undefined && <div className={css.note}>{note}</div>}
        </div>
        <div className={css.tools} data-screen-only>
          {actions}
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setAsTable(!asTable)}
            aria-label={t(asTable ? 'shell.chart.of' : 'shell.table.of', { name: title })}
          >
            {t(asTable ? 'shell.chart' : 'shell.table')}
          </Button>
        </div>
      </figcaption>
      {asTable ? <DataTable {...table} csvName={csvName} /> : children}
    </figure>
  );
}
