import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../../web/api.ts';
import { Facts, Panel, ProblemNote, Tag, type Tone } from '../../../../../web/design.ts';
import { type TriedCaptcha, tryCaptcha } from '../contract.ts';
import css from './captcha.module.css';

const tones: Readonly<Record<TriedCaptcha['outcome'], Tone>> = {
  works: 'helps',
  refuses: 'grey',
  'key-refused': 'hurts',
  'lets-all-in': 'hurts',
  unclear: 'hurts',
};

/** Asks the service that is kept, and shows what it answered. */
export function TryPanel() {
  const { t } = useTranslation();
  const trial = useDo(tryCaptcha);
  const { data, error } = trial;
  return (
    <Panel title={t('captcha.try')}>
      <p className={css.quiet}>{t('captcha.try.say')}</p>
      <div className={css.row}>
        <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate({})}>
          {t('captcha.try.do')}
        </Button>
      </div>
      {error !== null && <ProblemNote problem={error} />}
      <div aria-live="polite">
        {data !== undefined && (
          <div className={css.outcome}>
            <p>
              <Tag tone={tones[data.outcome]}>{t(`captcha.outcome.${data.outcome}`)}</Tag>{' '}
              {t(`captcha.outcome.${data.outcome}.say`)}
            </p>
            <Facts
              facts={[
                {
                  label: t('captcha.answered'),
                  value: `${t('captcha.answered.status', { status: data.status })}, ${t(`captcha.answered.${data.success}`)}`,
                },
                {
                  label: t('captcha.codes'),
                  value: data.codes.length === 0 ? t('captcha.codes.none') : data.codes.join(', '),
                },
              ]}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}
