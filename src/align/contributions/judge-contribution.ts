import { parseFilter } from '../../kernel/filter.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Measure } from '../../understand/scores/contract.ts';
import { type AdviceLanguage, remark } from './advice.ts';
import { type Claim, claimShape, type DraftClaim, type Remark } from './claim.contract.ts';
import { judgeStatement } from './judge-statement.ts';
import { plain, wordsOf } from './read-words.ts';

export interface ClaimContext {
  readonly steps: readonly string[];
  readonly finding?: string;
  /** Earlier claims' "because … notice …" texts of other work. */
  readonly earlier: readonly string[];
  readonly language: AdviceLanguage;
}

const day = 86_400_000;
const placeholders =
  /^(?:n\/?a|none|no|nothing|tbd|tba|todo|x+|-+|\.+|\?+|unknown|see above|ninguno|nada|pendiente|por definir|everyone|everybody|all|all customers|customers|todos|todos los clientes|clientes)$/;

const isPlaceholder = (text: string) => placeholders.test(plain(text).replace(/[.!]+$/, ''));

/** What is measured in words, to notice a statement that only says it again. */
export function measureWords(measure: Measure): string {
  if (measure.kind === 'promise') return `promise missed late broken kept ${measure.step}`;
  return measure.kind === 'score' ? `${measure.metric} score ${measure.stat}` : `share ${measure.of}`;
}

/** The free text of a claim as one statement. */
export const statementOf = (claim: Pick<Claim, 'because' | 'notice'>): string =>
  `${claim.because}. ${claim.notice}`;

function judgeFilters(claim: DraftClaim, language: AdviceLanguage): Remark[] {
  const { measure } = claim;
  const filters: [string, string | undefined][] = [
    ['compareWith', claim.compareWith],
    ['measure', measure?.where],
    ['measure', measure?.kind === 'share' ? measure.of : undefined],
  ];
  const remarks = filters
    .filter(([, text]) => text !== undefined && isRefusal(parseFilter(text)))
    .map(([field, text]) => remark(field, 'filter', language, text));
  const { compareWith = '' } = claim;
  const affected = measure?.where ?? '';
  if (compareWith !== '' && (affected === '' || plain(affected) === plain(compareWith))) {
    remarks.push(remark('compareWith', 'same-group', language));
  }
  return remarks;
}

function judgeNumbers(claim: DraftClaim, language: AdviceLanguage): Remark[] {
  const remarks: Remark[] = [];
  if (claim.startsOn !== undefined && claim.checkOn !== undefined) {
    const days = (Date.parse(claim.checkOn) - Date.parse(claim.startsOn)) / day;
    if (days < 7 || days > 3 * 366) remarks.push(remark('checkOn', 'dates', language));
  }
  if (claim.size !== undefined && claim.measure !== undefined) {
    const isShare = claim.measure.kind !== 'score' || ['csat', 'top-box'].includes(claim.measure.stat);
    const useful = claim.smallestUseful ?? 0;
    if ((isShare && claim.size > 1) || useful > claim.size) remarks.push(remark('size', 'size', language));
  }
  return remarks;
}

function judgeEffects(claim: DraftClaim, language: AdviceLanguage): Remark[] {
  const remarks: Remark[] = [];
  for (const [i, row] of (claim.employees ?? []).entries()) {
    if (row.function === '') remarks.push(remark(`employees.${i}.function`, 'missing', language));
    if (row.effect === '' || isPlaceholder(row.effect))
      remarks.push(remark(`employees.${i}.effect`, 'missing', language));
    else if (wordsOf(row.effect).length < 3)
      remarks.push(remark(`employees.${i}.effect`, 'too-short', language));
  }
  for (const field of ['suppliers', 'investors', 'community'] as const) {
    const row = claim[field];
    if (row === undefined) continue;
    const text = 'effect' in row ? row.effect : row.noneBecause;
    if (isPlaceholder(text)) remarks.push(remark(field, 'missing', language));
    else if (wordsOf(text).length < 2) remarks.push(remark(field, 'too-short', language));
  }
  return remarks;
}

/** Faults that the other half of the statement may still mend. */
const needsBoth = new Set<Remark['code']>(['too-short', 'no-people', 'no-step', 'nothing-to-notice']);

/**
 * Everything that keeps a claim from being registered, as one sentence of advice each. An empty list means that
 * it says what could be checked. Deterministic: no model, no clock.
 */
export function judgeContribution(claim: DraftClaim, context: ClaimContext): Remark[] {
  const { language } = context;
  const remarks: Remark[] = [];
  for (const field of Object.keys(claimShape.shape) as (keyof Claim)[]) {
    if (field === 'smallestUseful' || field === 'compareWith') continue;
    const value = claim[field];
    const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (empty) remarks.push(remark(field, 'missing', language));
  }
  for (const field of ['segment', 'affected', 'step'] as const) {
    const text = claim[field];
    if (text !== undefined && text !== '' && isPlaceholder(text)) {
      remarks.push(remark(field, field === 'step' ? 'no-step' : 'no-people', language));
    }
  }
  const { because = '', notice = '' } = claim;
  if (because !== '' || notice !== '') {
    const judged = judgeStatement(`${because}. ${notice}`, {
      steps: context.steps,
      named: { people: `${claim.segment ?? ''} ${claim.affected ?? ''}`, step: claim.step ?? '' },
      ...(claim.measure === undefined ? {} : { measure: measureWords(claim.measure) }),
      ...(context.finding === undefined ? {} : { finding: context.finding }),
      earlier: context.earlier,
    });
    const half = because === '' || notice === '';
    if (judged !== null && !(half && needsBoth.has(judged.code))) {
      const field = judged.code === 'nothing-to-notice' ? 'notice' : 'because';
      remarks.push(remark(field, judged.code, language, judged.quote));
    }
  }
  return [
    ...remarks,
    ...judgeFilters(claim, language),
    ...judgeNumbers(claim, language),
    ...judgeEffects(claim, language),
  ];
}

/** The whole claim, when nothing is missing; null while it is a draft. */
export function wholeClaim(claim: DraftClaim): Claim | null {
  const whole = claimShape.safeParse(claim);
  return whole.success ? whole.data : null;
}
