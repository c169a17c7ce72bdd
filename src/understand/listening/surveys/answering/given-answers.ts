import { z } from 'zod';
import { lostIn } from '../../../../kernel/exact-json.ts';
import { type Refusal, refuse } from '../../../../kernel/refusal.ts';

/** Answers of one person as they were taken down: on paper, on the phone, by whoever entered them. */
const givenShape = z.strictObject({
  /** What tells it from others: the number on the sheet. Without one its content does. */
  id: z.union([z.string().min(1).max(200), z.number().int()]).optional(),
  language: z.string().max(40).optional(),
  hidden: z.record(z.string().max(100), z.union([z.string().max(2000), z.number(), z.boolean()])).optional(),
  answers: z.record(z.string().max(100), z.unknown()),
});

export interface GivenAnswers extends Omit<z.output<typeof givenShape>, 'id'> {
  /** What tells this from others: the same again is the same answers. */
  readonly told: string;
  /** Which of the file it is, from 1. */
  readonly n: number;
}

const correctIt = 'Correct it in the file, and hand the file in once more.';
const shape = 'One looks like { "id": "sheet 17", "language": "es", "answers": { "QUESTION": … } }.';

/** Reads one person's answers, a list of them, or one object a line. */
export function readGivenAnswers(text: string): GivenAnswers[] | Refusal {
  const lines = text.trim().split(/\r?\n(?=\s*\{)/);
  const isLines = lines.length > 1 && lines.every((line) => line.trim().endsWith('}'));
  const all: unknown[] = [];
  try {
    for (const part of isLines ? lines : [text]) {
      const found: unknown = JSON.parse(part);
      const lost = lostIn(part, found);
      if (lost !== null) return refuse('not-exact', lost, { next: correctIt });
      all.push(...(Array.isArray(found) ? found : [found]));
    }
  } catch {
    return refuse('not-json', 'The file is no JSON, and no JSON object a line.', { next: shape });
  }
  const given: GivenAnswers[] = [];
  const seen = new Set<string>();
  for (const [i, one] of all.entries()) {
    const read = givenShape.safeParse(one);
    if (!read.success) {
      const [issue] = read.error.issues;
      const where = issue?.path.join('.') || 'as a whole';
      return refuse('bad-answers', `Answers ${i + 1}, ${where}: ${issue?.message ?? 'not understood'}`, {
        next: shape,
      });
    }
    const { id, ...rest } = read.data;
    const told = id === undefined ? JSON.stringify(rest) : `id ${id}`;
    if (seen.has(told)) {
      return refuse('answers-twice', `Answers ${i + 1} stand in the file twice, or two have the same id.`, {
        next: 'Give each an id of its own, as the number on its sheet.',
      });
    }
    seen.add(told);
    given.push({ ...rest, told, n: i + 1 });
  }
  return given;
}
