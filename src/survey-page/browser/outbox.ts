/** What is to be delivered of one session: always its whole present state, so that only the last one counts. */
export interface Letter {
  readonly link: string;
  readonly key: string;
  readonly version: number | null;
  readonly language: string;
  readonly hidden: unknown;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly page: string;
  readonly go: 'on' | 'stay';
  /** Nothing more comes; hand it in. */
  readonly complete: boolean;
  readonly at: number;
}

const prefix = 'sirius-survey/';
const week = 7 * 24 * 3_600_000;
/** Where the browser lets nothing be kept (private windows, full disks), the page's memory has to do. */
const memory = new Map<string, string>();

function read(name: string): string | null {
  try {
    return memory.get(name) ?? localStorage.getItem(name);
  } catch {
    return memory.get(name) ?? null;
  }
}

/** Keeps a letter until it was delivered, over reloads and restarts of the browser. */
export function keep(letter: Letter): void {
  const name = `${prefix}${letter.link}/${letter.key}`;
  const text = JSON.stringify(letter);
  try {
    localStorage.setItem(name, text);
    memory.delete(name);
  } catch {
    memory.set(name, text);
  }
}

/** Forgets a letter; only this very one, so that what was written meanwhile stays. */
export function forget({ link, key, at }: Letter): void {
  const name = `${prefix}${link}/${key}`;
  if ((parse(read(name))?.at ?? at) !== at) return;
  memory.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept there.
  }
}

function parse(text: string | null): Letter | null {
  try {
    const letter = JSON.parse(text ?? 'null') as Letter | null;
    return typeof letter?.key === 'string' && typeof letter.link === 'string' ? letter : null;
  } catch {
    return null;
  }
}

/** The undelivered letter of a session, if there is one. */
export const letterOf = (link: string, key: string): Letter | null => parse(read(`${prefix}${link}/${key}`));

/** Letters of earlier visits that never left; those older than a week are let go. */
export function leftovers(except: string): Letter[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return names.flatMap((name) => {
      const letter = parse(localStorage.getItem(name));
      if (letter === null || Date.now() - letter.at > week) localStorage.removeItem(name);
      return letter === null || letter.key === except || Date.now() - letter.at > week ? [] : [letter];
    });
  } catch {
    return [];
  }
}
