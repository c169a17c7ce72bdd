import { forget, keep, type Letter, leftovers } from './outbox.ts';
import { type Delivery, post } from './post.ts';

export type State = 'saving' | 'saved' | 'offline' | 'back';

/** Carries letters: one at a time, the newest first and alone, again and again until the server has it. */
export interface Courier {
  /** Takes the session's present state; earlier ones are outdated by it. */
  send(letter: Letter): void;
  /** What came of the last letter, once nothing waits any more. */
  settled(): Promise<void>;
}

const first = 1500;
const longest = 60_000;

export function courier(
  onState: (state: State) => void,
  onDelivery: (delivery: Exclude<Delivery, { is: 'away' }>, letter: Letter) => void,
): Courier {
  let waiting: Letter | null = null;
  let running: Promise<void> | null = null;
  let pause = first;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    let wasAway = false;
    while (waiting !== null) {
      const letter: Letter = waiting;
      onState(wasAway ? 'back' : 'saving');
      const delivery = navigator.onLine ? await post(letter) : ({ is: 'away' } as const);
      if (delivery.is === 'away') {
        wasAway = true;
        onState('offline');
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pause);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        pause = Math.min(longest, pause * 2);
        continue;
      }
      wasAway = false;
      pause = first;
      forget(letter);
      if (waiting === letter) waiting = null;
      if (waiting === null) onState('saved');
      onDelivery(delivery, letter);
    }
    running = null;
  }

  addEventListener('online', () => {
    pause = first;
    wake();
  });
  addEventListener('pagehide', () => {
    if (waiting !== null) void post(waiting, true);
  });
  return {
    send(letter) {
      keep(letter);
      waiting = letter;
      wake();
      running ??= run();
    },
    settled: async () => running ?? undefined,
  };
}

/**
 * Delivers what earlier visits on this device left behind. `mine`: the session of this very address that somebody had not
 * finished, to be gone on with. `arrived`: how many whole answers the server has now.
 */
export async function deliverLeftovers({ link, key }: { readonly link: string; readonly key: string }) {
  let arrived = 0;
  let mine: string | null = null;
  for (const letter of leftovers(key)) {
    const delivery = await post(letter);
    if (delivery.is === 'away') break;
    forget(letter);
    if (delivery.is === 'refused') continue;
    if (letter.complete) arrived++;
    else if (letter.link === link && delivery.standing.end === null) mine = letter.key;
  }
  return { arrived, mine };
}
