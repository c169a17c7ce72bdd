import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import { Columns, Link, Page, SkeletonPage, Stack, TroubledPage } from '../../../../web/design.ts';
import { useMay } from '../../../../web/session.ts';
import { showLanguageModel } from '../contract.ts';
import { LogPanel } from './log-panel.tsx';
import { SettingsForm } from './settings-form.tsx';
import { StatePanel } from './state-panel.tsx';

const everySeconds = 30;

/** Whether a language model is asked, where and why, what it may do, what it cost, and everything that was said. */
export default function LanguageModelScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error, refetch } = useAnswer(showLanguageModel, {}, { everySeconds });
  if (error !== null && data === undefined)
    return <TroubledPage title={t('model.title')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  return (
    <Page
      title={t('model.title')}
      kicker={<Link to="/company">{t('model.company')}</Link>}
      lead={t('model.lead')}
    >
      <Columns>
        <Stack>
          <StatePanel model={data} />
          {may('write', 'language model') && data.settings !== null && (
            <LogPanel currency={data.settings.currency} />
          )}
        </Stack>
        {may('write', 'language model') && <SettingsForm key={data.at ?? 'new'} model={data} />}
      </Columns>
    </Page>
  );
}
