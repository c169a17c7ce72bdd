import { useTranslation } from 'react-i18next';
import { Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { Finding } from '../contract.ts';
import { toneOf } from './finding-words.ts';

/** Which way it goes, in a word and a sign, and how it stands against the last look. */
export function FindingTags({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = finding.numbers.told_by_customers ?? 0;
  return (
    <>
      <Tag tone={toneOf(finding.direction)}>{t(`findings.direction.${finding.direction}`)}</Tag>{' '}
      {finding.state !== 'unchanged' && (
        <Tag tone={finding.state === 'gone' ? 'grey' : 'understand'}>
          {t(`findings.state.${finding.state}`)}
        </Tag>
      )}{' '}
      {told > 0 && <Tag>{t('findings.told', { count: told, replace: { count: format.number(told) } })}</Tag>}
    </>
  );
}

/** "owned by Seller · starts 1 step upstream" */
export function useStanding(): (finding: Finding) => string {
  const { t } = useTranslation();
  return ({ function: owner, stepsUpstream }) =>
    [
      owner === '' ? t('findings.none') : t('findings.ownedBy', { function: owner }),
      ...(stepsUpstream === null || stepsUpstream === 0
        ? []
        : [t('findings.upstream', { count: stepsUpstream })]),
    ].join(' · ');
}
