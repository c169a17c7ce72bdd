import type { Losses } from '../reading.ts';
import { flatten, type OpenAttribute } from './attribute.ts';

/** The attributes of a trace or an event, flat: key → value as text. */
export type EventAttributes = Map<string, string>;

/**
 * Hears of each trace once it is complete, in file order. A very long trace comes in parts: `more` is true while it
 * goes on.
 */
export type OnTrace = (trace: EventAttributes, events: EventAttributes[], more: boolean) => void;

interface Defaults {
  readonly trace: EventAttributes;
  readonly event: EventAttributes;
}

const largestPart = 20_000;

/** Holds the trace that is open until its events can be handed on with everything that is known of it. */
export class TraceGatherer {
  readonly #onTrace: OnTrace;
  readonly #losses: Losses;
  readonly #defaults: Defaults;
  #trace: EventAttributes = new Map();
  #event: EventAttributes = new Map();
  #events: EventAttributes[] = [];
  #handedOn = 0;
  traces = 0;

  constructor(onTrace: OnTrace, losses: Losses, defaults: Defaults) {
    this.#onTrace = onTrace;
    this.#losses = losses;
    this.#defaults = defaults;
  }

  beginTrace(): void {
    this.traces++;
    this.#trace = new Map();
    this.#events = [];
    this.#handedOn = 0;
  }

  beginEvent(): void {
    this.#event = new Map();
  }

  keep(attribute: OpenAttribute, owner: 'trace' | 'event'): void {
    if (owner === 'trace' && this.#handedOn > 0) {
      const what = 'Attributes of a very long trace that stand after its events were left out';
      this.#losses.add(what, attribute.key);
      return;
    }
    for (const twice of flatten(attribute, owner === 'trace' ? this.#trace : this.#event)) {
      this.#losses.add(`The same key twice in one ${owner}: the first value stays`, twice);
    }
  }

  endEvent(insideTrace: boolean): void {
    if (!insideTrace) {
      const name = this.#event.get('concept:name') ?? '';
      this.#losses.add('Events outside a trace belong to no journey and were left out', name);
      return;
    }
    this.#events.push(this.#event);
    if (this.#events.length >= largestPart) this.#handOn(true);
  }

  endTrace(): void {
    if (this.#events.length > 0 || this.#handedOn > 0) this.#handOn(false);
    else {
      const name = this.#trace.get('concept:name') ?? '';
      this.#losses.add('Traces without events: empty journeys, nothing to import from them', name);
    }
  }

  #handOn(more: boolean): void {
    for (const [key, value] of this.#defaults.trace) {
      // A default name is no identity: two nameless traces would become one journey.
      if (key !== 'concept:name') this.#fill(this.#trace, 'a trace', key, value);
    }
    for (const event of this.#events) {
      for (const [key, value] of this.#defaults.event) this.#fill(event, 'an event', key, value);
    }
    this.#onTrace(this.#trace, this.#events, more);
    this.#handedOn += this.#events.length;
    this.#events = [];
  }

  #fill(into: EventAttributes, owner: string, key: string, value: string): void {
    if (into.has(key)) return;
    into.set(key, value);
    this.#losses.add(
      `Values missing in ${owner} were taken from the log’s global defaults`,
      `${key} = ${value}`,
    );
  }
}
