import { useTranslation } from 'react-i18next';
import { ButtonLink, Columns, Link, Page, Stack } from '../../../../web/design.ts';
import { useMay } from '../../../../web/session.ts';
import { AuditPanel } from './audit-panel.tsx';
import { EarlierAudits } from './earlier-audits.tsx';
import { OriginalReadings } from './original-readings.tsx';
import { OriginalsPanel } from './originals-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { TryPanel } from './try-panel.tsx';

/** What is withheld from texts before they are stored, how to try it, and what slipped through all the same. */
export default function PersonalDataScreen() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Page
      title={t('redaction.title')}
      kicker={<Link to="/company">{t('redaction.company')}</Link>}
      lead={t('redaction.lead')}
      actions={
        may('read', 'erasure') && (
          <>
            <ButtonLink kind="other" label={t('redaction.erasures')} to="/personal-data/erasures" />
            <ButtonLink kind="other" label={t('redaction.retention')} to="/personal-data/retention" />
          </>
        )
      }
    >
      <Columns>
        <Stack>
          <TryPanel />
          {may('audit', 'redaction') && <AuditPanel />}
          {may('read', 'redaction') && <EarlierAudits />}
          {may('read', 'redaction') && <OriginalReadings />}
        </Stack>
        <Stack>
          <SettingsPanel />
          <OriginalsPanel />
        </Stack>
      </Columns>
    </Page>
  );
}
