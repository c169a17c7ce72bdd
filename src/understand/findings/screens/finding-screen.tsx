import { useTranslation } from 'react-i18next';
import { href, useParam } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  ButtonLink,
  Columns,
  FindingCard,
  Link,
  Page,
  Panel,
  SkeletonPage,
  Stack,
  TroubledPage,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useSaid } from '../../../web/said/said.ts';
import { useMay } from '../../../web/session.ts';
import { type Finding, listFindings, showFinding } from '../contract.ts';
import { FindingEffect } from './finding-effect.tsx';
import { Effects, WithAndWithout } from './finding-figures.tsx';
import { FindingPeople, FindingVoices } from './finding-people.tsx';
import { FindingTags, useStanding } from './finding-tags.tsx';
import { afterHeadline, inLanguage } from './finding-words.ts';
import { CoveragePanel, UpstreamChain } from './upstream-chain.tsx';

/** The method in words, without a formula; the intervals' own methods stand behind each "?". */
function HowComputedPanel({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const run = useAnswer(listFindings).data?.run;
  const first = finding.numbers.outcome_came_first ?? 0;
  return (
    <Panel title={t('findings.how')} head="quiet">
      <p>{t('findings.how.compare', { method: said(finding.estimate.method) })}</p>
      {first > 0 && <p>{t('findings.how.order', { count: format.number(first) })}</p>}
      <p>{t('findings.how.equal')}</p>
      {run !== undefined && (
        <p>
          {t('findings.how.chance', {
            tests: format.number(run.tests),
            q: finding.q < 0.001 ? `< ${format.number(0.001, 3)}` : `= ${format.number(finding.q, 3)}`,
          })}
        </p>
      )}
      <p>{t('findings.how.words')}</p>
    </Panel>
  );
}

/** One finding: the sentence, its numbers, what it covers, where it begins, who said what. */
export default function FindingScreen() {
  const { t } = useTranslation();
  const { language } = useFormat();
  const id = useParam('finding');
  const may = useMay();
  const standing = useStanding();
  const { data: finding, error, refetch } = useAnswer(showFinding, { params: { id } });
  if (error !== null)
    return <TroubledPage title={t('findings.title')} problem={error} onRetry={() => void refetch()} />;
  if (finding === undefined) return <SkeletonPage />;
  const label = inLanguage(finding.label, language);
  const rest = afterHeadline(finding, language);
  const decide = `/decisions/new?finding=${encodeURIComponent(finding.id)}`;
  return (
    <Page
      kicker={<Link to="/findings">{t('findings.title')}</Link>}
      title={label.charAt(0).toLocaleUpperCase(language) + label.slice(1)}
      {...(finding.state === 'gone' ? { lead: t('findings.gone') } : {})}
    >
      <FindingCard
        sentence={inLanguage(finding.headline, language)}
        tag={<FindingTags finding={finding} />}
        aside={standing(finding)}
        {...(rest === '' ? {} : { note: rest })}
        actions={
          <>
            {may('write', 'decision') && <ButtonLink label={t('findings.decide')} to={decide} />}
            {finding.where !== null && (
              <ButtonLink
                kind="other"
                label={t('findings.journey')}
                to={href('/journeys', { where: finding.where, promises: 'true' })}
              />
            )}
          </>
        }
      >
        <FindingEffect finding={finding} />
      </FindingCard>
      <UpstreamChain finding={finding} />
      <Columns>
        <Stack>
          <WithAndWithout finding={finding} />
          <Effects finding={finding} />
          <FindingPeople id={finding.id} />
        </Stack>
        <Stack>
          <FindingVoices id={finding.id} />
          <CoveragePanel finding={finding} />
          <HowComputedPanel finding={finding} />
        </Stack>
      </Columns>
    </Page>
  );
}
