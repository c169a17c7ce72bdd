import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../../web/api.ts';
import { Link, Page, ProblemNote, SkeletonPanel, Stack } from '../../../../../web/design.ts';
import { useMay } from '../../../../../web/session.ts';
import { seeCaptcha } from '../contract.ts';
import { CaptchaForm } from './captcha-form.tsx';
import { TryPanel } from './try-panel.tsx';

/** How programs are kept out of surveys that ask for it: by work of the browser, or by a service of the company's choice. */
export default function CaptchaScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error, refetch } = useAnswer(seeCaptcha);
  const mayWrite = may('write', 'captcha');
  return (
    <Page
      title={t('captcha.title')}
      kicker={<Link to="/company">{t('captcha.company')}</Link>}
      lead={t('captcha.lead')}
    >
      {error !== null && data === undefined ? (
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonPanel lines={5} />
      ) : (
        <Stack>
          <CaptchaForm key={data.changedAt ?? ''} seen={data} mayWrite={mayWrite} />
          {data.service !== null && mayWrite && <TryPanel key={`tried ${data.changedAt}`} />}
        </Stack>
      )}
    </Page>
  );
}
