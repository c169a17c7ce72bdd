import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Refused, refuse } from '../../../../kernel/refusal.ts';
import type { Losses } from '../reading.ts';
import { compositeTypes, isReadable, type OpenAttribute, scalarTypes } from './attribute.ts';
import { type OnTrace, TraceGatherer } from './gather-trace.ts';
import { LogHeader } from './log-header.ts';

const deepest = 64;
const largestValue = 16 * 1024 * 1024;

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
  readonly #losses: Losses;
  readonly #header: LogHeader;
  readonly #gatherer: TraceGatherer;
  readonly #frames: Frame[] = [];
  readonly #open: OpenAttribute[] = [];
  #sinceTag = 0;
  #eventSize = 0;
  #fault: string | undefined;

  constructor(onTrace: OnTrace, losses: Losses) {
    this.#losses = losses;
    this.#header = new LogHeader(losses);
    this.#gatherer = new TraceGatherer(onTrace, losses, this.#header.defaults);
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
    if (this.#frames.includes('trace')) this.#gatherer.endTrace();
    this.#header.end();
    if (this.#gatherer.traces === 0)
      this.#losses.add('The log holds no trace, so there is no journey in it', '', 0);
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
      this.#gatherer.beginEvent();
      this.#eventSize = 0;
      return 'event';
    }
    if (name === 'trace' && parent === 'log') {
      this.#gatherer.beginTrace();
      return 'trace';
    }
    if (name === 'values' && parent === 'attribute') return 'values';
    if (parent === 'log' && this.#header.declares(name, attributes, this.#gatherer.traces)) {
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
    else if (frame === 'event') this.#gatherer.endEvent(this.#frames.includes('trace'));
    else if (frame === 'trace') this.#gatherer.endTrace();
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
    if (owner === 'event' || owner === 'trace') this.#gatherer.keep(attribute, owner);
    else if (owner === 'global') this.#header.keepDefault(attribute);
    else if (owner === 'log') this.#header.logAttribute(attribute.key);
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
