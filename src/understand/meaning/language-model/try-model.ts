import { newId } from '../../../kernel/ids.ts';
import type { AnswerOf } from '../../../kernel/operation.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { askModel, type Needs } from './ask-model.ts';
import type { tryLanguageModel } from './contract.ts';
import { judgeDraft } from './judge-answer.ts';
import { writeDraftPrompt } from './write-prompt.ts';

/** Made up for this purpose; no word of a customer. */
const sentences = [
  'The parcel came two days late and nobody told me.',
  'I waited at home all day for a delivery that never came.',
  'Great shop, but the delivery is never on time.',
];
const mostTokens = 300;

/** Asks about made-up sentences what is asked about voices. Never from memory: every try is a try. */
export async function tryModel(
  services: Needs,
  by: Caller,
  nowMs: () => number,
): Promise<AnswerOf<typeof tryLanguageModel> | Refusal> {
  const quotes = sentences.map((text, i) => ({ id: `Q${i + 1}`, text, stored: text }));
  const began = nowMs();
  const outcome = await askModel(services, by.workspaceId, {
    task: 'trial',
    by: by.name,
    prompt: writeDraftPrompt('name', { name: `Trial ${newId()}`, words: ['late', 'delivery'] }, quotes),
    moments: [],
    mostTokens,
    judge: (content) => judgeDraft(content, quotes, 'name'),
  });
  const { judged, unasked, tokensIn, tokensOut, cost } = outcome;
  if (unasked !== null && !judged.accepted)
    return refuse('language-model-not-asked', judged.because, {
      next: 'Look at the settings of the language model.',
    });
  return {
    accepted: judged.accepted,
    because: judged.accepted ? (judged.value[0]?.text ?? '') : judged.because,
    seconds: (nowMs() - began) / 1000,
    tokensIn,
    tokensOut,
    cost,
  };
}
