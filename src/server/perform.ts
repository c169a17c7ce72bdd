import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Caller } from '../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import { leavesTrace, noteReading } from './readings.ts';
import { refusalOf } from './refusal-of.ts';
import { Download, type Endpoint, type Services } from './serve.ts';
import { unreadable } from './unreadable.ts';

export interface RawInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly bytes?: Readable;
  readonly idempotencyKey?: string;
  readonly network?: string;
}

/**
 * "body.size: expected number, received string" — one sentence that names the place. What stands in an address is text at
 * first: of a number there it is said what was written, not what became of it on the way ("NaN").
 */
function sentence(where: string, error: z.ZodError, given?: unknown): string {
  const [issue] = error.issues;
  const place = [where, ...(issue?.path ?? [])].join('.');
  const written = (given as Record<PropertyKey, unknown> | undefined)?.[issue?.path[0] ?? ''];
  if (
    issue?.code === 'invalid_type' &&
    typeof written === 'string' &&
    /^(?:number|int)$/.test(issue.expected)
  )
    return `${place}: expected a ${issue.expected === 'int' ? 'whole ' : ''}number, received ${JSON.stringify(written.slice(0, 60).toWellFormed())}`;
  return `${place}: ${issue?.message ?? 'not understood'}`;
}

/**
 * Allow, check, do, present: the one way every operation is carried out, whichever transport asked. The policy is
 * asked first, so that nobody learns from an error what they may not touch.
 */
export async function perform(...all: Parameters<typeof carryOut>): Promise<unknown | Refusal | Download> {
  try {
    return await carryOut(...all);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return refusal;
  }
}

async function carryOut(
  services: Services,
  allowed: (caller: Caller, verb: string, noun: string) => boolean,
  endpoint: Endpoint,
  caller: Caller,
  input: RawInput,
): Promise<unknown | Refusal | Download> {
  const { operation } = endpoint;
  if (operation.does !== 'public' && !allowed(caller, ...operation.does)) {
    const [verb, noun] = operation.does;
    return refuse('not-allowed', `Your role does not allow you to ${verb} a ${noun}.`, {
      kind: 'forbidden',
      next: 'Ask an administrator of this company for the role you need.',
    });
  }
  const poison = unreadable(input.params) ?? unreadable(input.query) ?? unreadable(input.body);
  if (poison !== null) return refuse('bad-text', poison);
  const params = operation.params.safeParse(input.params ?? {});
  if (!params.success) return refuse('bad-path', sentence('path', params.error, input.params));
  const query = operation.query.safeParse(input.query ?? {});
  if (!query.success) return refuse('bad-query', sentence('query', query.error, input.query));
  const body = operation.body.safeParse(operation.bodyKind === 'bytes' ? undefined : input.body);
  if (!body.success) return refuse('bad-body', sentence('body', body.error));
  const now = operation.does === 'public' ? new Date() : await services.now(caller.workspaceId);
  const answer = await endpoint.answer(services, {
    params: params.data,
    query: query.data,
    body: body.data,
    caller,
    now,
    ...(input.bytes === undefined ? {} : { bytes: input.bytes }),
    ...(input.idempotencyKey === undefined ? {} : { idempotencyKey: input.idempotencyKey }),
    ...(input.network === undefined ? {} : { network: input.network }),
  });
  if (isRefusal(answer)) return answer;
  // Before it is handed out: what cannot be written down is not shown.
  if (leavesTrace(operation))
    await noteReading(services, caller, operation, { params: params.data, query: query.data });
  if (answer instanceof Download) return answer;
  // An answer that breaks its own contract is a bug of ours, not of the caller: let it surface.
  return operation.answer.parse(answer);
}
