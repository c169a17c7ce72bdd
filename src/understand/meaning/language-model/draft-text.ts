import { createHash } from 'node:crypto';
import type { AnswerOf } from '../../../kernel/operation.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { quotesOfTheme } from '../index.ts';
import { redactorOf } from '../redaction/index.ts';
import { askEndpoint, mostTokens, tokensIn } from './ask-endpoint.ts';
import type { LanguageModelSettings, draftText as operation } from './contract.ts';
import { type Judged, judgeAnswer } from './judge-answer.ts';
import { answeredBefore, keepCall, settingsOf, spentInMonth } from './store.ts';
import { writePrompt } from './write-prompt.ts';

type Draft = AnswerOf<typeof operation>;
const million = 1_000_000;
const costOf = ({ priceIn, priceOut }: LanguageModelSettings, given: number, taken: number) =>
  (given * priceIn + taken * priceOut) / million;

/**
 * Asks the company's language model for a name, a definition or a story of a theme. Only quotes leave, redacted once more;
 * an answer that does not prove itself is rejected whole, and the extracted words stand.
 */
export async function draftText(
  services: Services,
  by: Caller,
  { task, theme }: { readonly task: Draft['task']; readonly theme: string },
): Promise<Draft | Refusal> {
  const { records } = services;
  const workspace = by.workspaceId;
  const kept = await settingsOf(records, workspace);
  if (kept?.settings.on !== true) {
    return refuse('language-model-off', 'No language model is switched on for this company.', {
      next: 'An administrator may switch one on, with purpose and legal basis. Nothing else needs it.',
    });
  }
  const { settings } = kept;
  const about = await quotesOfTheme(services, workspace, theme);
  const { redact } = await redactorOf(records, workspace);
  const quotes = about.quotes.map(({ moment, text }, i) => ({ id: `Q${i + 1}`, moment, text: redact(text) }));
  const given = quotes.map(({ id, text }) => ({ id, text }));
  const messages = writePrompt(task, { name: redact(about.name), words: about.words.map(redact) }, given);
  const prompt = JSON.stringify(messages);
  const hash = createHash('sha256').update(`${settings.url}\n${settings.model}\n${prompt}`).digest('hex');

  const draft = (judged: Judged, cost: number, cached: boolean): Draft => ({
    task,
    status: 'suggested',
    quotes,
    model: settings.model,
    cost,
    cached,
    ...(judged.accepted
      ? {
          accepted: true,
          because: 'Every sentence is proven by quotes.',
          method: 'llm' as const,
          sentences: judged.sentences.map(({ text, quotes: ids }) => ({ text, quotes: [...ids] })),
        }
      : {
          accepted: false,
          because: judged.because,
          method: 'rule' as const,
          sentences:
            task === 'name'
              ? [{ text: about.name, quotes: [] }]
              : quotes.slice(0, 3).map(({ id, text }) => ({ text, quotes: [id] })),
        }),
  });

  const before = await answeredBefore(records, workspace, hash);
  if (before !== null) return draft(judgeAnswer(before, given, task), 0, true);
  const most = costOf(settings, tokensIn(prompt), mostTokens);
  if ((await spentInMonth(records, workspace)) + most > settings.monthlyBudget && most > 0) {
    return draft(
      { accepted: false, because: 'The budget of this month is spent; nothing was sent.' },
      0,
      false,
    );
  }
  const answer = await askEndpoint(settings, messages);
  const judged: Judged =
    typeof answer === 'string'
      ? { accepted: false, because: answer }
      : judgeAnswer(answer.content, given, task);
  const tokens =
    typeof answer === 'string'
      ? { tokensIn: tokensIn(prompt), tokensOut: 0 }
      : { tokensIn: answer.tokensIn, tokensOut: answer.tokensOut };
  const cost = costOf(settings, tokens.tokensIn, tokens.tokensOut);
  await keepCall(records, workspace, {
    task,
    hash,
    model: settings.model,
    prompt,
    answer: typeof answer === 'string' ? '' : answer.content,
    because: judged.accepted ? '' : judged.because,
    by: by.name,
    ...tokens,
    cost,
    accepted: judged.accepted,
  });
  return draft(judged, cost, false);
}
