import { useTranslation } from 'react-i18next';
import { Sentence } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { DraftClaim, Foresight } from '../claim.contract.ts';
import { Blanks } from './blanks.tsx';
import css from './claim.module.css';
import { sayMeasure, saySize, unitOf } from './measure-words.ts';

const capital = (text = '') => text.charAt(0).toUpperCase() + text.slice(1);
const plain = (text: string | undefined) => (text ?? '').trim().replace(/[.;,\s]+$/, '');

/** A written contribution as the sentence it is; blanks that are still empty show as a line. */
export function ClaimSentence({
  claim,
  foresight,
  size: textSize = 'title',
}: {
  claim: DraftClaim;
  foresight: Foresight | null;
  size?: 'title' | 'heading';
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { measure, size, direction } = claim;
  const filled = (text: string | undefined) =>
    plain(text) === '' ? (
      <span className={css.gap}>…</span>
    ) : (
      <span className={css.filled}>{plain(text)}</span>
    );
  const baseline = foresight?.baseline.value ?? null;
  const signed = size === undefined ? null : direction === 'lower' ? -size : size;
  const value = (x: number) => (measure === undefined ? '' : format.value(x, unitOf(measure)));
  const change =
    measure === undefined || signed === null ? (
      <span className={css.gap}>…</span>
    ) : baseline === null ? (
      <b>{t('contributions.by', { size: saySize(format.measured, signed, measure) })}</b>
    ) : (
      <Blanks
        text={t('contributions.fromTo')}
        fill={{ from: <b>{value(baseline)}</b>, to: <b>{value(baseline + signed)}</b> }}
      />
    );
  return (
    <Sentence size={textSize}>
      <Blanks
        text={t('contributions.sentence')}
        fill={{
          segment: filled(claim.segment),
          step: filled(claim.step),
          direction: direction === undefined ? filled('') : t(`contributions.${direction}`),
          measure: measure === undefined ? filled('') : sayMeasure(t, measure),
          change,
          check:
            claim.checkOn === undefined ? (
              filled('')
            ) : (
              <span className={css.filled}>{format.day(claim.checkOn)}</span>
            ),
          because: filled(claim.because),
          affected: filled(capital(claim.affected)),
          notice: filled(claim.notice),
        }}
      />
    </Sentence>
  );
}
