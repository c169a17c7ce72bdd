import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Refused, refuse } from '../../../../kernel/refusal.ts';
import { compositeTypes, flatten, isReadable, type OpenAttribute, scalarTypes } from './attribute.ts';
import { LogHeader } from './log-header.ts';
import type { Losses } from './losses.ts';

/** A trace's event, its attributes flat; the trace is complete when it is handed on. */
export type EventAttributes = Map<string, string>;

/** Hears what the log holds, in file order. */
export interface LogListener {
  /** `more` is true while the trace goes on: very long traces are handed on in parts. */
  onTrace(trace: EventAttributes, events: EventAttributes[], more: boolean): void;
}

const deepest = 64;
const largestValue = 16 * 1024 * 1024;
const largestPart = 20_000;

// Faults that leave the structure of the file intact, so that reading can go on.
const tolerable =
  /undefined entity|malformed character entity|empty entity name|duplicate attribute|attribute without value|"\]\]>"|XML declaration/;

type Frame = 'log' | 'global' | 'trace' | 'event' | 'attribute' | 'values' | 'aside';

/**
 * Reads XES (IEEE 1849) piece by piece, never as a whole document. Odd logs are read as far as they make sense and
 * each oddity is counted; document types, bombs and files that are no log are refused.
 */
export class LogParser {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #listener: LogListener;
  readonly #losses: Losses;
  readonly #header: LogHeader;
  readonly #frames: Frame[] = [];
  readonly #open: OpenAttribute[] = [];
  #trace: EventAttributes = new Map();
  #event: EventAttributes = new Map();
  #events: EventAttributes[] = [];
  #handedOn = 0;
  #sinceTag = 0;
  #eventSize = 0;
  #fault: string | undefined;
  traces = 0;
  emptyTraces = 0;
  eventsInTraces = 0;

