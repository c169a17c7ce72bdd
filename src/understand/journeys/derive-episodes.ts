import type { Pass, Statement } from './derive-timeline.ts';

const mine = 'workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)}';
const valuesOf = (pass: Pass) => ({ workspace: pass.workspace, generations: pass.generations });

/** One member of the walked rows, in the order of the walk. */
const inWalk = (member: string, end: '' | '_promised') =>
  `arrayMap(x -> x.2, arraySort(x -> x.1, groupArrayIf((position${end}, ${member}), position${end} > 0))) AS in_walk_${member}${end}`;

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
SELECT generation, workspace, customer, episode, started, ended,
  in_walk_step, in_walk_function, in_walk_at, in_walk_step_promised, in_walk_function_promised, in_walk_at_promised,
  promises.1, promises.2, promises.3, promises.4, promises.5, scored.1, scored.2, scored.3, scored.4,
  mapFilter((name, value) -> last_values[name] = value, first_values)
FROM (
  SELECT generation, workspace, customer, episode,
    if(countIf(position > 0) > 0, minIf(at, position > 0), min(at)) AS started,
    if(countIf(position > 0) > 0, maxIf(greatest(at, until), position > 0), max(at)) AS ended,
    ${inWalk('step', '')}, ${inWalk('function', '')}, ${inWalk('at', '')},
    ${inWalk('step', '_promised')}, ${inWalk('function', '_promised')}, ${inWalk('at', '_promised')},
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
