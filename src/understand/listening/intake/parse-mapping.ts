import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { type Mapping, mappingShape } from './mapping.contract.ts';

const next = 'See docs/guide/import.md for a mapping that works, or let `sirius map FILE` propose one.';
const longest = 1_000_000;

/** "moments.2.at: expected string, received number": the first thing that is wrong, with its place. */
function sentence(error: z.ZodError): string {
  const [issue] = error.issues;
  const place = (issue?.path ?? []).join('.');
  return `${place === '' ? '' : `at ${place}: `}${issue?.message ?? 'not understood'}`;
}

/** Checks a mapping that came as data. Refuses with one sentence that names the place. */
export function mappingOf(value: unknown): Mapping | Refusal {
  const parsed = mappingShape.safeParse(value);
  if (parsed.success) return parsed.data;
  return refuse('bad-mapping', `The mapping was not understood, ${sentence(parsed.error)}.`, { next });
}

/** Reads a mapping from YAML or JSON text. Refuses with one sentence: the line, or the place in the mapping. */
export function parseMapping(text: string): Mapping | Refusal {
  if (text.length > longest) return refuse('bad-mapping', 'The mapping is longer than 1 MB.', { next });
  // Without aliases and with unique keys, a mapping cannot blow up or say one thing twice.
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true, merge: false });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line;
    const what = problem.message.split('\n')[0]?.replace(/ at line.*$/, '');
    return refuse(
      'bad-mapping',
      `The mapping is no YAML: ${what}${line === undefined ? '' : ` (line ${line})`}.`,
      {
        next,
      },
    );
  }
  try {
    return mappingOf(document.toJS({ maxAliasCount: 20 }));
  } catch {
    return refuse('bad-mapping', 'The mapping repeats itself with too many aliases.', { next });
  }
}