  constructor(listener: LogListener, losses: Losses) {
    this.#listener = listener;
    this.#losses = losses;
    this.#header = new LogHeader(losses);
    this.#parser.on('opentag', (tag) => this.#opened(tag));
    this.#parser.on('closetag', () => {
      if (this.#fault === undefined) this.#closed();
    });
    this.#parser.on('doctype', () => refuseDoctype());
    this.#parser.on('error', (error) => this.#stumbled(error.message));
  }

  /** False once the file stopped being XML: nothing after that point can be read. */
  write(text: string): boolean {
    if (this.#fault !== undefined) return false;
    this.#sinceTag += text.length;
    this.#parser.write(text);
    if (this.#sinceTag > largestValue) {
      throw new Refused(
        refuse('xes-value-too-large', `Near line ${this.#parser.line} a single value is larger than 16 MB.`, {
          next: 'Shorten or remove that value; an event log holds short facts.',
          kind: 'too-large',
        }),
      );
    }
    return this.#fault === undefined;
  }

  end(): void {
    if (this.#fault === undefined) this.#parser.close();
    // Whole events of a trace that was cut off are innocent: they stay.
    if (this.#frames.includes('trace')) this.#endTrace();
    this.#header.end();
    if (this.traces === 0) this.#losses.add('The log holds no trace, so there is no journey in it', '', 0);
  }

  #stumbled(message: string): void {
    if (this.#fault !== undefined) return;
    const plain = message.replace(/^[^:]*?\d+:\d+:\s*/, '');
    const place = `line ${this.#parser.line}: ${plain}`;
    if (tolerable.test(plain)) {
      this.#losses.add('Small faults in the XML were passed over', place);
      return;
    }
    if (!this.#header.seen) {
      throw new Refused(
        refuse('xes-not-xml', `This file is not XML: ${place}`, { next: 'Export the log as XES again.' }),
      );
    }
    this.#fault = place;
    if (this.#frames.includes('event'))
      this.#losses.add('An event was cut off in the middle and left out', place);
    this.#losses.add(
      'The file stops being XML; what was complete before that point was read, the rest was not',
      place,
    );
  }

  #opened(tag: SaxesTagPlain): void {
    if (this.#fault !== undefined) return;
    this.#sinceTag = 0;
    const { name, attributes } = tag;
    const parent = this.#frames.at(-1);
    if (parent === undefined) {
      this.#header.root(name);
      this.#frames.push('log');
      return;
    }
    if (this.#frames.length > deepest) {
      throw new Refused(
        refuse(
          'xes-too-deep',
          `Near line ${this.#parser.line} elements are nested more than ${deepest} deep.`,
          {
            kind: 'too-large',
          },
        ),
      );
    }
    this.#frames.push(this.#frameOf(name, attributes, parent));
  }

  #frameOf(name: string, attributes: Readonly<Record<string, string | undefined>>, parent: Frame): Frame {
    if (parent === 'aside') return 'aside';
    if (scalarTypes.has(name) || compositeTypes.has(name)) {
      this.#openAttribute(name, attributes);
      return 'attribute';
    }
    if (name === 'event' && (parent === 'trace' || parent === 'log')) {
      this.#event = new Map();
      this.#eventSize = 0;
      return 'event';
    }
    if (name === 'trace' && parent === 'log') {
      this.traces++;
      this.#trace = new Map();
      this.#events = [];
      this.#handedOn = 0;
      return 'trace';
    }
    if (name === 'values' && parent === 'attribute') return 'values';
    if (parent === 'log' && this.#header.declares(name, attributes, this.traces)) {
      return name === 'global' ? 'global' : 'aside';
    }
    this.#losses.add(`Elements that XES does not know here were passed over`, `<${name}> in <${parent}>`);
    return 'aside';
  }

  #openAttribute(type: string, attributes: Readonly<Record<string, string | undefined>>): void {
    const { key, value } = attributes;
    const composite = compositeTypes.has(type);
    if (key === undefined || (value === undefined && !composite)) {
      const what =
        key === undefined && value === undefined ? 'without key and value' : 'without key or value';
      this.#losses.add(
        `Attributes ${what} were passed over`,
        `line ${this.#parser.line}: <${type}${key === undefined ? '' : ` key="${key}"`}>`,
      );
    } else if (value !== undefined && key !== 'time:timestamp' && !isReadable(type, value)) {
      this.#losses.add(`A ${type} that cannot be read was kept as text`, `${key} = ${value}`);
    }
    if (key !== undefined) this.#header.uses(key);
    this.#eventSize += (key?.length ?? 0) + (value?.length ?? 0);
    if (this.#eventSize > largestValue && this.#frames.includes('event')) {
      throw new Refused(
        refuse('xes-event-too-large', `The event near line ${this.#parser.line} is larger than 16 MB.`, {
          kind: 'too-large',
        }),
      );
    }
    this.#open.push({ key: key ?? '', value, composite, nested: [] });
  }

  #closed(): void {
    this.#sinceTag = 0;
    const frame = this.#frames.pop();
    if (frame === 'attribute') this.#closeAttribute();
    else if (frame === 'event') this.#endEvent();
    else if (frame === 'trace') this.#endTrace();
    else if (frame === 'global') this.#header.endGlobal();
  }

  #closeAttribute(): void {
    const attribute = this.#open.pop();
    if (attribute === undefined || attribute.key === '') return;
    if (attribute.value === undefined && !attribute.composite) return;
    if (attribute.composite && attribute.nested.length === 0) {
      this.#losses.add('Lists without values are empty lists', attribute.key);
    }
    const outer = this.#open.at(-1);
    if (outer !== undefined) {
      outer.nested.push(attribute);
      return;
    }
    const owner = this.#frames.at(-1);
    if (owner === 'event') this.#keep(attribute, this.#event, 'event');
    else if (owner === 'trace') this.#keep(attribute, this.#trace, 'trace');
    else if (owner === 'global') this.#keep(attribute, this.#header.openGlobal, 'global');
    else if (owner === 'log') this.#header.logAttribute(attribute.key);
  }

  #keep(attribute: OpenAttribute, into: EventAttributes, owner: string): void {
    if (owner === 'trace' && this.#handedOn > 0) {
      this.#losses.add(
        'Attributes of a very long trace that stood after its events were left out',
        attribute.key,
      );
      return;
    }
    for (const twice of flatten(attribute, into)) {
      this.#losses.add(`The same key twice in one ${owner}: the first value stays`, twice);
    }
  }

  #endEvent(): void {
    if (!this.#frames.includes('trace')) {
      this.#losses.add(
        'Events outside a trace belong to no journey and were left out',
        this.#event.get('concept:name') ?? '',
      );
      return;
    }
    this.eventsInTraces++;
    this.#events.push(this.#event);
    if (this.#events.length >= largestPart) this.#handOn(true);
  }

  #endTrace(): void {
    if (this.#events.length === 0 && this.#handedOn === 0) {
      this.emptyTraces++;
      this.#losses.add(
        'Traces without events: empty journeys, nothing to import from them',
        this.#trace.get('concept:name') ?? '',
      );
      return;
    }
    this.#handOn(false);
  }

  #handOn(more: boolean): void {
    const { trace, event } = this.#header.defaults;
    for (const [key, value] of trace) {
      // A default name is no identity: two nameless traces would become one journey.
      if (key === 'concept:name' || this.#trace.has(key)) continue;
      this.#trace.set(key, value);
      this.#losses.add(
        'Values missing in a trace were taken from the log\u2019s global defaults',
        `${key} = ${value}`,
      );
    }
    for (const one of this.#events) {
      for (const [key, value] of event) {
        if (one.has(key)) continue;
        one.set(key, value);
        this.#losses.add(
          'Values missing in an event were taken from the log\u2019s global defaults',
          `${key} = ${value}`,
        );
      }
    }
    this.#listener.onTrace(this.#trace, this.#events, more);
    this.#handedOn += this.#events.length;
    this.#events = [];
  }
}

function refuseDoctype(): never {
  throw new Refused(
    refuse(
      'xes-doctype',
      'This file declares a document type (DTD), which an event log never needs and which can carry attacks.',
      {
        next: 'Remove the <!DOCTYPE …> declaration and import the file again.',
      },
    ),
  );
}
