import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Panel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { Finding } from '../contract.ts';
import { findingTo, inLanguage, writeEffect } from './finding-words.ts';
import css from './upstream-chain.module.css';

type Tie = Finding['through'][number];

function Place({
  name,
  owner,
  note,
  here,
}: {
  name: ReactNode;
  owner: string;
  note: string;
  here?: Finding['direction'];
}) {
  return (
    <li className={css.link}>
      <span className={css.place} {...(here === undefined ? {} : { 'data-here': here })}>
        <span className={css.name}>{name}</span>
        <span className={css.small}>{[owner, note].filter((part) => part !== '').join(' · ')}</span>
      </span>
    </li>
  );
}

/** From where it begins, through what it works, to where the customer speaks. */
export function UpstreamChain({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = (tie: Tie) => {
    const label = inLanguage(tie.label, format.language);
    return tie.finding === null ? label : <Link to={findingTo(tie.finding)}>{label}</Link>;
  };
  const { upstream, through, metric, estimate } = finding;
  if (finding.kind === 'segment' || finding.kind === 'early-survey') return null;
  const effect = metric === null ? '' : writeEffect(format, estimate.value, 'points');
  return (
    <Panel title={t('findings.chain')} head="quiet">
      <ol className={css.chain}>
        {upstream.slice(0, 2).map((tie) => (
          <Place
            key={tie.finding ?? tie.step}
            name={named(tie)}
            owner={tie.function}
            note={t('findings.chain.had', { had: format.number(tie.had), bad: format.number(tie.bad) })}
          />
        ))}
        <Place
          name={inLanguage(finding.label, format.language)}
          owner={finding.function}
          note={t('findings.chain.here')}
          here={finding.direction}
        />
        {through.map((tie) => (
          <Place key={tie.finding ?? tie.step} name={named(tie)} owner={tie.function} note="" />
        ))}
        {metric !== null && (
          <Place
            name={effect}
            owner={t('findings.chain.measured', { metric })}
            note={t('findings.chain.speaks')}
          />
        )}
      </ol>
      {finding.also.length > 0 && (
        <p className={css.also}>
          {t('findings.also')}: {finding.also.map((each) => inLanguage(each, format.language)).join(' · ')}
        </p>
      )}
    </Panel>
  );
}

/** Of all bad cases, how many had it before: a strong cause may explain few. */
export function CoveragePanel({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (finding.coverage.length === 0 || finding.kind === 'segment' || finding.kind === 'early-survey')
    return null;
  return (
    <Panel title={t('findings.coverage')} head="quiet">
      {finding.coverage.map((coverage) => (
        <div key={coverage.of} className={css.covered}>
          <p>
            {t('findings.coverage.had', {
              with: format.number(coverage.with),
              bad: format.number(coverage.bad),
              label: inLanguage(coverage.label, format.language),
            })}
          </p>
          <div className={css.bar} aria-hidden>
            <i style={{ width: `${(100 * coverage.with) / coverage.bad}%` }} />
          </div>
          <p className={css.small}>
            {t('findings.coverage.not', { without: format.number(coverage.without) })}
          </p>
        </div>
      ))}
    </Panel>
  );
}
