/**
 * What went wrong, for a person: `say` is one sentence, `next` what to do. Made from the server's
 * problem+json, or from a connection that failed.
 */
export class Problem extends Error {
  readonly status: number;
  /** Stable code of the refusal: 'bad-filter', 'not-allowed', 'unreachable'. */
  readonly refused: string;
  readonly say: string;
  readonly next: string | undefined;

  constructor(status: number, refused: string, say: string, next?: string) {
    super(say);
    this.name = 'Problem';
    this.status = status;
    this.refused = refused;
    this.say = say;
    this.next = next;
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Reads an answer that is not 2xx; understands RFC 9457 problems and plain `{ message }` answers. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => ({}));
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const say = text(fields.say) ?? text(fields.detail) ?? text(fields.message) ?? text(fields.title);
  const code = text(fields.refused) ?? text(fields.code) ?? text(fields.type)?.split('/').pop();
  return new Problem(
    response.status,
    code ?? `status-${response.status}`,
    say ?? response.statusText,
    text(fields.next),
  );
}
