import type { Services } from '../../../../server/serve.ts';
import { mailsIn, type RawMail } from './split-mbox.ts';
import { noMails, type TakenMails, takeMails } from './take-mails.ts';

const atOnce = 100;
const bytesAtOnce = 30_000_000;

/** Takes the mails of a file, some at a time: memory is bounded, and one that breaks off is simply brought again. */
export async function takeFile(
  services: Services,
  into: Parameters<typeof takeMails>[1],
  chunks: AsyncIterable<Uint8Array>,
  told: (sum: TakenMails) => void = () => undefined,
): Promise<TakenMails> {
  const sum = noMails();
  let some: RawMail[] = [];
  let bytes = 0;
  const take = async () => {
    await takeMails(services, into, some, sum);
    some = [];
    bytes = 0;
    told(sum);
  };
  for await (const mail of mailsIn(chunks)) {
    some.push(mail);
    bytes += mail.bytes.length;
    if (some.length >= atOnce || bytes >= bytesAtOnce) await take();
  }
  if (some.length > 0) await take();
  return sum;
}
