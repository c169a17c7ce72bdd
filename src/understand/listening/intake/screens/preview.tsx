import { useTranslation } from 'react-i18next';
import { Panel, Tag } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import type { Mapping } from '../mapping.contract.ts';
import type { ProposedFile } from '../proposal/proposal.contract.ts';
import { usesOf } from './column-uses.ts';
import css from './preview.module.css';

/** The first rows of a file as they stand in it, and under each column's name what it becomes. */
export function Preview({ file, mapping }: { file: ProposedFile; mapping: Mapping | undefined }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const uses = mapping === undefined || file.table === '' ? undefined : usesOf(t, mapping, file.table);
  const isLog = file.format.startsWith('xes');
  const looked = file.whole ? 'intake.preview.all' : 'intake.preview.first';
  return (
    <Panel
      title={<bdi>{file.file}</bdi>}
      tag={
        <Tag tone={isLog || file.table !== '' ? 'understand' : 'grey'}>
          {t(`intake.format.${file.format}`, { defaultValue: file.format })}
        </Tag>
      }
      aside={
        file.header.length === 0 ? undefined : t(looked, { rows: number(file.looked), count: file.looked })
      }
    >
      {file.header.length === 0 ? (
        <p className={css.none}>{t('intake.preview.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={css.scroll} aria-label={t('intake.preview.of', { file: file.file })} tabIndex={0}>
          <table className={css.table}>
            <thead>
              <tr>
                {file.header.map((name) => (
                  <th key={name} scope="col">
                    <bdi className={css.name} title={name}>
                      {name}
                    </bdi>
                    {uses !== undefined && (
                      <span className={css.use} data-used={uses.has(name) || undefined}>
                        {(uses.get(name) ?? [t('intake.use.none')]).join(', ')}
                      </span>
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.rows.slice(0, 3).map((row, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a preview have no other identity
                <tr key={i}>
                  {file.header.map((name, c) => (
                    <td key={name}>
                      <bdi title={row[c]}>{row[c]}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}
