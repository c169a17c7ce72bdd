import { z } from 'zod';
import { isRefusal } from '../../../kernel/refusal.ts';
import type { Outbound } from '../../../server/outbound/index.ts';
import type { LanguageModelSettings } from './contract.ts';
import { baseOf } from './refuse-settings.ts';
import { sayStatus } from './say-status.ts';

const answerShape = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1),
  usage: z
    .object({ prompt_tokens: z.number().int().min(0), completion_tokens: z.number().int().min(0) })
    .partial()
    .optional()
    .catch(undefined),
});

export interface Answered {
  readonly content: string;
  /** What the address says it counted. */
  readonly tokensIn: number | undefined;
  readonly tokensOut: number | undefined;
}
export interface Message {
  readonly role: 'system' | 'user';
  readonly content: string;
}

const without = (because: string): Unanswered => ({ because, wasSent: true });
const mostBytes = 300_000;
/** As it is, the same question gets the same answer from a model that can do that. */
export const parametersFor = (mostTokens: number) => ({
  temperature: 0,
  seed: 1,
  max_tokens: mostTokens,
});

/** Why there is no answer, and whether the question may have been read, and billed, all the same. */
export interface Unanswered {
  readonly because: string;
  readonly wasSent: boolean;
}

/** Asks once; once more only where the format was refused. Never waits longer than the company allows. */
export async function askEndpoint(
  outbound: Outbound,
  settings: Pick<LanguageModelSettings, 'url' | 'model' | 'timeoutSeconds'>,
  key: string | undefined,
  { messages, mostTokens }: { readonly messages: readonly Message[]; readonly mostTokens: number },
): Promise<Answered | Unanswered> {
  const { url, model, timeoutSeconds } = settings;
  const body = { model, messages, ...parametersFor(mostTokens), stream: false };
  const ask = (more: object) =>
    outbound.post({
      url: `${baseOf(url)}/chat/completions`,
      key,
      timeoutMs: timeoutSeconds * 1000,
      mostBytes,
      body: { ...body, ...more },
    });
  let answer = await ask({ response_format: { type: 'json_object' } });
  // Some servers of one's own refuse to be told the format; nothing was read or billed, and the answer is judged all the same.
  if (!isRefusal(answer) && answer.status === 400 && answer.text.includes('response_format'))
    answer = await ask({});
  if (isRefusal(answer)) {
    if (answer.refused === 'outside-slow')
      return without(`The language model did not answer within ${timeoutSeconds} s.`);
    if (answer.refused === 'outside-too-long')
      return without('The language model answered far more than was asked for.');
    const because = answer.refused === 'outside-away' ? 'The language model cannot be reached.' : answer.say;
    return { because, wasSent: false };
  }
  if (answer.status !== 200) return without(sayStatus(answer.status));
  let parsed: unknown;
  try {
    parsed = JSON.parse(answer.text);
  } catch {
    return without(
      answer.text.startsWith('data:')
        ? 'The language model answered piece by piece (a stream), though it was asked not to.'
        : 'The language model answered something else than JSON.',
    );
  }
  const read = answerShape.safeParse(parsed);
  if (!read.success) return without('The language model answered something else than a completion.');
  return {
    content: read.data.choices[0]?.message.content ?? '',
    tokensIn: read.data.usage?.prompt_tokens,
    tokensOut: read.data.usage?.completion_tokens,
  };
}
