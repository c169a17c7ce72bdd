import { useTranslation } from 'react-i18next';
import { Facts, Link, Panel, Section, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { spoken } from '../../contributions/screens/measure-words.ts';
import type { Home } from '../contract.ts';
import css from './home.module.css';

/** A label that stands alone begins like a sentence. */
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** So many of each list at home; the whole lists are one click away. */
const most = 4;

/** The two orphan lists side by side: the honest score of the product. */
export function OrphanPanels({ orphans }: { orphans: Home['orphans'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { unanswered, withoutCustomer } = orphans;
  return (
    <Section title={t('cadence.apart')} aside={<Link to="/orphans">{t('cadence.apartAll')}</Link>}>
      <div className={css.twins}>
        <Panel title={t('cadence.unanswered')} aside={<Tag tone="understand">{unanswered.length}</Tag>}>
          {unanswered.length === 0 && <p className={css.note}>{t('cadence.noUnanswered')}</p>}
          <Facts
            facts={unanswered.slice(0, most).map((one) => ({
              label: (
                <Link to={`/findings/${encodeURIComponent(one.finding)}`}>
                  {capital(spoken(one.label, format.language))}
                </Link>
              ),
              note: [
                one.customers === null
                  ? undefined
                  : t('shell.n.episodes', {
                      count: one.customers,
                      replace: { count: format.number(one.customers) },
                    }),
                one.function,
                ...one.tried.map(({ title }) => t('cadence.triedBefore', { title })),
              ]
                .filter((part) => part !== undefined && part !== '')
                .join(' · '),
              value: <span className={css.figure}>{t('cadence.days', { count: one.days })}</span>,
            }))}
          />
        </Panel>
        <Panel title={t('cadence.withoutCustomer')} aside={<Tag tone="align">{withoutCustomer.length}</Tag>}>
          {withoutCustomer.length === 0 && (
            <p className={css.note}>
              {t('cadence.noWork')}{' '}
              {may('write', 'work item') && <Link to="/orphans">{t('cadence.bringWork')}</Link>}
            </p>
          )}
          <Facts
            facts={withoutCustomer.slice(0, most).map((one) => ({
              label:
                one.kind === 'decision' ? <Link to={`/decisions/${one.id}`}>{one.title}</Link> : one.title,
              note: [t('cadence.noNeed'), one.function].filter((part) => part !== '').join(' · '),
              value: (
                <span className={css.figure}>
                  {one.cost === null || one.cost === 0 ? '' : format.money(one.cost, one.currency)}
                </span>
              ),
            }))}
          />
        </Panel>
      </div>
    </Section>
  );
}
