import { applyDecisions } from '../apply-decisions.ts';
import type { OpenInstruments } from '../models.ts';
import { readVoice } from '../read-voice.ts';
import { type ClauseRow, clauseRows } from './clause-rows.ts';
import type { Portion } from './workers.ts';

/** The rows of some voices: read, and what people decided put over it. */
export function readRows(portion: Portion, opened: OpenInstruments): ClauseRow[] {
  const { workspace, zone, voices, decisions } = portion;
  const byMoment = Map.groupBy(decisions, ({ moment }) => moment);
  return voices.flatMap((voice) => {
    const language = voice.language === '' ? undefined : voice.language;
    const given = { text: voice.text, language, at: new Date(voice.at), zone };
    const read = readVoice(given, opened.instruments);
    const decided = applyDecisions(read, voice.text, byMoment.get(voice.moment) ?? [], opened.themeNames);
    return clauseRows(workspace, voice, decided, opened.masked(voice.text));
  });
}
