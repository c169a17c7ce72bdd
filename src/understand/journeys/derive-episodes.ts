import type { Pass, Statement } from './derive-timeline.ts';

const mine = 'workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)}';
const valuesOf = (pass: Pass) => ({ workspace: pass.workspace, generations: pass.generations });

/** The walk with missed promises as steps: (position, walked without them too, step, function, at, until). */
const walk =
  'arraySort(groupArrayIf((position_promised, position > 0, step, function, at, until), position_promised > 0)) AS promised_walk';

const promises = `arraySort(x -> (x.4, x.6, x.1), groupArrayIf(
    (toString(step), toString(function), toString(promise), due, met, id), promise != '' AND missed = 0)) AS promises`;

const scored = `arraySort(x -> (x.4, x.5, x.1), arrayFlatten(groupArrayIf(
    arrayMap((metric, score) -> (toString(metric), score, toString(step), at, (declared, source, row, id)), mapKeys(scores), mapValues(scores)),
    notEmpty(scores)))) AS scored`;

/** One INSERT: the episodes of the generations of a pass, from their timeline. */
export function deriveEpisodes(pass: Pass): Statement {
  return {
    sql: `
INSERT INTO episodes (generation, workspace, customer, episode, started, ended, steps, functions, times,
  steps_promised, functions_promised, times_promised, promise_steps, promise_functions, promise_states, promise_due,
  promise_met, score_metrics, score_values, score_steps, score_times, attributes)
SELECT generation, workspace, customer, episode,
  if(empty(plain_walk), first_at, plain_walk[1].5),
  if(empty(plain_walk), last_at, arrayMax(arrayMap((at, until) -> greatest(at, until), plain_walk.5, plain_walk.6))),
  plain_walk.3, plain_walk.4, plain_walk.5, promised_walk.3, promised_walk.4, promised_walk.5,
  promises.1, promises.2, promises.3, promises.4, promises.5, scored.1, scored.2, scored.3, scored.4,
  mapFilter((name, value) -> last_values[name] = value, first_values)
FROM (
  SELECT generation, workspace, customer, episode, min(at) AS first_at, max(at) AS last_at,
    ${walk},
    arrayFilter(x -> x.2, promised_walk) AS plain_walk,
    ${promises},
    ${scored},
    minMap(attributes) AS first_values, maxMap(attributes) AS last_values
  FROM timeline
  WHERE ${mine} AND episode != ''
  GROUP BY generation, workspace, customer, episode
)`,
    values: valuesOf(pass),
  };
}

/** One INSERT: every score of the generations of a pass as one answer. */
export function deriveAnswers(pass: Pass): Statement {
  return {
    sql: `
INSERT INTO answers (generation, workspace, metric, value, at, customer, episode, moment, step, function, channel,
  language, attributes)
SELECT generation, workspace, score.1, score.2, at, customer, episode, id, step, function, channel, language, attributes
FROM timeline ARRAY JOIN CAST(scores, 'Array(Tuple(String, Float64))') AS score
WHERE ${mine} AND missed = 0`,
    values: valuesOf(pass),
  };
}
