import type { PersonCheck } from '../../understand/listening/surveys/captcha/check.contract.ts';
import { firstWordOfHash } from './sha256.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Does the work: a number that makes the hash begin with so many zero bits. Lets the page live meanwhile. */
export async function solve(challenge: string, bits: number): Promise<string> {
  const wanted = 2 ** (32 - bits);
  let since = performance.now();
  for (let n = 0; ; n++) {
    const proof = `${challenge}~${n}`;
    if (firstWordOfHash(proof) < wanted) return proof;
    if (n % 256 === 0 && performance.now() - since > 20) {
      await pause(0);
      since = performance.now();
    }
  }
}

/** What a service's widget says, once the person did what it asks for; null when it takes too long. */
async function toldBy(field: string): Promise<string | null> {
  for (let tries = 0; tries < 200; tries++) {
    const told = document.querySelector<HTMLInputElement>(`[name="${CSS.escape(field)}"]`)?.value ?? '';
    if (told !== '') return told;
    await pause(300);
  }
  return null;
}

/** The proof that a session asks for before it begins; null = not to be had now. */
export async function proofFor(link: string, key: string): Promise<string | null> {
  const response = await fetch(`/api/v1/answering/${link}/check?key=${encodeURIComponent(key)}`);
  if (!response.ok) return null;
  const check = (await response.json()) as PersonCheck;
  if (check.kind === 'work') return solve(check.challenge, check.bits);
  return check.kind === 'service' ? toldBy(check.field) : '';
}

/** The page on which nothing but this is asked: goes on by itself. */
export async function passCheck(form: HTMLFormElement): Promise<void> {
  const field = form.querySelector<HTMLInputElement>('[name="captcha"]');
  if (field === null) return;
  const { bits, field: named } = field.dataset;
  const proof = named === undefined ? await solve(field.value, Number(bits)) : await toldBy(named);
  if (proof === null) return;
  field.value = proof;
  form.submit();
}
