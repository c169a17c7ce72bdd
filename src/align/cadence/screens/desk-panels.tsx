import { useTranslation } from 'react-i18next';
import { Facts, Link, Panel, Tag, VerdictTag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { Home } from '../contract.ts';

/** What waits for the reader: approvals, then verdicts due and to come. */
export function DeskPanels({ home }: { home: Home }) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = <Link to="/decisions">{t('cadence.checkDesk')}</Link>;
  const title = (item: { decision: string; title: string }) => (
    <Link to={`/decisions/${item.decision}`}>{item.title}</Link>
  );
  return (
    <>
      {home.toApprove.length > 0 && (
        <Panel
          tag={<Tag tone="align">{t('cadence.toApprove', { count: home.toApprove.length })}</Tag>}
          aside={desk}
        >
          <Facts
            facts={home.toApprove.map((item) => ({
              label: title(item),
              value: <span style={{ whiteSpace: 'nowrap' }}>{item.author}</span>,
            }))}
          />
        </Panel>
      )}
      {home.checks.length > 0 && (
        <Panel
          tag={<Tag tone="align">{t('cadence.checks', { count: home.checks.length })}</Tag>}
          aside={desk}
        >
          <Facts
            facts={home.checks.map((check) => ({
              label: title(check),
              value:
                check.state === 'due' ? (
                  <Tag tone="align">{t('cadence.today')}</Tag>
                ) : (
                  format.day(check.checkOn)
                ),
            }))}
          />
        </Panel>
      )}
      {home.verdicts.length > 0 && (
        <Panel title={t('cadence.verdicts')} head="quiet" aside={desk}>
          <Facts
            facts={home.verdicts.map((verdict) => ({
              label: title(verdict),
              value: <VerdictTag verdict={verdict.outcome} />,
            }))}
          />
        </Panel>
      )}
    </>
  );
}
