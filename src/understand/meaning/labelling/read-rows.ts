import { wordingOf } from '../../../instruments/language/text/duplicates/shingles.ts';
import { lineKey } from '../../../instruments/language/text/parts.ts';
import { decideAbout } from '../about/decide-about.ts';
import { applyDecisions } from '../apply-decisions.ts';
import type { OpenInstruments } from '../models.ts';
import { readVoice } from '../read-voice.ts';
import { type Telling, tellingOf } from '../stories/join-wordings.ts';
import type { TemplateLine } from '../stories/judge-templates.ts';
import { wordingNumber } from '../wording-number.ts';
import { type ClauseRow, clauseRows } from './clause-rows.ts';
import { type PackedRows, packRows } from './packed-rows.ts';
import type { Portion } from './workers.ts';

/** What some voices say, and by what near-copies of them are known. */
export interface Rows {
  readonly rows: PackedRows;
  /** Of the wordings that are long enough to have any, each once. */
  readonly tellings: Telling[];
}

/** The lines that recur in each post, as lines are compared. */
function templatesByPost(lines: readonly TemplateLine[]) {
  const posts = new Map<string, Set<string>>();
  const post = ({ step, channel }: { step: string; channel: string }) => JSON.stringify([step, channel]);
  for (const line of lines) {
    const known = posts.get(post(line)) ?? new Set();
    posts.set(post(line), known.add(lineKey(line.line)));
  }
  return (voice: { step: string; channel: string }): ReadonlySet<string> | undefined =>
    posts.size === 0 ? undefined : posts.get(post(voice));
}

/** What the customer wrote for the occasion: by it copies are told, whatever form or signature is around it. */
function ownText(
  text: string,
  language: string,
  templates: ReadonlySet<string> | undefined,
  { instruments }: OpenInstruments,
): string {
  const own = instruments.ownWords(text, language, templates);
  return own.map(({ start, end }) => text.slice(start, end)).join('\n') || text;
}

/** The rows of some voices: read, and what people decided put over it. */
export async function readRows(portion: Portion, opened: OpenInstruments): Promise<Rows> {
  const { workspace, zone, voices, decisions, company } = portion;
  const byMoment = Map.groupBy(decisions, ({ moment }) => moment);
  const rows: ClauseRow[] = [];
  const tellings = new Map<string, Telling>();
  const templatesOf = templatesByPost(portion.templates ?? []);
  for (const voice of voices) {
    const language = voice.language === '' ? undefined : voice.language;
    const { text, around } = voice;
    const given = {
      text,
      language,
      at: new Date(voice.at),
      zone,
      around,
      company,
      templates: templatesOf(voice),
    };
    const read = await readVoice(given, opened.instruments);
    const said = byMoment.get(voice.moment) ?? [];
    const about = decideAbout(read.about, said, company);
    const decided = applyDecisions({ ...read, about }, voice.text, said, opened.themes.names);
    const shown = wordingOf(ownText(text, read.language, given.templates, opened));
    const wording = wordingNumber(shown.text);
    const telling = tellings.has(wording) ? null : tellingOf(wording, shown);
    if (telling !== null) tellings.set(wording, telling);
    for (const row of clauseRows(workspace, voice, decided, wording)) rows.push(row);
  }
  return { rows: packRows(rows), tellings: [...tellings.values()] };
}
