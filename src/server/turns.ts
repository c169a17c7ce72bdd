interface Going {
  again: boolean;
  /** The work that was asked for last: its next turn. */
  work: () => Promise<unknown>;
  done: Promise<void>;
}

interface Clock {
  now(): number;
  pause(ms: number): Promise<void>;
}

const machine: Clock = {
  now: () => performance.now(),
  // A server that stops does not wait for the end of a rest.
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
};

/**
 * Work in the background that is asked for again and again, one turn at a time for each key: whoever asks during a turn gets
 * the next one, shared with all who ask meanwhile. The first turn begins at once. Between two turns it rests as long as
 * `rest` says of a turn that took so many milliseconds: under a stream of requests it leaves the machine to whoever waits for
 * an answer, and does more at once instead. Comes back when nobody asks any more; a turn that throws is the last.
 */
export function createTurns(rest: (tookMs: number) => number, clock = machine) {
  const all = new Map<string, Going>();
  /** Until when each key rests; kept only while that is to come. */
  const resting = new Map<string, number>();

  async function go(key: string, going: Going): Promise<void> {
    try {
      do {
        const wait = (resting.get(key) ?? 0) - clock.now();
        if (wait > 0) await clock.pause(wait);
        going.again = false;
        const began = clock.now();
        await going.work();
        const ended = clock.now();
        resting.set(key, ended + rest(ended - began));
      } while (going.again);
    } finally {
      all.delete(key);
      for (const [other, until] of resting) if (until <= clock.now()) resting.delete(other);
    }
  }

  return (key: string, work: () => Promise<unknown>): Promise<void> => {
    const known = all.get(key);
    if (known !== undefined) {
      known.again = true;
      known.work = work;
      return known.done;
    }
    const going: Going = { again: false, work, done: Promise.resolve() };
    all.set(key, going);
    going.done = going.done.then(() => go(key, going));
    return going.done;
  };
}
