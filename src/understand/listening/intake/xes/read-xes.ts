import { blockBytes, blockRows, type Checkpoint, Losses, type ReadBlock } from '../reading.ts';
import { decode, unpack } from './decode-text.ts';
import type { EventAttributes } from './gather-trace.ts';
import { LogParser } from './parse-log.ts';

/** The columns of the table an event log becomes; a value that is missing is an empty text. */
export const xesColumns = [
  'episode',
  'step',
  'at',
  'resource',
  'function',
  'lifecycle',
  'attributes',
] as const;

const mostNames = 2_000_000;

const quoted = (text: string): string =>
  text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;

/** The part of a row's attributes that all events of a trace share: `,"case:key":"value"…` */
function sharedAttributes(trace: EventAttributes): string {
  let json = '';
  for (const [key, value] of trace) {
    if (key !== 'concept:name') json += `,${JSON.stringify(`case:${key}`)}:${JSON.stringify(value)}`;
  }
  return json;
}

const columnOf = new Map([
  ['concept:name', 1],
  ['time:timestamp', 2],
  ['org:resource', 3],
  ['org:group', 4],
  ['lifecycle:transition', 5],
]);

function lineOf(episode: string, event: EventAttributes, shared: string): string {
  const cells = ['', '', '', '', '', ''];
  let json = shared;
  for (const [key, value] of event) {
    const column = columnOf.get(key);
    if (column === undefined) json += `,${JSON.stringify(key)}:${JSON.stringify(value)}`;
    else cells[column] = value.trim();
  }
  // The group is the function; where a log knows only roles, the role stands for it.
  if (cells[4] === '') cells[4] = event.get('org:role')?.trim() ?? '';
  cells[0] = episode;
  return `${cells.map(quoted).join(',')},${quoted(`{${json.slice(1)}}`)}\n`;
}

/** Gathers rows into blocks whose borders depend on the rows alone, so that a killed import finds them again. */
class Blocks {
  readonly #from: Checkpoint;
  readonly #size: { rows: number; bytes: number };
  readonly #ready: ReadBlock[] = [];
  #lines: string[] = [];
  #characters = 0;
  #row = 0;
  /** Bytes of the file that were taken in: tells how far reading is, never where to begin. */
  consumed = 0;
  #block = 0;

  constructor(from: Checkpoint, size: { rows: number; bytes: number }) {
    this.#from = from;
    this.#size = size;
  }

  add(line: string): void {
    this.#row++;
    this.#lines.push(`${this.#row},${line}`);
    this.#characters += line.length;
    if (this.#lines.length >= this.#size.rows || this.#characters >= this.#size.bytes)
      this.close(new Losses());
  }

  close(losses: Losses): void {
    this.#block++;
    // A stream of XML cannot be entered in the middle: what was done before a restart is read again and let go.
    if (this.#block > this.#from.block) {
      this.#ready.push({
        header: xesColumns,
        separator: ',',
        csv: Buffer.from(this.#lines.join('')),
        rows: this.#lines.length,
        bad: [],
        losses: losses.list(),
        next: { offset: this.consumed, row: this.#row, block: this.#block },
      });
    }
    this.#lines = [];
    this.#characters = 0;
  }

  *take(): Generator<ReadBlock> {
    yield* this.#ready.splice(0);
  }
}

/**
 * Reads an XES log (IEEE 1849), plain or gzip, as a stream of blocks in file order; what was odd or lost is told with
 * the last block, which may be empty. Memory is bounded by a block and a stretch of one trace, whatever the file's
 * size. Missing names and times are empty cells: the checks that every row passes put such rows into quarantine.
 *
 * Throws `Refused` for what is no event log or is made to harm (document types, bombs, endless values).
 */
export async function* readXes(
  chunks: AsyncIterable<Uint8Array>,
  from: Checkpoint,
  size = { rows: blockRows, bytes: blockBytes },
): AsyncGenerator<ReadBlock> {
  const losses = new Losses();
  const blocks = new Blocks(from, size);
  const names = new Set<string>();
  let continuing = false;
  const parser = new LogParser((trace, events, more) => {
    const episode = (trace.get('concept:name') ?? '').trim();
    if (!continuing && episode !== '' && names.has(episode)) {
      losses.add('Traces with the name of an earlier trace continue its journey', episode);
    }
    if (names.size < mostNames) names.add(episode);
    continuing = more;
    const shared = sharedAttributes(trace);
    for (const event of events) blocks.add(lineOf(episode, event, shared));
  }, losses);
  async function* counted() {
    for await (const chunk of chunks) {
      blocks.consumed += chunk.length;
      yield chunk;
    }
  }
  for await (const text of decode(unpack(counted(), losses), losses)) {
    const goesOn = parser.write(text);
    yield* blocks.take();
    if (!goesOn) break;
  }
  parser.end();
  blocks.close(losses);
  yield* blocks.take();
}
