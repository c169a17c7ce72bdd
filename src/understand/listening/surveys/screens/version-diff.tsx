import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import { Panel, ProblemNote, Tag } from '../../../../web/design.ts';
import { compareSurveyVersions, type Survey } from '../contract.ts';
import css from './builder.module.css';
import { useSaidPair } from './survey-text.ts';

const tone = { breaks: 'hurts', 'may-shift': 'align', holds: 'grey' } as const;

/** What differs between a published version and the draft, and what that does to comparing answers. */
export function VersionDiff({
  survey,
  from,
  onFrom,
}: {
  survey: Survey;
  from: number;
  onFrom: (from: number) => void;
}) {
  const { t } = useTranslation();
  const said = useSaidPair();
  const { data, error } = useAnswer(compareSurveyVersions, { params: { id: survey.id }, query: { from } });
  return (
    <Panel title={t('surveys.diff')} head="serif">
      <div className={css.form}>
        <NativeSelect
          size="xs"
          label={t('surveys.diff.from')}
          value={String(from)}
          data={survey.versions.map(({ version }) => ({
            value: String(version),
            label: t('surveys.version', { version }),
          }))}
          onChange={(event) => onFrom(Number(event.currentTarget.value))}
        />
        {error !== null && <ProblemNote problem={error} />}
        {data?.differences.length === 0 && <p className={css.note}>{t('surveys.diff.none')}</p>}
        {data !== undefined && data.differences.length > 0 && (
          <>
            <p>{data.breaks.length === 0 ? t('surveys.diff.holds') : t('surveys.diff.breaks')}</p>
            {data.breaks.length > 0 && (
              <ul className={css.sentences}>
                {data.breaks.map(({ metric, why }) => (
                  <li key={metric}>
                    <strong>{metric}</strong>: {said(why)}
                  </li>
                ))}
              </ul>
            )}
            <ul className={css.sentences}>
              {data.differences.map((difference, i) => (
                // Several differences may stand at one place.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <li key={i}>
                  <Tag tone={tone[difference.trend]}>{t(`surveys.trend.${difference.trend}`)}</Tag>{' '}
                  {said(difference.say)}
                  {difference.before !== undefined && (
                    <p className={css.note}>
                      <del>{difference.before}</del>
                      {difference.after !== undefined && (
                        <>
                          {' → '}
                          <ins>{difference.after}</ins>
                        </>
                      )}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  );
}
