import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { Events } from '../kernel/events.ts';
import type { AnswerOf, AskOf, Operation } from '../kernel/operation.ts';
import type { Caller } from '../kernel/policy.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { MomentsPort } from '../stores/moments/port.ts';
import type { Scope } from '../stores/moments/question.ts';
import type { Records } from '../stores/records/records.ts';
import type { Outbound } from './outbound/index.ts';
import type { Seal } from './seal.ts';

/** What a part's handlers work with: the two stores, the clock of a workspace, events, a log. */
export interface Services {
  readonly records: Records;
  readonly moments: MomentsPort;
  readonly events: Events;
  readonly log: Logger;
  readonly dataDirectory: string;
  /** The only way to ask a machine outside. */
  readonly outbound: Outbound;
  /** Keeps keys and originals so that a copy of the records alone opens nothing. */
  readonly seal: Seal;
  /** Now, in this workspace: the machine's time, or the date a demo company was moved to. */
  now(workspaceId: string): Promise<Date>;
  /** The workspace's current derived rows; what `ask(services.moments, scope, question)` needs. */
  scope(workspaceId: string): Promise<Scope>;
  /** Is this caller allowed `verb` on this very record? The operation's own pair was checked already. */
  isAllowed(caller: Caller, verb: string, noun: string, record: unknown): boolean;
  /** Everything this caller may do, at least to some record, as "verb noun". */
  mayDo(caller: Caller): string[];
}

/** Everything that came with one call. The workspace is the caller's; it never comes from the request. */
export interface Asked<O extends Operation = Operation> extends AskOf<O> {
  readonly caller: Caller;
  readonly now: Date;
  /** The raw body of an operation with bodyKind 'bytes'. */
  readonly bytes?: Readable;
  /** The Idempotency-Key header: what the caller calls this very request, however often it is sent. */
  readonly idempotencyKey?: string;
  /** The network it came from: for bounding tries, never to be stored. Missing where it came over none. */
  readonly network?: string;
}

/** An answer that is a file rather than JSON; streamed, always as an attachment. */
export class Download {
  readonly contentType: string;
  readonly fileName: string;
  readonly stream: Readable;
  constructor(contentType: string, fileName: string, stream: Readable) {
    this.contentType = contentType;
    this.fileName = fileName;
    this.stream = stream;
  }
}

export interface Endpoint {
  readonly operation: Operation;
  readonly answer: (services: Services, asked: Asked) => Promise<unknown>;
}

/** Binds a contract's operation to the code that answers it. A part's routes.ts is a list of these. */
export function serve<O extends Operation>(
  operation: O,
  answer: (services: Services, asked: Asked<O>) => Promise<AnswerOf<O> | Refusal | Download>,
): Endpoint {
  return { operation, answer: answer as Endpoint['answer'] };
}
