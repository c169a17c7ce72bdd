import { type Condition, type Filter, parseFilter } from '../../kernel/filter.ts';
import { nearestName } from '../../kernel/nearest-name.ts';
import { orThrow, Refused, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { isOfCustomer, isOfWalk } from '../../stores/moments/filter-sql.ts';
import { isOfMeaning } from '../../stores/moments/meaning-sql.ts';
import { ask, noSuchSegment, type Scope } from '../../stores/moments/question.ts';
import { checkGroups } from '../../stores/moments/stakeholder-sql.ts';
import { metricsOf } from '../scores/index.ts';
import { attributeNames } from './questions/attribute-names.ts';
import { totals } from './questions/totals.ts';
import { valuesByStart } from './questions/values-by-start.ts';
import { type Kinds, tellKinds } from './tell-kinds.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

export interface KnownFields {
  readonly columns: readonly string[];
  readonly metrics: readonly string[];
  readonly attributes: readonly string[];
}

const columns = [
  'about.function',
  'about.step',
  'at',
  'channel',
  'cue',
  'customer',
  'emotion',
  'episode',
  'function',
  'intent',
  'kind',
  'language',
  'lifecycle',
  'object',
  'promise',
  'repeated',
  'resource',
  'sentiment',
  'stakeholder',
  'step',
  'story',
  'text',
  'theme',
];

/** Attribute names of the last generations asked about: they cannot change while those are current. */
const remembered = new Map<string, { readonly generations: string; readonly names: readonly string[] }>();

async function attributesOf(services: Needs, scope: Scope): Promise<readonly string[]> {
  const generations = scope.generations.join();
  const known = remembered.get(scope.workspace);
  if (known?.generations === generations) return known.names;
  const names = (await ask(services.moments, scope, attributeNames)).map(({ name }) => name);
  remembered.set(scope.workspace, { generations, names });
  return names;
}

const rememberedKinds = new Map<string, { readonly generations: string; readonly kinds: Kinds | null }>();

/** The kinds of journey the workspace has; null = they are all of one kind, as far as its records say. */
export async function kindsOfJourney(services: Needs, workspace: string): Promise<Kinds | null> {
  const scope = await services.scope(workspace);
  const generations = scope.generations.join();
  const known = rememberedKinds.get(workspace);
  if (known?.generations === generations) return known.kinds;
  const [counts, [total]] = await Promise.all([
    ask(services.moments, scope, valuesByStart),
    ask(services.moments, scope, totals({ filter: [], promises: false })),
  ]);
  const kinds = tellKinds(counts, total?.episodes ?? 0);
  rememberedKinds.set(workspace, { generations, kinds });
  return kinds;
}

/** What the workspace's moments may be filtered by. */
export async function knownFields(services: Needs, workspace: string): Promise<KnownFields> {
  const scope = await services.scope(workspace);
  const [metrics, attributes] = await Promise.all([
    metricsOf(services.records, workspace),
    attributesOf(services, scope),
  ]);
  return { columns, metrics: metrics.map(({ name }) => name), attributes };
}

const short = (names: readonly string[]) =>
  names.length > 40 ? `${names.slice(0, 40).join(', ')} and ${names.length - 40} more` : names.join(', ');

/** Reads a filter and throws `Refused`, naming what may be asked, when it has a field that no moment has. */
export async function readFilter(services: Needs, workspace: string, text?: string): Promise<Filter> {
  const filter = orThrow(parseFilter(text));
  checkGroups(filter);
  const asked = filter.filter(
    (c) =>
      !columns.includes(c.field) && !isOfWalk(c.field) && !isOfMeaning(c) && !c.field.startsWith('customer.'),
  );
  if (asked.length === 0) return filter;
  const { segments = [] } = await services.scope(workspace);
  const isNamed = ({ field, values }: Condition) =>
    isOfCustomer(field) && values.every((value) => segments.some(({ name }) => name === value));
  const { metrics, attributes } = await knownFields(services, workspace);
  const unknown = asked.find(
    (c) => !metrics.includes(c.field) && !attributes.includes(c.field) && !isNamed(c),
  );
  if (unknown === undefined) return filter;
  if (unknown.field === 'segment') {
    const [name = ''] = unknown.values.filter((value) => !segments.some((segment) => segment.name === value));
    throw new Refused(noSuchSegment(name, segments));
  }
  const fields = [...columns, ...metrics, ...attributes];
  const meant = nearestName(unknown.field, fields);
  throw new Refused(
    refuse('unknown-field', `There is no field "${unknown.field}" to filter by.`, {
      next:
        meant === null
          ? `Known fields: ${short([...columns, 'wait(A → B)', ...metrics, ...attributes])}.`
          : `Did you mean "${meant}"? Known fields: ${short([...columns, 'wait(A → B)', ...metrics, ...attributes])}.`,
    }),
  );
}
