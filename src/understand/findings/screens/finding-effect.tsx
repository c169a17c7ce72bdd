import { useTranslation } from 'react-i18next';
import { IntervalBar } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { Finding } from '../contract.ts';
import { toneOf, unitOf, writeEffect } from './finding-words.ts';

/** The finding's effect as a bar with its interval; zero is "no difference". */
export function FindingEffect({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { estimate } = finding;
  const unit = unitOf(finding.unit);
  const write = (value: number | null) => writeEffect(format, value, finding.unit);
  const n = t('shell.n.episodes', { count: finding.n, replace: { count: format.number(finding.n) } });
  const label = `${t('findings.points', {
    value:
      finding.unit === 'share'
        ? t('shell.points', { count: 2, replace: { value: write(estimate.value) } })
        : write(estimate.value),
    low: write(estimate.low),
    high: write(estimate.high),
  })} · ${n}`;
  const tone = toneOf(finding.direction);
  return <IntervalBar estimate={estimate} unit={unit} label={label} {...(tone === 'grey' ? {} : { tone })} />;
}
