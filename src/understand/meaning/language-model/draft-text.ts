import type { AnswerOf } from '../../../kernel/operation.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { quotesOfTheme } from '../index.ts';
import { redactorOf } from '../redaction/index.ts';
import { askModel } from './ask-model.ts';
import type { DraftTask, draftText as operation } from './contract.ts';
import { judgeDraft, type Sentence } from './judge-answer.ts';
import { settingsOf } from './settings-store.ts';
import { whoseWordsMayGo } from './whose-words-may-go.ts';
import { writeDraftPrompt } from './write-prompt.ts';

type Draft = AnswerOf<typeof operation>;
const mostTokens = 700;
const extracted = 3;

/**
 * Asks the company's language model for a name, a definition or a story of a theme. Only quotes leave, redacted once more;
 * an answer that does not prove itself is rejected whole, and the extracted words stand.
 */
export async function draftText(
  services: Services,
  by: Caller,
  { task, theme }: { readonly task: DraftTask; readonly theme: string },
): Promise<Draft | Refusal> {
  const { records } = services;
  const workspace = by.workspaceId;
  const kept = await settingsOf(records, workspace);
  if (kept?.settings.on !== true) {
    return refuse('language-model-off', 'No language model is switched on for this company.', {
      next: 'An administrator may switch one on, with purpose and legal basis. Nothing else needs it.',
    });
  }
  const about = await quotesOfTheme(services, workspace, theme);
  if (about.quotes.length === 0) {
    return refuse('no-voices', 'No voice speaks of this theme yet; there is nothing to cite.', {
      next: 'Ask again when voices are read with it.',
    });
  }
  const { withhold } = await redactorOf(records, workspace);
  const mayGo = await whoseWordsMayGo(
    services,
    workspace,
    about.quotes.map(({ moment }) => moment),
  );
  const allowed = about.quotes.filter(({ moment }) => mayGo.has(moment));
  const quotes = (allowed.length === 0 ? about.quotes : allowed).map(({ moment, text }, i) => ({
    id: `Q${i + 1}`,
    moment,
    text: withhold(text),
    stored: text,
  }));
  const { judged, model, cost, cached } = await askModel(services, workspace, {
    task,
    by: by.name,
    prompt: writeDraftPrompt(task, { name: withhold(about.name), words: about.words.map(withhold) }, quotes),
    moments: quotes.map(({ moment }) => moment),
    mostTokens,
    judge: (content) => judgeDraft(content, quotes, task),
  });
  const whole = (id: string, text: string) => ({ quote: id, start: 0, end: text.length, words: text });
  const extract = (): Sentence[] =>
    task === 'name'
      ? [{ text: about.name, cites: [] }]
      : quotes.slice(0, extracted).map(({ id, stored }) => ({ text: stored, cites: [whole(id, stored)] }));
  const sentences = judged.accepted ? judged.value : extract();
  return {
    task,
    accepted: judged.accepted,
    because: judged.accepted ? 'Every sentence is proven by quotes.' : judged.because,
    method: judged.accepted ? 'llm' : 'rule',
    status: 'suggested',
    sentences: sentences.map(({ text, cites }) => ({ text, cites: [...cites] })),
    quotes: quotes.map(({ id, moment, stored }) => ({ id, moment, text: stored })),
    model,
    cost,
    cached,
  };
}
