import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const steps = [
  'Order',
  'Credit check',
  'Plan visit',
  'Move visit',
  'Order part',
  'Visit',
  'Activate',
  'First bill',
  'Ask',
  'Answer',
  'Close',
];
const functions = [
  'Sales',
  'Finance',
  'Planning',
  'Planning',
  'Logistics',
  'Field',
  'IT',
  'Finance',
  'Service',
  'Service',
  'Service',
];

/** Chance for benchmarks: a linear congruential generator (Numerical Recipes), the same on every machine. */
function source(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

export interface LogFigures {
  readonly events: number;
  readonly episodes: number;
  readonly bytes: number;
}

/**
 * Writes an event log with about 13 events an episode, some rework and a score at the end.
 * @param hostile every hundredth row is broken in one of five ways (ragged, NUL, bad time, bad score, open quote).
 */
export async function writeLog(path: string, events: number, hostile = false): Promise<LogFigures> {
  const next = source(7);
  const file = createWriteStream(path);
  let bytes = 0;
  let written = 0;
  let episodes = 0;
  let block = 'case,customer,activity,function,time,score,comment\n';
  const put = async (line: string) => {
    block += line;
    if (block.length < 1 << 20) return;
    bytes += block.length;
    if (!file.write(block)) await once(file, 'drain');
    block = '';
  };
  while (written < events) {
    episodes++;
    let at = Date.UTC(2025, 0, 1) + Math.floor(next() * 31_536_000_000);
    let step = 0;
    for (let i = 0; i < 40 && written < events; i++) {
      const time = new Date(at).toISOString();
      const last = step === steps.length - 1;
      const score = last ? String(Math.floor(next() * 11)) : '';
      const words = last && next() < 0.3 ? '"Waited, then ""nobody"" came"' : '';
      let row = `E${episodes},C${episodes % 50_000},${steps[step]},${functions[step]},${time},${score},${words}\n`;
      if (hostile && written % 100 === 99) {
        const broken = [
          row.replace(',', ''),
          `\0${row}`,
          row.replace(time, '31.02.20x5'),
          row.replace(/,[^,]*,[^,]*\n$/, ',77,\n'),
          `"${row}`,
        ];
        row = broken[((written / 100) % 5) | 0] as string;
      }
      await put(row);
      written++;
      if (last) break;
      at += Math.floor(next() * 172_800_000);
      step =
        next() < 0.12 ? Math.max(0, step - 1) : Math.min(steps.length - 1, step + 1 + (next() < 0.1 ? 1 : 0));
    }
  }
  bytes += block.length;
  file.end(block);
  await once(file, 'finish');
  return { events: written, episodes, bytes };
}
