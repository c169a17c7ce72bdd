import { useTranslation } from 'react-i18next';
import { formatFilter, parseFilter } from '../../../kernel/filter.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { href } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import { EstimateText, Facts, Link, Panel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { meaningOfSteps } from '../contract.ts';
import css from './meaning.module.css';
import { useSayLabel } from './say-label.ts';

interface Share {
  readonly label: string;
  readonly theme?: string | undefined;
  readonly voices: number;
}

/** What people say who come by a step: how they feel, what it cost them, and what they speak of. */
export function StepMeaning({ step, where }: { step: string; where: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sayLabel = useSayLabel();
  const may = useMay();
  const { data } = useAnswer(meaningOfSteps, { query: { where } }, { when: may('read', 'meaning') });
  const said = data?.find((each) => each.step === step);
  if (said === undefined || (said.voices === 0 && said.spokenOf.voices === 0)) return null;
  const { spokenOf } = said;
  const given = parseFilter(where);
  const to = (field: string, value: string) =>
    href('/voices', {
      where: formatFilter([
        ...(isRefusal(given) ? [] : given),
        { field: 'step', anywhereInEpisode: false, operator: '=', values: [step] },
        { field, anywhereInEpisode: false, operator: '=', values: [value] },
      ]),
    });
  const toSpoken = href('/voices', {
    where: formatFilter([
      ...(isRefusal(given) ? [] : given),
      { field: 'about.step', anywhereInEpisode: false, operator: '=', values: [step] },
    ]),
  });
  const most = (shares: readonly Share[], field: string) => {
    const shown = shares.filter(({ label }) => label !== 'not expressed' && label !== 'nothing').slice(0, 4);
    return shown.length === 0 ? null : (
      <span className={css.most}>
        {shown.map(({ label, theme, voices }) => (
          <Link key={theme ?? label} to={to(field, label)}>
            {`${sayLabel(label, theme)} ${format.number(voices)}`}
          </Link>
        ))}
      </span>
    );
  };
  const after = said.voices > 0;
  const facts = [
    ...(after
      ? [
          {
            label: t('meaning.themes.net'),
            value: (
              <EstimateText estimate={said.netSentiment} unit="share-difference" of="mentions" how={false} />
            ),
          },
          {
            label: t('meaning.step.effort'),
            value: <EstimateText estimate={said.highEffort} unit="share" of="voices" how={false} />,
          },
        ]
      : []),
    ...(spokenOf.voices > 0
      ? [
          {
            label: t('meaning.step.spoken'),
            note: t('meaning.step.elsewhere', {
              count: spokenOf.elsewhere,
              replace: { count: format.number(spokenOf.elsewhere) },
            }),
            value: (
              <Link to={toSpoken}>
                {t('meaning.count.voices', {
                  count: spokenOf.voices,
                  replace: { count: format.number(spokenOf.voices) },
                })}
              </Link>
            ),
          },
        ]
      : []),
    ...(
      [
        ['theme', said.themes],
        ['emotion', said.emotions],
        ['cue', said.cues],
      ] as const
    ).flatMap(([field, shares]) => {
      const value = most(shares, field);
      return value === null ? [] : [{ label: t(`meaning.by.${field}`), value }];
    }),
  ];
  return (
    <Panel
      title={t('meaning.step.title')}
      aside={t('meaning.count.voices', {
        count: said.voices,
        replace: { count: format.number(said.voices) },
      })}
    >
      <Facts facts={facts} />
    </Panel>
  );
}
