import { type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { isMail, isMbox } from './looks.contract.ts';
import type { MailDoor } from './mail-doors.ts';
import type { MailSettings } from './mailbox.contract.ts';
import { mailsIn, someAtOnce } from './split-mbox.ts';
import { noMails, type TakenMails, takeMails } from './take-mails.ts';

const noMail = refuse('no-mail-file', 'This is no mail and no mailbox file.', {
  next: 'Bring an mbox file or an .eml file, as mail programs save them.',
});
const enough = 20_000;

/** The same bytes, and their beginning as text. */
async function peek(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let isOver = false;
  while (length < enough && !isOver) {
    const { value, done } = await iterator.next();
    isOver = done === true;
    if (value === undefined || isOver) continue;
    first.push(value);
    length += value.length;
  }
  async function* all() {
    yield* first;
    while (!isOver) {
      const { value, done } = await iterator.next();
      if (done === true) return;
      yield value;
    }
  }
  return { beginning: Buffer.concat(first).toString('latin1'), bytes: all() };
}

/** Takes the mails of a file, some at a time: memory is bounded, and one that breaks off is simply brought again. */
export async function takeFile(
  door: MailDoor,
  settings: MailSettings,
  chunks: AsyncIterable<Uint8Array>,
  /** Called after every step with what was taken so far. */
  onStep: (sum: TakenMails) => Promise<void> = async () => undefined,
): Promise<TakenMails | Refusal> {
  const { beginning, bytes: all } = await peek(chunks);
  if (!isMbox(beginning) && !isMail(beginning)) return noMail;
  const sum = noMails();
  for await (const mails of someAtOnce(mailsIn(all))) {
    await takeMails(door, settings, mails, sum);
    await onStep(sum);
  }
  return sum;
}
