import type { AskVectors } from './ask-thread.ts';

/** Texts that go together; one more voice waits at most this long for others. */
const most = 64;
const waitMs = 5;

interface Waiting {
  readonly texts: readonly string[];
  give(vectors: readonly ArrayLike<number>[]): void;
  fail(why: unknown): void;
}

/** Questions that come at the same time are asked as one: an address is asked once for many voices, not once for each. */
export function gathered(ask: AskVectors): AskVectors {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = waiting;
    waiting = [];
    ask(now.flatMap(({ texts }) => texts)).then(
      (vectors) => {
        let at = 0;
        for (const { texts, give } of now) {
          give(vectors.slice(at, at + texts.length));
          at += texts.length;
        }
      },
      (error: unknown) => {
        for (const { fail } of now) fail(error);
      },
    );
  };
  return (texts) =>
    new Promise((give, fail) => {
      waiting.push({ texts, give, fail });
      if (waiting.reduce((sum, one) => sum + one.texts.length, 0) >= most) send();
      else timer ??= setTimeout(send, waitMs);
    });
}
