import { wordingOf } from '../../../instruments/language/text/duplicates/shingles.ts';
import { applyDecisions } from '../apply-decisions.ts';
import type { OpenInstruments } from '../models.ts';
import { readVoice } from '../read-voice.ts';
import { type Telling, tellingOf } from '../stories/join-wordings.ts';
import { type ClauseRow, clauseRows, wordingNumber } from './clause-rows.ts';
import type { Portion } from './workers.ts';

/** What some voices say, and by what near-copies of them are known. */
export interface Rows {
  readonly rows: ClauseRow[];
  /** Of the wordings that are long enough to have any, each once. */
  readonly tellings: Telling[];
}

/** The rows of some voices: read, and what people decided put over it. */
export async function readRows(portion: Portion, opened: OpenInstruments): Promise<Rows> {
  const { workspace, zone, voices, decisions, company } = portion;
  const byMoment = Map.groupBy(decisions, ({ moment }) => moment);
  const rows: ClauseRow[] = [];
  const tellings = new Map<string, Telling>();
  for (const voice of voices) {
    const language = voice.language === '' ? undefined : voice.language;
    const { text, around } = voice;
    const given = { text, language, at: new Date(voice.at), zone, around, company };
    const read = await readVoice(given, opened.instruments);
    const decided = applyDecisions(read, voice.text, byMoment.get(voice.moment) ?? [], opened.themes.names);
    const said = wordingOf(voice.text);
    const wording = wordingNumber(said.text);
    const telling = tellings.has(wording) ? null : tellingOf(wording, said);
    if (telling !== null) tellings.set(wording, telling);
    for (const row of clauseRows(workspace, voice, decided, wording)) rows.push(row);
  }
  return { rows, tellings: [...tellings.values()] };
}
