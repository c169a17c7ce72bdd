/** A source file with what it imports: paths from the checkout's root, or package names. */
export interface SourceFile {
  readonly name: string;
  readonly imports: readonly Import[];
}
export interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}
export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

const statement =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** What a source text imports. `resolve` turns a relative path into one from the root. */
export function imports(text: string, resolve: (relative: string) => string): Import[] {
  return [...text.matchAll(statement)].map((match) => {
    const written = match[3] ?? match[4] ?? '';
    return {
      target: written.startsWith('.') ? resolve(written) : written,
      typeOnly: match[2] !== undefined,
    };
  });
}

const rooms = new Set(['screens', 'questions']);
const starRoots = /^src\/(understand|align)\//;

/**
 * The part a file belongs to: its folder chain below a star up to the folder that holds a door. `parts` are the
 * folders that have an index.ts or a contract.
 */
function partOf(name: string, parts: ReadonlySet<string>): string | null {
  if (!starRoots.test(name)) return null;
  const folders = name.split('/').slice(0, -1);
  for (let depth = folders.length; depth > 2; depth--) {
    const folder = folders.slice(0, depth).join('/');
    if (parts.has(folder)) return folder;
  }
  const stop = folders.findIndex((folder) => rooms.has(folder));
  return folders.slice(0, stop === -1 ? folders.length : stop).join('/');
}

const isDoor = (target: string) => /\/(index|contract|[a-z-]+\.contract)\.tsx?$/.test(target);
const isContract = (name: string) => /(^|\/)(contract|[a-z-]+\.contract)\.ts$/.test(name);
const isTest = (name: string) => /\.test\.tsx?$/.test(name);
const isOwn = (target: string) => target.startsWith('src/');
/** Rooms that may touch stores and transports; every other .ts file of a part is a rule, unless it is a named errand. */
const edge = /\/(index|store|routes|commands|[a-z-]+-(?:store|routes|commands))\.ts$/;
/** What lies outside pure thought: the machine, the stores, the faces, and a part's own SQL. */
const outside = (target: string) =>
  target.startsWith('node:') ||
  /^(?:kysely|pg)$/.test(target) ||
  /^src\/(?:stores|server|cli|web)\//.test(target) ||
  /\/(?:[a-z-]+-)?store\.ts$/.test(target);

/** Does a part's file carry something to the outside and back, though no edge? Types alone carry nothing. */
export function runsErrands(file: SourceFile): boolean {
  return (
    starRoots.test(file.name) &&
    !isTest(file.name) &&
    !isContract(file.name) &&
    !edge.test(file.name) &&
    !/\/(?:screens|questions)\//.test(file.name) &&
    file.imports.some(({ target, typeOnly }) => !typeOnly && outside(target))
  );
}
const vague = /\/(utils?|helpers?|common|misc|shared|v\d+)(\/|\.|$)/i;

/**
 * A survey's engine: one code in the answering page, the builder's preview and the server. It may be loaded anywhere
 * because at run time it loads nothing but itself.
 */
const engine = 'src/understand/listening/surveys/runtime/';

/** Every breach of the rules in these files; each names its rule, so that the message is the advice. */
export function violations(
  files: readonly SourceFile[],
  errands: ReadonlySet<string> = new Set(),
): Violation[] {
  const found: Violation[] = [];
  const parts = new Set(
    files
      .filter((file) => starRoots.test(file.name) && /\/(index|contract)\.ts$/.test(file.name))
      .map((file) => file.name.replace(/\/[^/]+$/, ''))
      .filter((folder) => !rooms.has(folder.split('/').pop() ?? '')),
  );
  for (const file of files) {
    const blame = (rule: string, target: string) => found.push({ rule, file: file.name, imports: target });
    if (vague.test(file.name)) blame('names-say-something', file.name);
    if (isTest(file.name)) continue;
    const part = partOf(file.name, parts);
    const inScreens = /\/screens\//.test(file.name);
    if (part !== null && !errands.has(file.name) && runsErrands(file)) {
      blame('rules-do-no-io', file.imports.find(({ target }) => outside(target))?.target ?? '');
    }
    for (const { target, typeOnly } of file.imports) {
      if (file.name.startsWith(engine) && !typeOnly && !target.startsWith(engine)) {
        blame('the-survey-engine-is-alone', target);
      }
      const targetPart = isOwn(target) ? partOf(target, parts) : null;
      if (part !== null && targetPart !== null && targetPart !== part) {
        const betweenScreens = inScreens && /\/screens\//.test(target);
        if (!isDoor(target) && !betweenScreens) blame('parts-meet-at-the-door', target);
      }
      if (file.name.startsWith('src/understand/') && target.startsWith('src/align/')) {
        blame('understanding-does-not-know-alignment', target);
      }
      if (isContract(file.name)) {
        const light =
          target === 'zod' ||
          target.startsWith('src/kernel/') ||
          (isOwn(target) && isContract(target)) ||
          (typeOnly && target === `${engine}index.ts`);
        if (!light) blame('contracts-are-light', target);
      }
      if (inScreens && isOwn(target)) {
        const allowed =
          /^src\/(kernel|instruments|web)\//.test(target) ||
          isContract(target) ||
          /\/screens\//.test(target) ||
          target === `${engine}index.ts`;
        if (!allowed) blame('screens-speak-contracts', target);
      }
      if (inScreens && target.startsWith('node:')) blame('screens-speak-contracts', target);
      if (file.name.startsWith('src/instruments/')) {
        if (!/^src\/(instruments|kernel)\//.test(target)) blame('instruments-are-pure', target);
      }
      if (file.name.startsWith('src/kernel/')) {
        // zod is what a shape is written in; kernel/ needs it for Estimate and Operation.
        if (!target.startsWith('src/kernel/') && target !== 'zod') blame('instruments-are-pure', target);
      }
      if (target.startsWith('src/main/') && !file.name.startsWith('src/main/'))
        blame('only-main-knows-all', target);
      if (file.name.startsWith('src/stores/') && isOwn(target) && !/^src\/(stores|kernel)\//.test(target)) {
        blame('stores-know-no-parts', target);
      }
    }
  }
  return found;
}

/** Import cycles at run time (type-only imports vanish), each as the files of one knot. Tarjan's algorithm. */
export function cycles(files: readonly SourceFile[]): string[][] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const knots: string[][] = [];
  const visit = (name: string): void => {
    index.set(name, index.size);
    low.set(name, index.get(name) ?? 0);
    stack.push(name);
    for (const { target, typeOnly } of byName.get(name)?.imports ?? []) {
      if (typeOnly || !byName.has(target)) continue;
      if (!index.has(target)) {
        visit(target);
        low.set(name, Math.min(low.get(name) ?? 0, low.get(target) ?? 0));
      } else if (stack.includes(target)) {
        low.set(name, Math.min(low.get(name) ?? 0, index.get(target) ?? 0));
      }
    }
    if (low.get(name) !== index.get(name)) return;
    const knot = stack.splice(stack.indexOf(name));
    const self = byName.get(name)?.imports.some((to) => to.target === name && !to.typeOnly);
    if (knot.length > 1 || self) knots.push(knot);
  };
  for (const file of files) if (!index.has(file.name)) visit(file.name);
  return knots;
}
