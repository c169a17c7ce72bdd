import { applyDecisions } from '../apply-decisions.ts';
import type { OpenInstruments } from '../models.ts';
import { readVoice } from '../read-voice.ts';
import { type ClauseRow, clauseRows } from './clause-rows.ts';
import type { Portion } from './workers.ts';

/** The rows of some voices: read, and what people decided put over it. */
export async function readRows(portion: Portion, opened: OpenInstruments): Promise<ClauseRow[]> {
  const { workspace, zone, voices, decisions } = portion;
  const byMoment = Map.groupBy(decisions, ({ moment }) => moment);
  const rows: ClauseRow[] = [];
  for (const voice of voices) {
    const language = voice.language === '' ? undefined : voice.language;
    const given = { text: voice.text, language, at: new Date(voice.at), zone };
    const read = await readVoice(given, opened.instruments);
    const decided = applyDecisions(read, voice.text, byMoment.get(voice.moment) ?? [], opened.themes.names);
    rows.push(...clauseRows(workspace, voice, decided, opened.masked(voice.text)));
  }
  return rows;
}
