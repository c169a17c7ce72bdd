import pino, { type DestinationStream, type Logger } from 'pino';

const hidden = ['password', 'token', 'email', 'text', 'secret'];

/** Log lines as JSON on stderr, one an event, without what customers said and without what opens doors. */
export function createLog(level: string, to: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      redact: {
        paths: [
          'req.headers.cookie',
          'req.headers.authorization',
          ...hidden.flatMap((name) => [name, `*.${name}`]),
        ],
        censor: '[hidden]',
      },
      serializers: { err: plainError },
    },
    to,
  );
}

const quoted = /(["'`])(?:(?!\1)[\s\S]){0,100000}?\1/g;

/**
 * A database error carries the statement's values, in its detail and parameters, and where a value does not fit its type
 * (SQLSTATE 22…, every error of ClickHouse) in quotes within the message: customers' words stay out of the log.
 */
function plainError(error: unknown) {
  const { name, message, code, stack = '' } = error as Error & { code?: unknown };
  const isOfValue = name === 'EngineError' || (typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code));
  if (!isOfValue) return { name, message, code, stack };
  const at = stack.indexOf('\n    at ');
  return { name, message: message.replace(quoted, '$1…$1').slice(0, 500), code, stack: stack.slice(at + 1) };
}
