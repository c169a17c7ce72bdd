import type { EpisodeTable } from './episode-table.ts';

/** Names that say "we asked the customer", in the languages Sirius speaks. */
const asking =
  /\b(survey|surveyed|questionnaire|feedback request|review request|invit\w*|nps sent|csat sent|encuesta|cuestionario|invitaci[oó]n|pesquisa|question[aá]rio|enqu[eê]te|sondage|umfrage|fragebogen|befragung)\b/i;

/**
 * The steps at which a customer was asked: not something that happened to them, and what the timing of a voice is
 * judged by. Known by name; or because they occur exactly as often as the answers do, episode by episode, also
 * where a customer answered more than once or not at all.
 */
export function askedSteps(table: EpisodeTable): Set<number> {
  const voices = new Set<number>();
  table.steps.forEach((step, s) => {
    if (step.voice) voices.add(s);
  });
  const asked = new Set<number>();
  const candidates: number[] = [];
  table.steps.forEach((step, s) => {
    if (step.voice) return;
    if (asking.test(step.name)) asked.add(s);
    else candidates.push(s);
  });
  if (voices.size > 0 && asked.size === 0) for (const s of inStep(table, voices, candidates)) asked.add(s);
  return asked;
}

/** Least number of episodes without an answer, and with several, before "exactly as often" means anything. */
const leastProof = 5;

function inStep(table: EpisodeTable, voices: ReadonlySet<number>, candidates: readonly number[]): number[] {
  const broken = new Set<number>();
  const counts = new Int32Array(table.steps.length);
  let none = 0;
  let several = 0;
  for (let episode = 0; episode < table.n; episode++) {
    const to = table.from[episode + 1] as number;
    let answers = 0;
    for (let i = table.from[episode] as number; i < to; i++) {
      const step = table.walk[i] as number;
      counts[step] = (counts[step] as number) + 1;
      if (voices.has(step)) answers++;
    }
    if (answers === 0) none++;
    if (answers > 1) several++;
    for (const s of candidates) if (counts[s] !== answers) broken.add(s);
    for (let i = table.from[episode] as number; i < to; i++) counts[table.walk[i] as number] = 0;
  }
  if (none < leastProof || several < leastProof) return [];
  return candidates.filter((s) => !broken.has(s));
}
