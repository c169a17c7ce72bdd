import { useTranslation } from 'react-i18next';
import { LetterheadPanel } from '../../../understand/listening/surveys/screens/letterhead-panel.tsx';
import { Columns, Link, Page, Panel, Stack } from '../../../web/design.ts';
import { useMay, useSession } from '../../../web/session.ts';
import { ClockPanel } from './demo-clock.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { MembersPanel } from './members-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';

/** The company itself: how it counts, who belongs to it, which programs come in. */
export default function CompanyScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useSession();
  const name = data?.state === 'in' ? data.me.workspace.name : '';
  return (
    <Page title={name} kicker={t('governance.nav')} lead={t('governance.lead')}>
      <Columns>
        <Stack>
          <MembersPanel />
          {may('manage', 'key') && <KeysPanel />}
        </Stack>
        <Stack>
          <SettingsPanel />
          {may('read', 'workspace') && <LetterheadPanel />}
          {may('read', 'redaction') && (
            <Panel title={t('governance.personal')}>
              <Link to="/personal-data">{t('governance.personal.say')}</Link>
            </Panel>
          )}
          {may('read', 'language model') && (
            <Panel title={t('governance.model')}>
              <Link to="/language-model">{t('governance.model.say')}</Link>
            </Panel>
          )}
          {may('read', 'captcha') && (
            <Panel title={t('governance.captcha')}>
              <Link to="/captcha">{t('governance.captcha.say')}</Link>
            </Panel>
          )}
          <ClockPanel />
        </Stack>
      </Columns>
    </Page>
  );
}
