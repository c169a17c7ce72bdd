import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFindings, peopleOfFinding, voicesOfFinding } from '../../src/understand/findings/contract.ts';
import { describeJourneys } from '../../src/understand/journeys/contract.ts';
import { given } from '../../src/understand/journeys/given.ts';
import {
  meaningOfSteps,
  type Progress,
  readTexts,
  runLabelling,
} from '../../src/understand/meaning/contract.ts';
import {
  decideLabel,
  labelAgreement,
  labelQueue,
  withdrawDecision,
} from '../../src/understand/meaning/desk.contract.ts';
import {
  deskLessons,
  showTaxonomy,
  teachFromDesk,
  teachThemes,
  undoTaxonomy,
} from '../../src/understand/meaning/teaching.contract.ts';
import {
  discoverThemes,
  editTheme,
  listThemes,
  showTheme,
  themeTrends,
  undoThemeEdit,
} from '../../src/understand/meaning/themes.contract.ts';
import { countVoices, searchVoices, showVoice } from '../../src/understand/meaning/voices.contract.ts';
import { showScores } from '../../src/understand/scores/contract.ts';
import { openHouse, type TestHouse } from '../house.ts';

// A company of 240 customers who speak of four things; the words differ, so that nothing is learnt by heart.
const late = [
  'The parcel came late',
  'My parcel is late again',
  'The delivery was late by a week',
  'Late parcel, I waited days',
];
const bill = [
  'The bill is wrong',
  'I was charged twice on my bill',
  'My bill shows a wrong amount',
  'The bill has an extra charge',
];
const kind = [
  'The agent was lovely and helped me',
  'Very friendly agent, thank you',
  'The agent solved it, great',
  'Lovely friendly service agent',
];
const app = [
  'The app crashes when I log in',
  'I cannot log in to the app',
  'Your app keeps crashing at log in',
  'App log in does not work',
];
const where = [
  'yesterday',
  'at home',
  'this morning',
  'for my mother',
  'in the shop',
  'near the harbour',
  'on Sunday',
  'at work',
];
const topics = [late, bill, kind, app];
const names = ['Late delivery', 'Wrong bill', 'Friendly staff', 'App'];
const topicOf = (i: number) => i % 4;
const textOf = (i: number) => {
  const own = topics[topicOf(i)] ?? [];
  return `${own[(i >> 2) % 4]} ${where[(i >> 4) % 8]}${i % 3 === 0 ? '!' : '.'}`;
};
const scoreOf = (i: number) => (topicOf(i) === 2 ? 9 + (i % 2) : 2 + (i % 3));

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-06-01T00:00:00Z' });
  const { services, workspaceId } = house;
  await given(
    services,
    workspaceId,
    Array.from({ length: 240 }, (_, i) => i).flatMap((i) => {
      const at = (hour: number) => new Date(Date.UTC(2026, 0, 1 + (i % 120), hour));
      const same = {
        customer: `c${i}`,
        episode: `e${i}`,
        attributes: { region: i % 2 === 0 ? 'Coast' : 'Hills' },
      };
      return [
        {
          ...same,
          kind: 'event' as const,
          step: topicOf(i) === 0 ? 'Delivered' : 'Helped',
          at: at(8),
          row: 2 * i,
        },
        {
          ...same,
          kind: 'voice' as const,
          step: 'Customer answered',
          at: at(12),
          text: textOf(i),
          scores: { recommend: scoreOf(i) },
          row: 2 * i + 1,
        },
      ];
    }),
  );
  await services.records.inWorkspace(workspaceId, async (tx) => {
    const { sql } = await import('kysely');
    await sql`INSERT INTO metrics (workspace_id, name, low, high, sum_up)
      VALUES (${workspaceId}::uuid, 'recommend', 0, 10, 'nps')`.execute(tx);
  });
}, 60_000);
afterAll(() => house?.close());

