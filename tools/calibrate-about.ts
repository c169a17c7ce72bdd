// node tools/calibrate-about.ts [--worst]: how often what a voice was said to be about proved right on the demo company's
// planted truth, as the confidence that ships. Curves are learnt on comments of even number; what is printed is measured
// on the others. Same company in, same bytes out.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type PlacedVoice,
  placedVoices,
  plantedAbout,
  usualPlace,
  velaCompany,
} from '../examples/telecom/about.ts';
import { profilesOf } from '../src/instruments/language/about/company.ts';
import { findTopics } from '../src/instruments/language/about/find-topics.ts';
import { readAbout, standing, unknown } from '../src/instruments/language/about/read-about.ts';
import { scoreSteps } from '../src/instruments/language/about/score-steps.ts';
import { platt } from '../src/instruments/language/learning/calibrate.ts';
import { freshAbout } from '../tests/fresh-about.ts';

const { values } = parseArgs({ options: { worst: { type: 'boolean' } } });
const profiles = profilesOf(velaCompany);
const voices = placedVoices(8000);
const truths = (voice: PlacedVoice, of: 'steps' | 'functions' | 'objects') =>
  new Set(voice.of.flatMap((experience) => plantedAbout[experience][of]));

interface Row {
  readonly score: number;
  readonly right: boolean;
}
function curve(rows: readonly Row[]) {
  const made = platt(
    rows.map(({ score }) => score),
    rows.map(({ right }) => right),
  );
  if (made.method !== 'platt') throw new Error('Platt gives a curve');
  return { slope: Math.round(made.slope * 1000) / 1000, intercept: Math.round(made.intercept * 1000) / 1000 };
}

/**
 * As many rows of either kind: the words were chosen with the demo company's sentences in sight, so those alone would
 * promise too much; the fresh voices say things indirectly on purpose, and promise too little.
 */
function evenly(known: readonly Row[], fresh: readonly Row[]): Row[] {
  const step = Math.max(1, Math.floor(known.length / Math.max(1, fresh.length)));
  return [...known.filter((_, i) => i % step === 0).slice(0, fresh.length), ...fresh];
}

const rows: { step: Row[]; function: Row[] } = { step: [], function: [] };
const counts: Record<'en' | 'es', Map<string, { right: number; said: number }>> = {
  en: new Map(),
  es: new Map(),
};
for (const voice of voices.filter((_, i) => i % 2 === 0)) {
  const read = readAbout(voice.text, voice.language, profiles, voice.around);
  const { steps, functions } = scoreSteps(
    voice.text,
    findTopics(voice.text, voice.language),
    profiles,
    voice.around,
    [],
  );
  if (read.step.label !== unknown) {
    const [best, next] = steps;
    const score = standing(best?.score ?? 0, (best?.score ?? 0) - (next?.score ?? 0));
    rows.step.push({ score, right: truths(voice, 'steps').has(read.step.label) });
  }
  if (read.function.label !== unknown) {
    const best = functions.find(({ name }) => name === read.function.label);
    const other = functions.find(({ name }) => name !== read.function.label);
    const score = standing(best?.score ?? 0, Math.max(0, (best?.score ?? 0) - (other?.score ?? 0)));
    rows.function.push({ score, right: truths(voice, 'functions').has(read.function.label) });
  }
  if (voice.wishes) continue;
  const meant = truths(voice, 'objects');
  for (const { label } of read.objects) {
    const count = counts[voice.language].get(label) ?? { right: 0, said: 0 };
    counts[voice.language].set(label, {
      right: count.right + (meant.has(label) ? 1 : 0),
      said: count.said + 1,
    });
  }
}
const fresh: { step: Row[]; function: Row[] } = { step: [], function: [] };
for (const voice of freshAbout()) {
  const around = usualPlace(voice.journey);
  const read = readAbout(voice.text, voice.language, profiles, around);
  const { steps, functions } = scoreSteps(
    voice.text,
    findTopics(voice.text, voice.language),
    profiles,
    around,
    [],
  );
  const owners = new Set(voice.step.map((step) => profiles.functionOf.get(step)));
  if (read.step.label !== unknown) {
    const [best, next] = steps;
    const score = standing(best?.score ?? 0, (best?.score ?? 0) - (next?.score ?? 0));
    fresh.step.push({ score, right: voice.step.includes(read.step.label) });
  }
  if (read.function.label !== unknown) {
    const best = functions.find(({ name }) => name === read.function.label);
    const other = functions.find(({ name }) => name !== read.function.label);
    const score = standing(best?.score ?? 0, Math.max(0, (best?.score ?? 0) - (other?.score ?? 0)));
    fresh.function.push({ score, right: owners.has(read.function.label) });
  }
}
/** Half a row on either side: no label is ever certain. */
const share = ({ right, said }: { right: number; said: number }) =>
  Math.round(((right + 0.5) / (said + 1)) * 100) / 100;
const fewest = 20;
const objectsOf = (language: 'en' | 'es') =>
  Object.fromEntries(
    [...counts[language]]
      .filter(([, { said }]) => said >= fewest)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, count]) => [label, share(count)]),
  );
const table = {
  step: curve(evenly(rows.step, fresh.step)),
  function: curve(evenly(rows.function, fresh.function)),
  objects: { en: objectsOf('en'), es: objectsOf('es') },
};
writeFileSync(
  new URL('../src/instruments/language/about/confidence.json', import.meta.url),
  `${JSON.stringify(table, null, 2)}\n`,
);
console.log(JSON.stringify(table));

if (values.worst === true) {
  const wrong = new Map<string, string[]>();
  for (const voice of voices.filter((_, i) => i % 2 === 0)) {
    const read = readAbout(voice.text, voice.language, profiles, voice.around);
    const meant = truths(voice, 'steps');
    const said = read.step.label;
    if (said === unknown ? meant.size === 0 : meant.has(said)) continue;
    const key = `${voice.of.join('+')} → ${said}`;
    wrong.set(key, [
      ...(wrong.get(key) ?? []),
      `${voice.text}   [${read.step.reason.slice(0, 4).join('; ')}]`,
    ]);
  }
  for (const [key, texts] of [...wrong].sort(([, a], [, b]) => b.length - a.length).slice(0, 22)) {
    console.log(`\n${key}: ${texts.length}`);
    for (const text of texts.slice(0, 7)) console.log(`   ${text}`);
  }
}
