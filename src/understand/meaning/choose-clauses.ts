import type { z } from 'zod';
import type { Dispute } from '../../instruments/language/taught/classify.ts';
import { isKeptApart } from '../../instruments/language/taught/queue.ts';
import type { LabelTask, queuedShape } from './desk.contract.ts';
import { clauseEvidence } from './kept-labels.ts';
import type { ClauseToJudge } from './questions/clauses-to-judge.ts';
import { unsure } from './tasks-in-doubt.ts';

/** A clause that somebody should look at, and why. */
export interface Chosen {
  readonly clause: ClauseToJudge;
  readonly why: z.infer<typeof queuedShape>['why'];
  readonly disputes?: readonly Dispute[];
}

export const idOf = ({ moment, n }: ClauseToJudge) => `${moment}~${n}`;

const tenth = 10;
/**
 * Unsure labels first, those that many voices share before others; every tenth by chance, from a tenth of all clauses that
 * is never chosen otherwise: who judges the unsure ones away leaves only sure ones to be drawn.
 */
export function chosenFor(
  task: Exclude<LabelTask, 'theme'>,
  clauses: readonly ClauseToJudge[],
  limit: number,
): Chosen[] {
  const byChance = clauses
    .filter((clause) => isKeptApart(idOf(clause)))
    .slice(0, Math.ceil(limit / tenth))
    .map((clause) => ({ clause, why: 'by chance' as const }));
  const unsureOnes = clauses
    .filter((clause) => !isKeptApart(idOf(clause)))
    .flatMap((clause) => {
      const evidence = clauseEvidence.parse(JSON.parse(clause.evidence));
      const own =
        task === 'sentiment' ? [evidence.sentiment] : task === 'effort' ? [evidence.effort] : evidence[task];
      const confidences = own.flatMap((label) => (label?.confidence == null ? [] : [label.confidence]));
      const least = confidences.length === 0 ? 0.5 : Math.min(...confidences);
      return least >= unsure
        ? []
        : [{ clause, why: 'uncertain' as const, worth: (1 - least) * Math.sqrt(clause.settles) }];
    })
    .sort((a, b) => b.worth - a.worth || (idOf(a.clause) < idOf(b.clause) ? -1 : 1));
  return [...byChance, ...unsureOnes.map(({ clause, why }) => ({ clause, why }))].slice(0, limit);
}

/**
 * Puts clauses first about which a second reader says otherwise, in at most half of the places; what was drawn by chance
 * stays, or quality would be measured on the rest.
 */
export function withDiffering(
  worth: readonly Chosen[],
  clauses: readonly ClauseToJudge[],
  differing: readonly { readonly moment: string; readonly clause: { readonly start: number } }[],
  limit: number,
): Chosen[] {
  const said = new Set(differing.map(({ moment, clause }) => `${moment}~${clause.start}`));
  const drawn = new Set(worth.flatMap(({ clause, why }) => (why === 'by chance' ? [idOf(clause)] : [])));
  const first = clauses
    .filter((clause) => said.has(`${clause.moment}~${clause.start}`) && !drawn.has(idOf(clause)))
    .slice(0, Math.floor(limit / 2));
  const ids = new Set(first.map(idOf));
  let room = limit - first.length - drawn.size;
  const rest = worth.filter(
    ({ clause }) => drawn.has(idOf(clause)) || (!ids.has(idOf(clause)) && room-- > 0),
  );
  return [...first.map((clause) => ({ clause, why: 'second opinion' as const })), ...rest];
}
