import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Facts, Link, Panel, ProblemNote, Sentence, Tag } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { useMay } from '../../../../web/session.ts';
import {
  askForOpinions,
  type LanguageModel,
  type LanguageModelSettings,
  stopLanguageModel,
  tryLanguageModel,
} from '../contract.ts';
import css from './model.module.css';

type Format = ReturnType<typeof useFormat>;

function factsOf(
  { settings, key, by, at, spent, opinions }: LanguageModel & { settings: LanguageModelSettings },
  t: ReturnType<typeof useTranslation>['t'],
  format: Format,
) {
  const tokens = spent.tokensIn + spent.tokensOut;
  const money = (value: number) => `${format.number(value, 2)} ${settings.currency}`;
  return [
    { label: t('model.asked'), value: settings.model, note: settings.url },
    { label: t('model.key'), value: t(`model.key.${key}`) },
    { label: t('model.purpose'), value: settings.purpose },
    { label: t('model.legalBasis'), value: settings.legalBasis },
    {
      label: t('model.responsible'),
      value: settings.responsible,
      ...(by === null || at === null ? {} : { note: t('model.changed', { by, at: format.moment(at) }) }),
    },
    {
      label: t('model.spent.tokens'),
      value: t('model.of', { spent: format.number(tokens), most: format.number(settings.monthlyTokens) }),
    },
    {
      label: t('model.spent.money'),
      value:
        settings.priceIn + settings.priceOut === 0
          ? t('model.free')
          : t('model.of', { spent: money(spent.money), most: money(settings.monthlyMoney) }),
    },
    {
      label: t('model.answers'),
      value: t('model.answers.of', {
        accepted: format.number(spent.accepted),
        calls: format.number(spent.calls),
      }),
      note: t('model.answers.say'),
    },
    {
      label: t('model.opinions'),
      value: t(settings.secondOpinions ? 'model.opinions.on' : 'model.opinions.off'),
      note: t('model.opinions.counts', {
        given: format.number(opinions.given),
        differing: format.number(opinions.differing),
      }),
    },
  ];
}

/** On or off, what for, who answers for it, what it cost; stopped with one press. */
export function StatePanel({ model }: { model: LanguageModel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const may = useMay();
  const stop = useDo(stopLanguageModel);
  const trial = useDo(tryLanguageModel);
  const opinions = useDo(askForOpinions);
  const { settings } = model;
  const isOn = settings?.on === true;
  return (
    <Panel
      tag={<Tag tone={isOn ? 'align' : 'grey'}>{t(isOn ? 'model.on' : 'model.off')}</Tag>}
      title={t('model.state')}
    >
      <Sentence>{t(isOn ? 'model.on.say' : 'model.off.say')}</Sentence>
      <ul className={css.limits}>
        {(['redacted', 'proven', 'number', 'optional'] as const).map((each) => (
          <li key={each}>{t(`model.limit.${each}`)}</li>
        ))}
      </ul>
      {model.key === 'lost' && <p role="alert">{t('model.key.lost.say')}</p>}
      {settings !== null && <Facts facts={factsOf({ ...model, settings }, t, format)} />}
      {isOn && (
        <div className={css.row}>
          {may('stop', 'language model') && (
            <Button loading={stop.isPending} onClick={() => stop.mutate({})}>
              {t('model.stop')}
            </Button>
          )}
          {may('write', 'language model') && (
            <Button variant="default" loading={trial.isPending} onClick={() => trial.mutate({})}>
              {t('model.try')}
            </Button>
          )}
          {may('ask', 'language model') && settings.secondOpinions && (
            <Button
              variant="default"
              loading={opinions.isPending || model.opinions.running}
              onClick={() => opinions.mutate({ body: {} })}
            >
              {t('model.opinions.ask')}
            </Button>
          )}
          {settings.secondOpinions && may('write', 'label') && model.opinions.differing > 0 && (
            <Link to="/themes/desk">{t('model.opinions.desk')}</Link>
          )}
        </div>
      )}
      <div aria-live="polite">
        {trial.data !== undefined && (
          <p className={css.quiet}>
            {trial.data.accepted
              ? t('model.try.good', {
                  name: trial.data.because,
                  seconds: format.number(trial.data.seconds, 1),
                })
              : t('model.try.bad', { because: said(trial.data.because) })}
          </p>
        )}
      </div>
      {[stop.error, trial.error, opinions.error].map(
        (problem) => problem !== null && <ProblemNote key={problem.say} problem={problem} />,
      )}
    </Panel>
  );
}
