import type { Operation } from '../kernel/operation.ts';
import type { Caller } from '../kernel/policy.ts';
import { note } from '../stores/records/audit.ts';
import type { Services } from './serve.ts';

/** What customers said, and who they are: whoever reads it leaves a trace. */
const traced: ReadonlySet<string> = new Set([
  'verbatim',
  'person',
  'quarantine',
  'quarantined item',
  'invitation',
]);

/** These show words of customers, or persons, though the right they need is called otherwise. */
export const alsoTraced: ReadonlySet<string> = new Set([
  'GET /language-model/calls',
  'GET /meaning/labels',
  'GET /meaning/queue',
  'GET /people/links/log',
  'GET /people/requests',
  'GET /posts/{post}/items',
  'GET /surveys/{id}/files/{file}',
  'GET /surveys/{id}/responses',
  'GET /surveys/{id}/results',
  'GET /voices/promises',
  'POST /distributions/{id}/preview',
]);

/** These say more exactly themselves at whom somebody looked. */
export const noteThemselves: ReadonlySet<string> = new Set([
  'GET /journeys/customers/{customer}',
  'GET /journeys/episodes',
  'GET /journeys/episodes/{episode}',
  'GET /people/customers/{customer}',
  'POST /people/find',
]);

export const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

/** Must a call of this operation be found in the audit log? */
export function leavesTrace(operation: Operation): boolean {
  if (operation.does === 'public' || noteThemselves.has(nameOf(operation))) return false;
  const [verb, noun] = operation.does;
  return (verb === 'read' && traced.has(noun)) || alsoTraced.has(nameOf(operation));
}

/**
 * Writes down who read what, before it is handed out: which list or record, and which fields it was narrowed by. What was
 * searched for is not written: it may be a customer's name or words.
 */
export function noteReading(
  { records }: Pick<Services, 'records'>,
  caller: Caller,
  operation: Operation,
  input: { readonly params: unknown; readonly query: unknown },
): Promise<void> {
  const params = (input.params ?? {}) as Readonly<Record<string, unknown>>;
  const [, noun] = operation.does as readonly [string, string];
  const subject = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  const detail = { asked: Object.keys(input.query ?? {}).slice(0, 30) };
  const shown = alsoTraced.has(nameOf(operation)) ? 'verbatim' : noun;
  return records.inWorkspace(caller.workspaceId, (tx) =>
    note(tx, caller, { verb: 'read', noun: shown, subject: subject.slice(0, 300), detail }),
  );
}
