import type { FastifyInstance, FastifyReply } from 'fastify';
import type { DomainEvent, Events } from '../kernel/events.ts';
import type { Caller } from '../kernel/policy.ts';
import { isRefusal, type Refusal } from '../kernel/refusal.ts';
import { sendProblem } from './problems.ts';

const told = [
  'import-progress',
  'timeline-derived',
  'findings-refreshed',
  'decision-in-effect',
  'verdict-written',
] as const;
const beatMs = 20_000;
const mostPerPerson = 12;

interface Listener {
  readonly workspaceId: string;
  readonly userId: string;
  readonly reply: FastifyReply;
}

/**
 * GET /api/v1/events: tells open pages what happened in their company, as server-sent events. Only names and small
 * data travel; pages ask again for what they show. `?workspace=` chooses among a person's companies.
 */
export function serveLive(
  app: FastifyInstance,
  events: Events,
  identify: (
    headers: import('node:http').IncomingHttpHeaders,
    workspace?: string,
  ) => Promise<Caller | Refusal>,
): void {
  const listeners = new Set<Listener>();
  const write = (listener: Listener, text: string) => {
    // A reader too slow to take the last megabyte is let go; its browser comes again.
    if (listener.reply.raw.writableLength > 1_000_000) listener.reply.raw.destroy();
    else listener.reply.raw.write(text);
  };
  const tell = async (event: DomainEvent) => {
    const text = `event: ${event.name}\ndata: ${JSON.stringify(event.data ?? {})}\n\n`;
    for (const listener of listeners) {
      if (listener.workspaceId === event.workspace) write(listener, text);
    }
  };
  for (const name of told) events.on(name, tell);
  const beat = setInterval(() => {
    for (const listener of listeners) write(listener, ': still here\n\n');
  }, beatMs);
  beat.unref();

  app.get('/api/v1/events', async (request, reply) => {
    const { workspace } = request.query as { workspace?: unknown };
    const caller = await identify(request.headers, typeof workspace === 'string' ? workspace : undefined);
    if (isRefusal(caller)) return sendProblem(reply, caller);
    const mine = [...listeners].filter((listener) => listener.userId === caller.userId);
    if (mine.length >= mostPerPerson) mine[0]?.reply.raw.end();
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 3000\n\n');
    const listener: Listener = { workspaceId: caller.workspaceId, userId: caller.userId, reply };
    listeners.add(listener);
    reply.raw.on('close', () => listeners.delete(listener));
    return reply;
  });

  app.addHook('preClose', async () => {
    clearInterval(beat);
    for (const listener of listeners) listener.reply.raw.end();
  });
}
