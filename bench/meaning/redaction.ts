import { findPersonalData } from '../../src/instruments/language/redaction/find-personal-data.ts';
import type { Kind } from '../../src/instruments/language/redaction/kind.contract.ts';
import { redactText } from '../../src/instruments/language/redaction/redact-text.ts';
import { wilson } from '../../src/instruments/statistics/proportion.ts';
import { hasSharedData, sharedJson } from '../../tests/shared-data.ts';
import { type Line, tell } from '../report.ts';

interface Row {
  readonly full_text: string;
  readonly spans: readonly {
    readonly entity_type: string;
    readonly start_position: number;
    readonly end_position: number;
  }[];
}
interface Figures {
  readonly peers: readonly {
    readonly task: string;
    readonly method: string;
    readonly recall?: Readonly<Record<string, number>>;
    readonly other_words_kept?: number;
  }[];
}

/** Which of our kinds may cover a span of theirs. */
const fits: Readonly<Record<string, readonly Kind[]>> = {
  PERSON: ['person', 'staff'],
  STREET_ADDRESS: ['address'],
  ZIP_CODE: ['address'],
  PHONE_NUMBER: ['phone'],
  CREDIT_CARD: ['card'],
  EMAIL_ADDRESS: ['email'],
  IBAN_CODE: ['iban'],
  US_SSN: ['national-id'],
  US_DRIVER_LICENSE: ['driving-licence'],
  IP_ADDRESS: ['ip'],
  DOMAIN_NAME: ['url'],
};
const structured = ['CREDIT_CARD', 'EMAIL_ADDRESS', 'IBAN_CODE', 'US_SSN', 'IP_ADDRESS', 'DOMAIN_NAME'];

/** FNV-1a of the text: half of the rows tune the rules, the other half is only ever measured. */
function isTuningRow(text: string): boolean {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash >>> 8) % 2 === 0;
}

interface Count {
  spans: number;
  /** Every letter of the span lies in hits of a fitting kind. */
  covered: number;
  /** One hit has exactly its borders. */
  exact: number;
  /** The span's text occurs nowhere in the redacted text: how peers are counted. */
  gone: number;
}

interface Measured {
  readonly byKind: Map<string, Count>;
  readonly hits: Map<Kind, { found: number; right: number }>;
  readonly words: { all: number; kept: number };
  readonly misses: string[];
}

/** Measures rows; `misses` names what was not covered, for whoever tunes. */
function measureRows(rows: readonly Row[]): Measured {
  const byKind = new Map<string, Count>();
  const hitCounts = new Map<Kind, { found: number; right: number }>();
  const words = { all: 0, kept: 0 };
  const misses: string[] = [];
  for (const { full_text: text, spans } of rows) {
    const hits = findPersonalData(text);
    const redacted = redactText(text, hits).text;
    const gold = spans.map((span) => ({
      type: span.entity_type,
      start: span.start_position,
      end: span.end_position,
    }));
    for (const { type, start, end } of gold) {
      const kinds = fits[type];
      if (kinds === undefined) continue;
      const count = byKind.get(type) ?? { spans: 0, covered: 0, exact: 0, gone: 0 };
      byKind.set(type, count);
      count.spans++;
      const own = hits.filter((hit) => kinds.includes(hit.kind));
      let covered = true;
      for (let i = start; i < end; i++) {
        if (/[\p{L}\p{N}]/u.test(text[i] ?? '')) covered &&= own.some((hit) => hit.start <= i && hit.end > i);
      }
      if (covered) count.covered++;
      else misses.push(`${type}: "${text.slice(start, end)}" in ${JSON.stringify(text.slice(0, 260))}`);
      if (own.some((hit) => hit.start === start && hit.end === end)) count.exact++;
      if (!redacted.includes(text.slice(start, end))) count.gone++;
    }
    for (const hit of hits) {
      const count = hitCounts.get(hit.kind) ?? { found: 0, right: 0 };
      hitCounts.set(hit.kind, count);
      count.found++;
      const right = gold.some(
        ({ type, start, end }) =>
          (fits[type]?.includes(hit.kind) || (type === 'DATE_TIME' && hit.kind === 'birth-date')) &&
          hit.start < end &&
          hit.end > start,
      );
      if (right) count.right++;
      else
        misses.push(
          `WRONG ${hit.kind} (${hit.rule}): "${text.slice(hit.start, hit.end)}" in ${JSON.stringify(text.slice(0, 200))}`,
        );
    }
    for (const match of text.matchAll(/\p{L}[\p{L}\p{M}'’]{2,}/gu)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (gold.some((span) => span.start < end && span.end > start)) continue;
      words.all++;
      if (!hits.some((hit) => hit.start < end && hit.end > start)) words.kept++;
    }
  }
  return { byKind, hits: hitCounts, words, misses };
}

const share = (count: number, n: number) => {
  const [low, high] = wilson({ count, n });
  return `${(count / n).toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}), n ${n}`;
};

/** Redaction by kind on strict full spans, on the half that tuned the rules and on the half that did not. */
export async function benchRedaction(): Promise<Line[]> {
  if (!hasSharedData) {
    console.log('redaction: no reference data beside the checkout; skipped');
    return [];
  }
  const all = sharedJson<Row[]>('text/personal-data/synth_dataset_v2_part.json');
  const peers = sharedJson<Figures>('text/expected/peer-figures.json').peers.filter((peer) =>
    peer.task.startsWith('personal data'),
  );
  const lines: Line[] = [];
  for (const half of ['tuning', 'held out'] as const) {
    const rows = all.filter((row) => isTuningRow(row.full_text) === (half === 'tuning'));
    const { byKind, hits, words, misses } = measureRows(rows);
    // Only of the half that tunes: the other one stays unseen.
    if (half === 'tuning' && process.argv.includes('--worst')) for (const miss of misses) console.log(miss);
    const line = (what: string, covered: number, spans: number, goal: number | null, more: string) =>
      lines.push(
        tell({
          what: `redaction, ${half}: ${what}`,
          measured: `${share(covered, spans)}${more}`,
          budget: goal === null ? 'none' : `>= ${goal}`,
          met: goal === null ? null : covered / spans >= goal,
        }),
      );
    const sum = structured.map((type) => byKind.get(type)).filter((count) => count !== undefined);
    line(
      'structured kinds, whole span',
      sum.reduce((n, count) => n + count.covered, 0),
      sum.reduce((n, count) => n + count.spans, 0),
      0.99,
      '',
    );
    for (const [type, count] of [...byKind].sort(([a], [b]) => a.localeCompare(b))) {
      const goal = type === 'PERSON' ? 0.75 : type === 'PHONE_NUMBER' ? 0.9 : null;
      const beside = peers
        .flatMap(({ method, recall }) => (recall?.[type] === undefined ? [] : [`${method} ${recall[type]}`]))
        .join(', ');
      line(
        `${type}, whole span`,
        count.covered,
        count.spans,
        goal,
        `; exact borders ${(count.exact / count.spans).toFixed(3)}; lenient ${(count.gone / count.spans).toFixed(3)}${beside === '' ? '' : ` (lenient, all rows: ${beside})`}`,
      );
    }
    for (const [kind, { found, right }] of [...hits].sort(([a], [b]) => a.localeCompare(b))) {
      line(`precision of ${kind}`, right, found, null, '');
    }
    const kept = peers.flatMap(({ method, other_words_kept }) =>
      other_words_kept === undefined ? [] : [`${method} ${other_words_kept}`],
    );
    line('other words kept', words.kept, words.all, 0.99, ` (${kept.join(', ')})`);
  }
  return lines;
}
