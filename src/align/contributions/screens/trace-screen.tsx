import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  EstimateText,
  Link,
  Page,
  ProblemNote,
  SkeletonPanel,
  Stack,
  Tag,
  VerdictTag,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { type Line, traceOperation } from '../contract.ts';
import { ClaimSentence } from './claim-sentence.tsx';
import { changeUnitOf, countedBy, spoken } from './measure-words.ts';
import css from './trace.module.css';

function Stop({
  star,
  name,
  children,
}: {
  star: 'understand' | 'align' | 'lock';
  name: string;
  children: ReactNode;
}) {
  return (
    <li className={css.stop} data-star={star}>
      <p className={css.name}>{name}</p>
      <div className={css.what}>{children}</div>
    </li>
  );
}

function LineOfSight({ line }: { line: Line }) {
  const { t } = useTranslation();
  const format = useFormat();
  const missing = <span className={css.missing}>{t('contributions.trace.missing')}</span>;
  const { customers, finding, contribution, source, work, verdict } = line;
  return (
    <ol className={css.line} aria-label={t('contributions.trace.title')}>
      <Stop star="understand" name={t('contributions.trace.customers')}>
        {customers.count === null
          ? t('contributions.trace.at', { step: customers.step })
          : t('contributions.trace.customersAt', {
              count: customers.count,
              replace: { count: format.number(customers.count), step: customers.step },
            })}
      </Stop>
      <Stop star="understand" name={t('contributions.trace.finding')}>
        {finding === null ? (
          missing
        ) : (
          <Link to={`/findings/${encodeURIComponent(finding.id)}`}>
            {spoken(finding.sentences, format.language)}
          </Link>
        )}
      </Stop>
      <Stop star="lock" name={t('contributions.trace.contribution')}>
        {contribution === null ? (
          missing
        ) : (
          <ClaimSentence claim={contribution.claim} foresight={null} size="heading" />
        )}
      </Stop>
      <Stop star="align" name={t('contributions.trace.work')}>
        {source === null ? (
          work.length === 0 && missing
        ) : (
          <p className={css.item}>
            <Link to={`/decisions/${source.id}`}>{source.title}</Link>{' '}
            <Tag tone="align">{t(`decisions.state.${source.state}`)}</Tag> <small>{source.by}</small>
          </p>
        )}
        {work.map((item) => (
          <p key={item.id} className={css.item}>
            {item.title} <small>{item.function}</small>
          </p>
        ))}
      </Stop>
      <Stop star="lock" name={t('contributions.trace.verdict')}>
        {verdict === null ? (
          missing
        ) : (
          <>
            <VerdictTag verdict={verdict.outcome} />{' '}
            {contribution?.claim.measure !== undefined && (
              <EstimateText
                estimate={verdict.effect}
                unit={changeUnitOf(contribution.claim.measure)}
                of={countedBy(contribution.claim.measure)}
              />
            )}
          </>
        )}
      </Stop>
    </ol>
  );
}

/** The line of sight, both ways: from customers down to the verdict, and up again. */
export default function TraceScreen() {
  const { t } = useTranslation();
  const id = useParam('id');
  const { data, error, refetch } = useAnswer(traceOperation, { params: { id } });
  return (
    <Page title={t('contributions.trace.title')} lead={t('contributions.trace.lead')}>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={8} />}
      <Stack>
        {data?.lines.map((line) => (
          <LineOfSight key={line.contribution?.id ?? line.finding?.id ?? 'line'} line={line} />
        ))}
      </Stack>
      {data !== undefined && data.gaps.length > 0 && (
        <p className={css.gaps}>{t('contributions.trace.gaps', { count: data.gaps.length })}</p>
      )}
    </Page>
  );
}
