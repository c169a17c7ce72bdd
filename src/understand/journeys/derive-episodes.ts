import { hasPromises, type Pass, type Statement } from './derive-timeline.ts';

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

const attributes = 'minMap(attributes) AS first_values, maxMap(attributes) AS last_values';

/** The members of an array of tuples, each as a column. */
const membersOf = (array: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name, i) => [name, `${array}.${i + 1}`]));

/** One INSERT: the episodes of the generations of a pass, from their timeline. Facts that nobody has are not looked for. */
export function deriveEpisodes(pass: Pass): Statement {
  const promised = hasPromises(pass);
  const hasScores = pass.carried.includes('scores');
  const hasAttributes = pass.carried.includes('attributes');
  const plain = promised ? 'plain_walk' : 'promised_walk';
  const seconds = (steps: string) =>
    `if(empty(${steps}), 0, dateDiff('millisecond', ${steps}[1].5, greatest(last_end, ${steps}[-1].5)) / 1000)`;
  const columns: Record<string, string> = {
    generation: 'generation',
    workspace: 'workspace',
    customer: 'customer',
    customer_number: 'number',
    episode: 'episode',
    episode_number: 'walk_number',
    started: `if(empty(${plain}), first_at, ${plain}[1].5)`,
    ended: `if(empty(${plain}), last_at, last_end)`,
    seconds: seconds(plain),
    path_hash: `sipHash128(${plain}.3)`,
    steps: `${plain}.3`,
    functions: `${plain}.4`,
    times: `${plain}.5`,
    seconds_promised: seconds('promised_walk'),
    path_hash_promised: 'sipHash128(promised_walk.3)',
    steps_promised: 'promised_walk.3',
    functions_promised: 'promised_walk.4',
    times_promised: 'promised_walk.5',
    ...(promised
      ? membersOf('promises', [
          'promise_steps',
          'promise_functions',
          'promise_states',
          'promise_due',
          'promise_met',
        ])
      : {}),
    ...(hasScores
      ? membersOf('scored', ['score_metrics', 'score_values', 'score_steps', 'score_times'])
      : {}),
    ...(hasAttributes
      ? { attributes: 'mapFilter((name, value) -> last_values[name] = value, first_values)' }
      : {}),
  };
  const gathered = [
    'min(at) AS first_at',
    'max(at) AS last_at',
    'any(customer_number) AS number',
    'any(episode_number) AS walk_number',
    walk,
    ...(promised ? ['arrayFilter(x -> x.2, promised_walk) AS plain_walk'] : []),
    `arrayMax(arrayMap((at, until) -> greatest(at, until), ${plain}.5, ${plain}.6)) AS last_end`,
    ...(promised ? [promises] : []),
    ...(hasScores ? [scored] : []),
    ...(hasAttributes ? [attributes] : []),
  ];
  return {
    sql: `
INSERT INTO episodes (${Object.keys(columns).join(', ')})
SELECT ${Object.values(columns).join(', ')}
FROM (
  SELECT generation, workspace, customer, episode, ${gathered.join(', ')}
  FROM timeline
  WHERE ${mine} AND episode != ''
  GROUP BY generation, workspace, customer, episode
)`,
    values: valuesOf(pass),
  };
}

/** One INSERT: every score of the generations of a pass as one answer; null when nobody scored. */
export function deriveAnswers(pass: Pass): Statement | null {
  if (!pass.carried.includes('scores')) return null;
  return {
    sql: `
INSERT INTO answers (generation, workspace, metric, value, at, customer, episode, episode_number, moment, step, function,
  channel, language, attributes)
SELECT generation, workspace, score.1, score.2, at, customer, episode, episode_number, id, step, function, channel, language, attributes
FROM timeline ARRAY JOIN CAST(scores, 'Array(Tuple(String, Float64))') AS score
WHERE ${mine} AND missed = 0`,
    values: valuesOf(pass),
  };
}
