import { Refused, refuse } from '../../../../kernel/refusal.ts';
import { type Losses, shorten } from '../reading.ts';
import { flatten, type OpenAttribute } from './attribute.ts';

const standardPrefixes = new Set([
  'concept',
  'lifecycle',
  'org',
  'time',
  'semantic',
  'identity',
  'cost',
  'micro',
  'artifactlifecycle',
  'swcomm',
  'swevent',
  'swtelemetry',
]);

interface Classifier {
  readonly name: string;
  readonly keys: string;
}

/** What a log says about itself before its traces: extensions, globals with their defaults, classifiers. */
export class LogHeader {
  readonly defaults = { trace: new Map<string, string>(), event: new Map<string, string>() };
  #defaultsHere = new Map<string, string>();
  seen = false;
  readonly #losses: Losses;
  readonly #prefixes = new Set<string>();
  readonly #usedPrefixes = new Map<string, string>();
  readonly #checkedKeys = new Set<string>();
  readonly #globalKeys = new Set<string>();
  readonly #classifiers: Classifier[] = [];
  #scope = '';
  #order = 0;

  constructor(losses: Losses) {
    this.#losses = losses;
  }

  root(name: string): void {
    if (name.replace(/^[^:]*:/, '') !== 'log') {
      throw new Refused(
        refuse(
          'xes-not-a-log',
          `This XML is no event log: its root is <${shorten(name)}>, where <log> is expected.`,
          {
            next: 'Export the log as XES and import that file.',
          },
        ),
      );
    }
    this.seen = true;
  }

  /** True when `name` is a declaration of the log; what is odd about it is counted. */
  declares(
    name: string,
    attributes: Readonly<Record<string, string | undefined>>,
    tracesBefore: number,
  ): boolean {
    const rank = { extension: 1, global: 2, classifier: 3 }[name];
    if (rank === undefined) return false;
    if (rank < this.#order || tracesBefore > 0) {
      this.#losses.add(
        'Elements of the log\u2019s header stand in another order than XES lays down; read all the same',
        `<${name}>`,
        1,
      );
    }
    this.#order = Math.max(this.#order, rank);
    if (name === 'extension') this.#prefixes.add(attributes.prefix ?? '');
    else if (name === 'global') this.#openGlobal(attributes.scope);
    else this.#classify(attributes.name ?? '', attributes.keys ?? '');
    return true;
  }

  #openGlobal(scope: string | undefined): void {
    this.#defaultsHere = new Map();
    this.#scope = scope ?? '';
    if (scope === undefined) {
      this.#losses.add('A global without scope: its defaults are taken to be for events', '<global>');
      this.#scope = 'event';
    } else if (scope !== 'trace' && scope !== 'event') {
      this.#losses.add('A global with an unknown scope was passed over', scope);
    }
  }

  /** A default inside an open <global>. */
  keepDefault(attribute: OpenAttribute): void {
    for (const twice of flatten(attribute, this.#defaultsHere)) {
      this.#losses.add('The same key twice in one global: the first value stays', twice);
    }
  }

  endGlobal(): void {
    for (const [key, value] of this.#defaultsHere) {
      this.#globalKeys.add(key);
      if (this.#scope === 'trace' || this.#scope === 'event') this.defaults[this.#scope].set(key, value);
    }
    this.#defaultsHere = new Map();
  }

  #classify(name: string, keys: string): void {
    this.#classifiers.push({ name, keys });
  }

  /** An attribute of the log itself: it is about the file, not about a customer. */
  logAttribute(key: string): void {
    this.#order = Math.max(this.#order, 4);
    this.#losses.add('Facts about the file as a whole are not kept', key);
  }

  /** Remembers extensions in use; called for each attribute, so the common case is one look-up. */
  uses(key: string): void {
    if (this.#checkedKeys.has(key)) return;
    if (this.#checkedKeys.size < 10_000) this.#checkedKeys.add(key);
    const prefix = /^([^:/\s]+):/.exec(key)?.[1];
    if (prefix !== undefined && !this.#usedPrefixes.has(prefix)) this.#usedPrefixes.set(prefix, key);
  }

  end(): void {
    for (const [prefix, key] of this.#usedPrefixes) {
      if (this.#prefixes.has(prefix) || !standardPrefixes.has(prefix)) continue;
      this.#losses.add('An extension is used without being declared; its standard meaning is taken', key);
    }
    for (const { name, keys } of this.#classifiers) {
      if (keys.trim() === '') {
        this.#losses.add('A classifier without keys was passed over', name);
        continue;
      }
      if ([...this.#globalKeys].some((key) => keys === key)) continue;
      const unknown = keys.split(/\s+/).filter((key) => !this.#globalKeys.has(key.replace(/^'|'$/g, '')));
      if (unknown.length > 0) {
        this.#losses.add(
          'A classifier names a key that no global declares',
          `${name}: ${unknown.join(', ')}`,
        );
      }
    }
  }
}