async function labelled(): Promise<Progress> {
  let now = await house.answer(runLabelling, { body: { wait: true } });
  while (now.unread > 0 || now.building !== null)
    now = await house.answer(runLabelling, { body: { wait: true } });
  return now;
}
const themes = async () => (await house.answer(listThemes, { query: {} })).themes;

test('voices are labelled, and every label can be checked against the words', async () => {
  expect(await labelled()).toMatchObject({ voices: 240, read: 240, unread: 0, problem: null });
  const { voices } = await house.answer(searchVoices, { query: { limit: 200 } });
  for (const { text, clauses } of voices) {
    for (const { sentiment, emotion, effort, cues, intent } of clauses) {
      for (const label of [
        ...(sentiment === null ? [] : [sentiment]),
        ...emotion,
        effort,
        ...cues,
        ...intent,
      ]) {
        expect(text.slice(label.span.start, label.span.end)).toBe(label.quote);
      }
    }
  }
}, 60_000);

test('themes are found; a rename, a merge and their undo show at once', async () => {
  const found = await house.answer(discoverThemes, { body: { k: 4, keep: true } });
  expect(found.themes.length).toBeGreaterThanOrEqual(4);
  expect(found.unassigned / found.voices).toBeLessThanOrEqual(0.15);
  await labelled();
  const [first, second] = (await themes()).filter(({ counts }) => counts.voices > 0);
  if (first === undefined || second === undefined) throw new Error('no themes');
  const [spoken] = (await house.answer(searchVoices, { query: { where: `theme="${first.name}"`, limit: 1 } }))
    .voices;
  const namesRead = async () => {
    const read = await house.answer(readTexts, { body: { texts: [{ text: spoken?.text ?? '' }] } });
    const labels = read.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.themes));
    return labels.filter(({ theme }) => theme === first.id).map(({ label }) => label);
  };
  expect(await namesRead()).toContain(first.name);
  await house.answer(editTheme, { body: { edit: 'rename', theme: first.id, name: 'What we call it' } });
  expect(await namesRead()).toContain('What we call it');
  expect((await themes()).find(({ id }) => id === first.id)?.name).toBe('What we call it');
  const merged = await house.answer(editTheme, { body: { edit: 'merge', theme: second.id, into: first.id } });
  const both = (await themes()).find(({ id }) => id === first.id);
  expect(both?.counts.voices).toBeGreaterThan(first.counts.voices);
  expect((await themes()).some(({ id }) => id === second.id)).toBe(false);
  await house.answer(undoThemeEdit, { params: { edit: merged.id } });
  expect((await themes()).find(({ id }) => id === second.id)?.counts.voices).toBe(second.counts.voices);
  const again = await house.answer(discoverThemes, { body: { keep: true } });
  await labelled();
  expect(again.themes.map(({ id }) => id)).toContain(first.id);
  expect((await themes()).find(({ id }) => id === first.id)?.name).toBe('What we call it');
}, 120_000);

test('a taxonomy is taught: shown before it is applied, and undone', async () => {
  const examples = Array.from({ length: 64 }, (_, i) => ({
    text: textOf(i),
    themes: [names[topicOf(i)] ?? ''],
    not: [],
  }));
  const shown = await house.answer(teachThemes, { body: { examples } });
  expect(shown).toMatchObject({ applied: false, themes: 4, version: 0 });
  expect(shown.changes.find(({ name }) => name === 'Late delivery')).toMatchObject({ before: { voices: 0 } });
  expect((await themes()).some(({ kind: how }) => how === 'taught')).toBe(false);
  expect(await house.answer(teachThemes, { body: { examples, apply: true } })).toMatchObject({
    applied: true,
    version: 1,
  });
  await labelled();
  const taught = (await themes()).filter(({ kind: how }) => how === 'taught');
  expect(taught.map(({ name }) => name).sort()).toEqual([...names].sort());
  for (const { counts } of taught) expect(Math.abs(counts.voices - 60)).toBeLessThanOrEqual(6);
  const friendly = taught.find(({ name }) => name === 'Friendly staff');
  expect(friendly?.sentiment.net.value).toBeGreaterThan(0.5);
  expect(friendly?.effect?.difference.low).toBeGreaterThan(50);
}, 120_000);

