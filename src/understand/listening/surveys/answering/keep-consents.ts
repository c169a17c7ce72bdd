import type { Tx } from '../../../../stores/records/records.ts';
import { purpose as purposeShape } from '../../../people/consent/contract.ts';
import { writeConsent } from '../../../people/consent/index.ts';
import { questionsOf } from '../definition.contract.ts';
import { inLanguage, type Judgement } from '../runtime/index.ts';
import type { Settled } from './judge-move.ts';
import { type Consent, writeConsents } from './store.ts';

/** What somebody agreed to, or not, in an answer that was handed in; an anonymous one says nothing of anybody. */
export function consentsOf({ kept, plan }: Settled, judged: Judgement): Consent[] {
  const { definition } = plan;
  return questionsOf(definition.flow).flatMap(({ question }) => {
    const given = judged.accepted.get(question.code);
    if (question.type !== 'consent' || typeof given !== 'boolean' || kept.customer === null) return [];
    const wording = inLanguage(question.label, kept.language, definition.languages[0] ?? 'en');
    const { key, survey, version, customer, language, channel, changedAt: at } = kept;
    const purpose = question.purpose ?? question.code;
    const about = { key, question: question.code, survey, version, customer };
    return [{ ...about, purpose, wording, language, channel, given, at }];
  });
}

/** Agreeing to one of the company's own purposes holds wherever that purpose is asked for, from this transaction on. */
export async function keepConsents(tx: Tx, workspace: string, consents: readonly Consent[]): Promise<void> {
  if (consents.length === 0) return;
  await writeConsents(tx, workspace, consents);
  for (const { purpose, survey, version, key, language: _, question, ...said } of consents) {
    const known = purposeShape.safeParse(purpose);
    if (!known.success) continue;
    const proof = `survey ${survey}, version ${version}, question ${question}, answer ${key.slice(0, 16)}`;
    await writeConsent(tx, workspace, { ...said, purpose: known.data, proof, by: said.customer });
  }
}
