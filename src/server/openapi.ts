import { z } from 'zod';
import type { Operation } from '../kernel/operation.ts';

type Json = Record<string, unknown>;

const schemaOf = (shape: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema, ...schema } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return schema as Json;
};

const hasFields = (schema: Json) => Object.keys((schema.properties ?? {}) as Json).length > 0;

function parametersOf(operation: Operation): Json[] {
  return (['path', 'query'] as const).flatMap((place) => {
    const schema = schemaOf(place === 'path' ? operation.params : operation.query, 'input');
    const required = new Set((schema.required ?? []) as string[]);
    return Object.entries((schema.properties ?? {}) as Json).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path' || required.has(name),
      schema: field,
    }));
  });
}

function bodyOf(operation: Operation): Json | undefined {
  if (operation.bodyKind === 'bytes') {
    return { required: true, content: { 'application/octet-stream': { schema: {} } } };
  }
  if (operation.body instanceof z.ZodUndefined) return undefined;
  const schema = schemaOf(operation.body, 'input');
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

function describe(operation: Operation): Json {
  const requestBody = bodyOf(operation);
  const answer = schemaOf(operation.answer, 'output');
  const parameters = parametersOf(operation);
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
  const sorted = [...operations].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const operation of sorted) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Sirius', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
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