test('journeys, scores, steps and segments speak of themes', async () => {
  const query = { where: 'theme="Late delivery"' };
  const walked = await house.answer(describeJourneys, { query });
  expect(Math.abs(walked.episodes - 60)).toBeLessThanOrEqual(6);
  const [score] = await house.answer(showScores, { params: { metric: 'recommend:mean' }, query });
  expect(score?.value).toBeLessThan(5);
  const [good] = await house.answer(showScores, {
    params: { metric: 'recommend:mean' },
    query: { where: 'theme!="Late delivery",sentiment=positive' },
  });
  expect(good?.value).toBeGreaterThan(8);
  const steps = await house.answer(meaningOfSteps, { query: {} });
  const delivered = steps.find(({ step }) => step === 'Delivered');
  expect(delivered?.themes[0]).toMatchObject({ label: expect.any(String) });
  const page = await house.answer(showTheme, { params: { theme: 'Late delivery' }, query: {} });
  expect(page.voices.typical).not.toBeNull();
  expect(page.steps.map(({ value }) => value)).toEqual(['Delivered']);
  expect(page.segments.map(({ attribute }) => attribute)).toEqual(['region']);
  const trends = await house.answer(themeTrends, { query: { theme: 'Late delivery' } });
  expect(trends[0]?.points.map(({ period }) => period)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
  const by = await house.answer(countVoices, { query: { by: 'theme' } });
  expect(by.values.find(({ value }) => value === 'App')?.voices).toBeGreaterThan(50);
});

test('findings speak of themes, with interval, people and voices', async () => {
  const { findings } = await house.answer(listFindings, { query: {} });
  const late_ = findings.find(({ label }) => label.en === 'theme “Late delivery”');
  expect(late_).toMatchObject({ kind: 'theme', direction: 'hurts', metric: 'recommend' });
  expect(late_?.where).toBe('theme=Late delivery');
  expect(late_?.estimate.high).toBeLessThan(-1);
  const { voices } = await house.answer(voicesOfFinding, { params: { id: late_?.id ?? '' } });
  expect(voices.length).toBeGreaterThan(0);
  const { all } = await house.answer(peopleOfFinding, {
    params: { id: late_?.id ?? '' },
    query: { limit: 5 },
  });
  expect(Math.abs(all - 60)).toBeLessThanOrEqual(6);
});

test('a person is right: their word counts at once and survives every re-run', async () => {
  const { voices } = await house.answer(searchVoices, { query: { where: 'theme=App', limit: 1 } });
  const [voice] = voices;
  const clause = voice?.clauses.find(({ themes: own }) => own.some(({ label }) => label === 'App'));
  if (voice === undefined || clause === undefined) throw new Error('no voice');
  const about = { moment: voice.moment, span: clause.span };
  await house.answer(decideLabel, { body: { ...about, task: 'theme', label: 'App', status: 'rejected' } });
  const kept = await house.answer(decideLabel, {
    body: { ...about, task: 'theme', label: 'Wrong bill', status: 'confirmed' },
  });
  await house.answer(decideLabel, {
    body: { ...about, task: 'sentiment', label: 'neutral', status: 'confirmed' },
  });
  // What no task can say is refused before it is kept: it could never be stored with the voice.
  const nonsense = await house.ask(decideLabel, {
    body: { ...about, task: 'sentiment', label: 'purple', status: 'confirmed' },
  });
  expect(nonsense).toMatchObject({ refused: 'no-such-class' });
  const isRight = async () => {
    const now = await house.answer(showVoice, { params: { moment: voice.moment } });
    const own = now.clauses.find(({ n }) => n === clause.n);
    expect(own?.sentiment).toMatchObject({ label: 'neutral', method: 'human', status: 'confirmed' });
    const said = own?.themes.map(({ label, status }) => `${label} ${status}`);
    expect(said).toContain('App rejected');
    expect(said).toContain('Wrong bill confirmed');
    const app_ = await house.answer(searchVoices, { query: { where: 'theme=App', limit: 200 } });
    expect(app_.voices.map(({ moment }) => moment)).not.toContain(voice.moment);
  };
  await isRight();
  await house.answer(runLabelling, { body: { anew: true, wait: true } });
  await labelled();
  await isRight();
  await house.answer(withdrawDecision, { params: { decision: kept.id } });
  const after = await house.answer(showVoice, { params: { moment: voice.moment } });
  expect(after.clauses.flatMap(({ themes: own }) => own.map(({ label }) => label))).not.toContain(
    'Wrong bill',
  );
}, 120_000);

test('what the desk decides is learnt when somebody says so, and forgotten when it is taken back', async () => {
  const waiting = async () => (await house.answer(deskLessons)).waiting;
  const taxonomy = () => house.answer(showTaxonomy, { query: {} });
  // The rejection of the test before waits; what it confirmed was taken back.
  expect(await waiting()).toBe(1);
  const { voices } = await house.answer(searchVoices, {
    query: { where: 'theme="Late delivery"', limit: 2 },
  });
  const decide = (i: number, more: object) => {
    const [clause] = voices[i]?.clauses ?? [];
    if (clause === undefined) throw new Error('no clause');
    const body = { moment: voices[i]?.moment ?? '', span: clause.span, task: 'theme' as const };
    return house.answer(decideLabel, { body: { ...body, label: 'App', status: 'confirmed', ...more } });
  };
  const kept = await decide(0, {});
  expect(kept.teaches).toBe(true);
  expect((await decide(1, { teach: false })).teaches).toBe(false);
  expect((await decide(1, { byChance: true })).teaches).toBe(false);
  expect(await waiting()).toBe(2);
  const before = await taxonomy();
  const wordOn = async () => (await taxonomy()).examples.filter(({ text }) => text === kept.quote);
  const was = await wordOn();
  expect(await house.answer(teachFromDesk, { body: {} })).toMatchObject({ applied: false, version: 1 });
  expect(await taxonomy()).toEqual(before);
  const learnt = await house.answer(teachFromDesk, { body: { apply: true } });
  expect(learnt).toMatchObject({ applied: true, version: 2, why: '2 decisions of the label desk' });
  expect(await waiting()).toBe(0);
  expect((await wordOn()).map(({ themes: own }) => own.includes(kept.label))).toEqual([true]);
  expect((await taxonomy()).examples.some(({ not }) => not.includes(kept.label))).toBe(true);
  expect(await house.ask(teachFromDesk, { body: {} })).toMatchObject({ refused: 'nothing-to-learn' });
  await house.answer(withdrawDecision, { params: { decision: kept.id } });
  expect(await waiting()).toBe(1);
  await house.answer(teachFromDesk, { body: { apply: true } });
  expect(await wordOn()).toEqual(was);
  // Versions go back one by one, and what they had learnt waits again.
  await house.answer(undoTaxonomy);
  await house.answer(undoTaxonomy);
  expect(await waiting()).toBe(1);
  expect(await taxonomy()).toEqual(before);
  await labelled();
}, 120_000);

test('the queue asks, agreement is told, and the taxonomy can be taken back', async () => {
  const queue = await house.answer(labelQueue, { query: { limit: 10 } });
  expect(queue.items.length).toBeGreaterThan(0);
  expect(queue.items.some(({ why }) => why === 'by chance')).toBe(true);
  for (const { text, span, quote } of queue.items) expect(text.slice(span.start, span.end)).toBe(quote);
  const agreement = await house.answer(labelAgreement);
  expect(agreement.machine.map(({ task }) => task)).toContain('theme');
  expect(await house.answer(undoTaxonomy)).toMatchObject({ version: 0 });
  await labelled();
  expect((await themes()).some(({ kind: how }) => how === 'taught')).toBe(false);
  expect((await house.answer(showTaxonomy, { query: {} })).themes).toEqual([]);
}, 60_000);
