import type { AnswerOf } from '../../../kernel/operation.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { quotesOfTheme } from '../index.ts';
import { redactorOf } from '../redaction/index.ts';
import { askModel, whyNot } from './ask-model.ts';
import type { DraftTask, draftText as operation } from './contract.ts';
import { judgeDraft } from './judge-answer.ts';
import { settingsOf } from './settings-store.ts';
import { whoseWordsMayGo } from './whose-words-may-go.ts';
import { wordsThatMayGo, writeDraftPrompt } from './write-prompt.ts';

type Draft = AnswerOf<typeof operation>;
const mostTokens = 700;
const mostExtracted = 3;

/**
 * Asks the company's language model for a name, a definition or a story of a theme. Only quotes leave, redacted once more;
 * and only of customers who do not refuse it; an answer that does not prove itself is rejected whole, and the extracted
 * words stand.
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
  const mayGo = await whoseWordsMayGo(
    services,
    workspace,
    about.quotes.map(({ moment }) => moment),
  );
  const allowed = about.quotes.filter(({ moment }) => mayGo.has(moment));
  if (allowed.length === 0) return extracted(task, about.name, numbered(about.quotes), kept.settings.model);
  const { withhold } = await redactorOf(records, workspace);
  const quotes = numbered(allowed).map((quote) => ({ ...quote, text: withhold(quote.stored) }));
  const said = wordsThatMayGo(about, quotes);
  const given = { name: withhold(said.name), words: said.words.map(withhold) };
  const { judged, model, cost, cached } = await askModel(services, workspace, {
    task,
    by: by.name,
    prompt: writeDraftPrompt(task, given, quotes),
    moments: quotes.map(({ moment }) => moment),
    mostTokens,
    judge: (content) => judgeDraft(content, quotes, task),
  });
  const instead = extracted(task, about.name, quotes, model);
  if (!judged.accepted) return { ...instead, because: judged.because, cost, cached };
  return {
    ...instead,
    accepted: true,
    because: 'Every sentence is proven by quotes.',
    method: 'llm',
    sentences: judged.value.map(({ text, cites }) => ({ text, cites: [...cites] })),
    cost,
    cached,
  };
}

interface Numbered {
  readonly id: string;
  readonly moment: string;
  readonly stored: string;
}
const numbered = (quotes: readonly { readonly moment: string; readonly text: string }[]): Numbered[] =>
  quotes.map(({ moment, text }, i) => ({ id: `Q${i + 1}`, moment, stored: text }));

/** What stands where nothing was written: customers' own words, which leave this house for nobody. */
function extracted(task: DraftTask, name: string, quotes: readonly Numbered[], model: string): Draft {
  const whole = (quote: string, words: string) => ({ quote, start: 0, end: words.length, words });
  return {
    task,
    accepted: false,
    because: whyNot.refused,
    method: 'rule',
    status: 'suggested',
    sentences:
      task === 'name'
        ? [{ text: name, cites: [] }]
        : quotes
            .slice(0, mostExtracted)
            .map(({ id, stored }) => ({ text: stored, cites: [whole(id, stored)] })),
    quotes: quotes.map(({ id, moment, stored }) => ({ id, moment, text: stored })),
    model,
    cost: 0,
    cached: false,
  };
}
