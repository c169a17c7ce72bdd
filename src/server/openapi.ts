import { z } from 'zod';
import type { Operation } from '../kernel/operation.ts';

type Json = Record<string, unknown>;

/** Shapes that have a name (`.meta({ id })`): described once, referred to from everywhere. */
type Named = Map<string, Json>;

/**
 * A shape as JSON Schema. What it names goes to `named`; where what may be sent (defaults left out) differs from what is
 * answered, the two are described apart, the former as `…Sent`.
 */
function schemaOf(shape: z.ZodType, io: 'input' | 'output', named: Named): Json {
  const { $schema, ...whole } = z.toJSONSchema(shape, { io, ...jsonSchema });
  const apart = io === 'input' && whole.$defs !== undefined ? differing(shape) : new Set<string>();
  const called = (name: string) => (apart.has(name) ? `${name}Sent` : name);
  const { $defs = {}, ...schema } = elsewhere(whole, called) as Json & { $defs?: Record<string, Json> };
  for (const [name, definition] of Object.entries($defs)) {
    const { id, ...described } = definition;
    named.set(called(name), described);
  }
  return schema;
}

const jsonSchema = { unrepresentable: 'any', target: 'draft-2020-12' } as const;

/** Named shapes inside this one that are sent otherwise than answered, or that refer to one. */
function differing(shape: z.ZodType): ReadonlySet<string> {
  const sent = z.toJSONSchema(shape, { io: 'input', ...jsonSchema }).$defs ?? {};
  const answered = z.toJSONSchema(shape, { io: 'output', ...jsonSchema }).$defs ?? {};
  const texts = Object.entries(sent).map(([name, one]) => [name, JSON.stringify(one)] as const);
  const apart = new Set(
    texts.flatMap(([name, text]) => (text === JSON.stringify(answered[name]) ? [] : [name])),
  );
  for (let before = -1; before !== apart.size; ) {
    before = apart.size;
    for (const [name, text] of texts) {
      if ([...apart].some((other) => text.includes(`"#/$defs/${other}"`))) apart.add(name);
    }
  }
  return apart;
}

/** The same with references to shared descriptions instead of to the schema's own. */
function elsewhere(value: unknown, called: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => elsewhere(item, called));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const own =
        key === '$ref' && typeof item === 'string' ? /^#\/\$defs\/(.*)$/.exec(item)?.[1] : undefined;
      return [key, own === undefined ? elsewhere(item, called) : `#/components/schemas/${called(own)}`];
    }),
  );
}

const hasFields = (schema: Json) => Object.keys((schema.properties ?? {}) as Json).length > 0;

function parametersOf(operation: Operation, named: Named): Json[] {
  return (['path', 'query'] as const).flatMap((place) => {
    const schema = schemaOf(place === 'path' ? operation.params : operation.query, 'input', named);
    const required = new Set((schema.required ?? []) as string[]);
    return Object.entries((schema.properties ?? {}) as Json).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path' || required.has(name),
      schema: field,
    }));
  });
}

function bodyOf(operation: Operation, named: Named): Json | undefined {
  if (operation.bodyKind === 'bytes') {
    return { required: true, content: { 'application/octet-stream': { schema: {} } } };
  }
  if (operation.body instanceof z.ZodUndefined) return undefined;
  const schema = schemaOf(operation.body, 'input', named);
  return { required: true, content: { 'application/json': { schema } } };
}

/** A name programs may use for the operation: 'read journeys-episodes-episode' → getJourneysEpisodesEpisode. */
function operationId({ method, path }: Operation): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}

const problem = {
  description: 'Refused; see `code`, `detail` and `next`.',
  $ref: '#/components/responses/Problem',
};

function describe(operation: Operation, named: Named): Json {
  const requestBody = bodyOf(operation, named);
  const answer = schemaOf(operation.answer, 'output', named);
  const parameters = parametersOf(operation, named);
  return {
    operationId: operationId(operation),
    summary: operation.summary,
    tags: [operation.path.split('/')[1] ?? ''],
    ...(operation.does === 'public'
      ? { security: [] }
      : { description: `Needs the right to ${operation.does.join(' a ')}.` }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: {
      200: {
        description: 'Done',
        ...(hasFields(answer) || Object.keys(answer).length > 0
          ? { content: { 'application/json': { schema: answer } } }
          : {}),
      },
      default: { $ref: problem.$ref },
    },
  };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'One sentence for a person' },
    code: { type: 'string', description: 'Stable; programs may rely on it' },
    next: { type: 'string', description: 'What to do next' },
    instance: { type: 'string', description: 'An id to trace this by' },
  },
};

/** The whole API as OpenAPI 3.1, made from the contracts: what is served and what is described cannot differ. */
export function openApi(operations: readonly Operation[], version: string): Json {
  const paths: Record<string, Json> = {};
  const named: Named = new Map();
  const sorted = [...operations].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const operation of sorted) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation, named) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Sirius', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      schemas: Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'sirius.session_token' },
      },
      responses: {
        Problem: {
          description: problem.description,
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      },
    },
  };
}
