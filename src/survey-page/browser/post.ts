import type { Problem } from '../../understand/listening/surveys/runtime/index.ts';
import type { Letter } from './outbox.ts';
import { proofFor } from './person-check.ts';

/** What the server says after a move. */
export interface Standing {
  readonly state: string;
  readonly page: string | null;
  readonly problems: readonly Problem[];
  readonly end: { readonly code: string } | null;
}

/** delivered · refused for good, with why · away: try again later. */
export type Delivery =
  | { readonly is: 'delivered'; readonly standing: Standing }
  | { readonly is: 'refused'; readonly say: string; readonly code: string }
  | { readonly is: 'away' };

/** Sends a letter once. The same letter again is the same answer, so sending after a lost reply does no harm. */
export async function post(letter: Letter, leaving = false, captcha?: string): Promise<Delivery> {
  const { link, key, version, language, hidden, answers, page, go, complete } = letter;
  const said = { key, language, hidden, answers, ...(captcha === undefined ? {} : { captcha }) };
  const body = complete ? { ...said, ...(version === null ? {} : { version }) } : { ...said, page, go };
  try {
    const response = await fetch(`/api/v1/answering/${link}/${complete ? 'submit' : 'save'}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: leaving,
      signal: AbortSignal.timeout(20_000),
    });
    if (response.ok) return { is: 'delivered', standing: (await response.json()) as Standing };
    if (response.status >= 500 || response.status === 429 || response.status === 408) return { is: 'away' };
    const problem = (await response.json()) as Record<string, unknown>;
    if (problem.code === 'needs-captcha' && captcha === undefined && !leaving) {
      const proof = await proofFor(link, key);
      return proof === null ? { is: 'away' } : post(letter, leaving, proof);
    }
    return { is: 'refused', say: sentence(problem), code: String(problem.code ?? '') };
  } catch {
    return { is: 'away' };
  }
}

const sentence = ({ title, detail, next }: Record<string, unknown>) =>
  [detail ?? title, next].filter((part) => typeof part === 'string').join(' ');

/** Sends a file; null when there was no connection or it was refused. */
export async function postFile(
  { link, key, question }: { link: string; key: string; question: string },
  file: File,
): Promise<{ readonly given: unknown } | { readonly say: string } | null> {
  try {
    const query = new URLSearchParams({ key, name: file.name.slice(0, 300) });
    const response = await fetch(`/api/v1/answering/${link}/files/${encodeURIComponent(question)}?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    const answer = (await response.json()) as Record<string, unknown>;
    return response.ok ? { given: answer } : { say: sentence(answer) };
  } catch {
    return null;
  }
}
