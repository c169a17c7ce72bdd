import { z } from 'zod';
import type { LanguageModelSettings } from './contract.ts';

const answerShape = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1),
  usage: z
    .object({ prompt_tokens: z.number().int().min(0), completion_tokens: z.number().int().min(0) })
    .optional(),
});

export interface Answered {
  readonly content: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** Longer answers than this nobody asked for; about 2.4 letters a token where the address does not count itself. */
export const mostTokens = 700;
const mostLetters = 100_000;
export const tokensIn = (text: string) => Math.ceil(text.length / 2.4);

/** Asks once; the sentence says why there is no answer. Never waits longer than the company allows. */
export async function askEndpoint(
  settings: LanguageModelSettings & { readonly key?: string | undefined },
  messages: readonly { role: string; content: string }[],
): Promise<Answered | string> {
  const { url, model, key, timeoutSeconds } = settings;
  try {
    const answer = await fetch(`${url.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined || key === '' ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model,
        messages,
        temperature: 0,
        seed: 1,
        max_tokens: mostTokens,
        stream: false,
        response_format: { type: 'json_object' },
      }),
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
      // Words go to the address that somebody answers for, never to where it points.
      redirect: 'error',
    });
    if (!answer.ok) return `The language model answered with status ${answer.status}.`;
    const text = await answer.text();
    if (text.length > mostLetters) return 'The language model answered far more than was asked for.';
    const read = answerShape.safeParse(JSON.parse(text));
    if (!read.success) return 'The language model answered something else than a completion.';
    const content = read.data.choices[0]?.message.content ?? '';
    const asked = messages.map((message) => message.content).join('\n');
    return {
      content,
      tokensIn: read.data.usage?.prompt_tokens ?? tokensIn(asked),
      tokensOut: read.data.usage?.completion_tokens ?? tokensIn(content),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return `The language model did not answer within ${timeoutSeconds} s.`;
    return error instanceof SyntaxError
      ? 'The language model answered something else than JSON.'
      : 'The language model cannot be reached.';
  }
}
