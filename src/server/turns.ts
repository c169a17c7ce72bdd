import type { Records } from '../stores/records/records.ts';

interface Going {
  again: boolean;
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

/** How long to wait while another server is at it, before it is asked whether anything was left. */
const whileElsewhereMs = 2000;

/** What is done in the background for a company. */
export interface Background<Needs> {
  /**
   * One turn. False = another server is at it: that one may have looked before what is asked for now was there, so it is
   * asked again until it may.
   */
  readonly work: (services: Needs, workspace: string) => Promise<boolean>;
  readonly failed: (services: Needs, workspace: string, error: unknown) => void;
  /** How long to rest after a turn that took so many milliseconds; without it the next one begins at once. */
  readonly rest?: (records: Records, tookMs: number) => number;
}

/**
 * Work in the background that is asked for again and again, one turn at a time for each company: whoever asks during a turn
 * gets the next one, shared with all who ask meanwhile, also when this one fails. No asking is lost. The first turn begins at
 * once. With a rest in between, a stream of requests leaves the machine to whoever waits for an answer, and more is done at
 * once instead. Comes back when nobody asks any more.
 */
export function createTurns<Needs extends { readonly records: Records }>(
  { work, failed, rest = () => 0 }: Background<Needs>,
  clock = machine,
) {
  const everybodys = new WeakMap<Records, { going: Map<string, Going>; restsUntil: Map<string, number> }>();

  function of(records: Records) {
    const known = everybodys.get(records) ?? { going: new Map(), restsUntil: new Map() };
    everybodys.set(records, known);
    return known;
  }

  async function takeTurn(services: Needs, workspace: string): Promise<void> {
    try {
      while (!(await work(services, workspace))) await clock.pause(whileElsewhereMs);
    } catch (error) {
      failed(services, workspace, error);
    }
  }

  async function go(services: Needs, workspace: string, one: Going): Promise<void> {
    const { records } = services;
    const { going, restsUntil } = of(records);
    try {
      do {
        const wait = (restsUntil.get(workspace) ?? 0) - clock.now();
        if (wait > 0) await clock.pause(wait);
        one.again = false;
        const began = clock.now();
        await takeTurn(services, workspace);
        const ended = clock.now();
        restsUntil.set(workspace, ended + rest(records, ended - began));
        // Nothing is waited for between this look and the end: whoever asks a moment later begins anew.
      } while (one.again);
    } finally {
      going.delete(workspace);
      for (const [other, until] of restsUntil) if (until <= clock.now()) restsUntil.delete(other);
    }
  }

  return (services: Needs, workspace: string): Promise<void> => {
    const { going } = of(services.records);
    const known = going.get(workspace);
    if (known !== undefined) {
      known.again = true;
      return known.done;
    }
    const one: Going = { again: false, done: Promise.resolve() };
    going.set(workspace, one);
    one.done = one.done.then(() => go(services, workspace, one));
    return one.done;
  };
}
