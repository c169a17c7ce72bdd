import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cycles, imports, runsErrands, type SourceFile, violations } from './architecture-rules.ts';
import { errands } from './errands.ts';
import { pastQuestions } from './past-questions.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const files: SourceFile[] = sources(join(root, 'src')).map((path) => {
  const name = relative(root, path);
  return { name, imports: imports(readFileSync(path, 'utf8'), (at) => normalize(join(dirname(name), at))) };
});

const planted = (name: string, ...to: string[]): SourceFile => ({
  name,
  imports: to.map((target) => ({ target, typeOnly: false })),
});

describe('the eight rules of the house', () => {
  it('saw every source file that exists, so that silence means something', () => {
    const counted = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    );
    expect(files.length).toBe(counted.length);
    expect(files.length).toBeGreaterThan(30);
    expect(files.reduce((sum, file) => sum + file.imports.length, 0)).toBeGreaterThan(files.length);
  });

  it('holds', () => {
    expect(violations(files, errands)).toEqual([]);
  });

  it('names no errand that is none any more', () => {
    const running = new Set(files.filter(runsErrands).map((file) => file.name));
    expect([...errands].filter((name) => !running.has(name))).toEqual([]);
  });

  it('reads the moments store past its questions only where it says why', () => {
    const reading = files
      .map(({ name }) => name)
      .filter((name) => !/\.test\.ts$|\/given[^/]*\.ts$/.test(name))
      .filter((name) => /\b(?:moments|port)\.(?:rows|stream)\(/.test(readFileSync(join(root, name), 'utf8')));
    const places = Object.keys(pastQuestions);
    const isOf = (name: string) => (place: string) =>
      place.endsWith('/') ? name.startsWith(place) : name === place;
    expect(reading.filter((name) => !places.some(isOf(name)))).toEqual([]);
    expect(places.filter((place) => !reading.some((name) => isOf(name)(place)))).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(cycles(files)).toEqual([]);
  });

  // One planted violation per rule: a checker that stays silent here is broken.
  it.each([
    [
      'parts-meet-at-the-door',
      planted('src/understand/scores/routes.ts', 'src/understand/journeys/store.ts'),
    ],
    [
      'understanding-does-not-know-alignment',
      planted('src/understand/findings/index.ts', 'src/align/decisions/index.ts'),
    ],
    ['rules-do-no-io', planted('src/align/decisions/submit-decision.ts', 'node:fs')],
    ['rules-do-no-io', planted('src/align/decisions/submit-decision.ts', 'src/stores/records/records.ts')],
    ['contracts-are-light', planted('src/align/decisions/contract.ts', 'src/stores/scope.ts')],
    [
      'screens-speak-contracts',
      planted('src/align/decisions/screens/list.tsx', 'src/align/decisions/index.ts'),
    ],
    ['the-survey-engine-is-alone', planted('src/understand/listening/surveys/runtime/session.ts', 'zod')],
    ['instruments-are-pure', planted('src/instruments/statistics/nps.ts', 'node:crypto')],
    ['instruments-are-pure', planted('src/kernel/clock.ts', 'src/server/serve.ts')],
    ['only-main-knows-all', planted('src/server/app.ts', 'src/main/parts.ts')],
    ['stores-know-no-parts', planted('src/stores/scope.ts', 'src/understand/scores/index.ts')],
    ['names-say-something', planted('src/align/decisions/utils.ts')],
  ])('%s names a planted violation', (rule, file) => {
    expect(violations([file]).map((found) => found.rule)).toContain(rule);
  });

  it('names a planted cycle', () => {
    const knot = [
      planted('src/kernel/a.ts', 'src/kernel/b.ts'),
      planted('src/kernel/b.ts', 'src/kernel/c.ts'),
      planted('src/kernel/c.ts', 'src/kernel/a.ts'),
    ];
    expect(cycles(knot)[0]?.sort()).toEqual(['src/kernel/a.ts', 'src/kernel/b.ts', 'src/kernel/c.ts']);
  });

  it('reads imports in every form they are written', () => {
    const text = `import a from './a.ts';\nimport type { B } from './b.ts';\nexport * from './c.ts';\nawait import('./d.ts');\nimport './e.css';`;
    expect(imports(text, (at) => at.slice(2)).map((found) => found.target)).toEqual([
      'a.ts',
      'b.ts',
      'c.ts',
      'd.ts',
      'e.css',
    ]);
  });
});
