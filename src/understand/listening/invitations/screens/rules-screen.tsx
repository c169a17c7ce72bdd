import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import { Link, Page, ProblemNote, SkeletonPanel, Stack } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { seeContactRules } from '../contract.ts';
import { RulesForm } from './rules-form.tsx';
import { StopsPanel } from './stops-panel.tsx';

/** How often a person is asked over all surveys, when they are left in peace, and who is never written to. */
export default function RulesScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { data, error, refetch } = useAnswer(seeContactRules);
  return (
    <Page
      title={t('invitations.rules.title')}
      kicker={<Link to="/invitations">{t('invitations.title')}</Link>}
      lead={t('invitations.rules.lead')}
    >
      {error !== null && data === undefined ? (
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonPanel lines={6} />
      ) : (
        <Stack>
          <RulesForm
            rules={data.rules}
            mayWrite={may('write', 'contact-rules')}
            changed={
              data.changedAt === null
                ? undefined
                : t('invitations.rules.changed', {
                    by: data.changedBy ?? '',
                    at: format.moment(data.changedAt),
                  })
            }
          />
          <StopsPanel stops={data.stops} />
        </Stack>
      )}
    </Page>
  );
}
