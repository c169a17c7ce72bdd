import { type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { isMail, isMbox, mailsIn, type RawMail } from './split-mbox.ts';
import { noMails, type TakenMails, takeMails } from './take-mails.ts';

const atOnce = 100;
const bytesAtOnce = 30_000_000;

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
  services: Services,
  into: Parameters<typeof takeMails>[1],
  chunks: AsyncIterable<Uint8Array>,
  told: (sum: TakenMails) => void = () => undefined,
): Promise<TakenMails | Refusal> {
  const { beginning, bytes: all } = await peek(chunks);
  if (!isMbox(beginning) && !isMail(beginning)) return noMail;
  const sum = noMails();
  let some: RawMail[] = [];
  let bytes = 0;
  const take = async () => {
    await takeMails(services, into, some, sum);
    some = [];
    bytes = 0;
    told(sum);
  };
  for await (const mail of mailsIn(all)) {
    some.push(mail);
    bytes += mail.bytes.length;
    if (some.length >= atOnce || bytes >= bytesAtOnce) await take();
  }
  if (some.length > 0) await take();
  return sum;
}
