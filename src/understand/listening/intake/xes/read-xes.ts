import { decode, unpack } from './decode-text.ts';
import { type Loss, Losses } from './losses.ts';
import { type EventAttributes, LogParser } from './parse-log.ts';

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

/** Rows of the log in file order, as CSV without a header line, ready for the engine. */
export interface XesBlock {
  readonly rows: number;
  readonly csv: Uint8Array;
}

export interface XesSummary {
  readonly traces: number;
  readonly emptyTraces: number;
  /** Events that belong to a trace; each is one row. */
  readonly events: number;
  readonly losses: readonly Loss[];
}

const blockCharacters = 4 * 1024 * 1024;
const mostNames = 2_000_000;

const quoted = (text: string): string =>
  text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;

/** The part of a row's attributes that all events of a trace share: `"case:key":"value",…` */
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

function rowOf(episode: string, event: EventAttributes, shared: string): string {
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

/**
 * Reads an XES log, plain or gzip, as a stream: blocks of rows in file order, then what the log was and what was
 * lost on the way. Memory is bounded by one block and one trace, whatever the size of the file.
 *
 * Throws `Refused` for what is no event log or is made to harm (document types, bombs, endless values).
 */
export async function* readXes(source: AsyncIterable<Uint8Array>): AsyncGenerator<XesBlock, XesSummary> {
  const losses = new Losses();
  const names = new Set<string>();
  let lines: string[] = [];
  let size = 0;
  let continuing = false;
  const parser = new LogParser(
    {
      onTrace(trace, events, more) {
        const episode = (trace.get('concept:name') ?? '').trim();
        if (!continuing && names.has(episode) && episode !== '') {
          losses.add('Traces with the name of an earlier trace continue its journey', episode);
        }
        if (names.size < mostNames) names.add(episode);
        continuing = more;
        const shared = sharedAttributes(trace);
        for (const event of events) {
          const line = rowOf(episode, event, shared);
          lines.push(line);
          size += line.length;
        }
      },
    },
    losses,
  );
  const block = (): XesBlock => {
    const ready = { rows: lines.length, csv: Buffer.from(lines.join('')) };
    lines = [];
    size = 0;
    return ready;
  };
  for await (const text of decode(unpack(source, losses), losses)) {
    const goesOn = parser.write(text);
    if (size >= blockCharacters) yield block();
    if (!goesOn) break;
  }
  parser.end();
  if (lines.length > 0) yield block();
  return {
    traces: parser.traces,
    emptyTraces: parser.emptyTraces,
    events: parser.eventsInTraces,
    losses: losses.list(),
  };
}
