import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { given } from '../../journeys/given.ts';
import { runLabelling } from '../contract.ts';
import { listStories, setCampaignRule, showStory } from '../stories.contract.ts';
import { countVoices, searchVoices } from '../voices.contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-03-01T00:00:00Z' });
});
afterAll(() => house.close());

let rows = 0;
const voice = (text: string, day: number, customer = `c${rows}`) => {
  rows++;
  return {
    customer,
    episode: `e${rows}`,
    kind: 'voice' as const,
    step: 'Customer answered',
    at: new Date(Date.UTC(2026, 0, 1 + day, 8, rows % 60, Math.floor(rows / 60) % 60)),
    text,
    row: rows,
  };
};
const name = (i: number) =>
  `${'ABCDEFGHJK'[i % 10]}${'aeiou'[i % 5]}${'lmnrst'[i % 6]}${'aeiou'[(i >> 2) % 5]}`;
const first = (i: number) =>
  `My name is Mr ${name(i)} ${name(i * 7 + 1)}ez, account ${10_000 + i}. I protest against the closing of the branch in our town, where old people have no other bank within thirty kilometres.`;
const second = (i: number) => `${first(i)} Shame on all of you!`;
const third = (i: number) => `Dear director! ${first(i)}`;
/** One call waits 20 seconds at most. */
async function label(): Promise<void> {
  for (;;) {
    const { unread, state } = await house.answer(runLabelling, { body: { wait: true } });
    if (unread === 0 && state === 'idle') return;
  }
}

describe('five hundred pasted complaints', () => {
  test('are one story with three distinct texts, and a campaign', async () => {
    const campaign = Array.from({ length: 500 }, (_, i) =>
      voice((i % 10 === 0 ? second : i % 25 === 1 ? third : first)(i), i % 5),
    );
    const others = Array.from({ length: 60 }, (_, i) =>
      voice(
        `The technician came ${i + 2} hours late on the ${i + 1}th and left the ${name(i)} box ${name(i + 3)} open in our hall`,
        i % 28,
      ),
    );
    const short = Array.from({ length: 40 }, () => voice('Great service, thank you!', 3));
    await given(house.services, house.workspaceId, [...campaign, ...others, ...short]);
    await label();
    const seen = await house.answer(listStories, {});
    expect(seen).toMatchObject({ campaigns: 1 });
    expect(seen.list[0]).toMatchObject({ voices: 500, customers: 500, texts: 3, campaign: true, peak: 500 });
    expect(seen.list.find(({ text }) => text.startsWith('Great'))).toMatchObject({
      voices: 40,
      texts: 1,
      campaign: false,
    });
    const id = seen.list[0]?.id ?? '';
    const story = await house.answer(showStory, { params: { story: id } });
    expect(story.wordings.map(({ voices }) => voices)).toEqual([430, 50, 20]);
  });

  test('are folded to one voice that says how many there are, and unfolded by their story', async () => {
    const folded = await house.answer(searchVoices, { query: { q: 'protest', distinct: true } });
    expect(folded.counts).toMatchObject({ voices: 500, texts: 3, stories: 1 });
    expect(folded.voices).toHaveLength(1);
    expect(folded.voices[0]).toMatchObject({ copies: 500, story: { customers: 500, campaign: true } });
    const id = folded.voices[0]?.story?.id;
    const unfolded = await house.answer(searchVoices, { query: { where: `story=${id}`, limit: 5 } });
    expect(unfolded.counts).toMatchObject({ voices: 500, stories: 1 });
    const facets = await house.answer(countVoices, { query: { by: 'step' } });
    expect(facets.total.stories).toBeLessThan(facets.total.texts);
  });

  test('a voice that comes later meets the old ones', async () => {
    await given(house.services, house.workspaceId, [voice(second(9001), 20)]);
    await label();
    const seen = await house.answer(listStories, { query: { campaigns: true } });
    expect(seen.list).toHaveLength(1);
    expect(seen.list[0]).toMatchObject({ voices: 501, texts: 3 });
  });

  test('what makes a campaign is for the company to say', async () => {
    await house.answer(setCampaignRule, { body: { customers: 600, copies: 600 } });
    expect(await house.answer(listStories, {})).toMatchObject({
      campaigns: 0,
      rule: { customers: 600, days: 14 },
    });
  });
});

describe('a text that is like two stories', () => {
  const base = Array.from(
    { length: 60 },
    (_, i) => `word${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10)]}`,
  );
  const changed = (at: readonly number[]) =>
    base.map((word, i) => (at.includes(i) ? `other${i}x` : word)).join(' ');

  test('makes them one, and links to either lead there', async () => {
    await given(house.services, house.workspaceId, [voice(changed([5, 15]), 1), voice(changed([35, 45]), 1)]);
    await label();
    const list = async () => (await house.answer(listStories, { query: { q: 'wordak' } })).list;
    expect(await list()).toEqual([]);
    const each = await house.answer(searchVoices, { query: { q: 'wordak' } });
    expect(each.counts).toMatchObject({ voices: 2, stories: 2 });
    await given(house.services, house.workspaceId, [voice(base.join(' '), 2)]);
    await label();
    expect(await list()).toMatchObject([{ voices: 3, texts: 3 }]);
    const scope = await house.services.scope(house.workspaceId);
    expect(scope.stories.from).toHaveLength(1);
    for (const id of [...scope.stories.from, ...scope.stories.into])
      expect((await house.answer(searchVoices, { query: { where: `story=${id}` } })).counts.voices).toBe(3);
  });
});

describe('lines of a form', () => {
  const problems = ['router', 'bill', 'phone', 'contract', 'visit', 'cable', 'refund', 'account'];
  const filled = (i: number) =>
    `What happened (please be exact)?\nThe ${problems[i % 8]} number ${i} is ${['broken', 'wrong', 'late', 'lost', 'dead'][i % 5]}\nHow should we solve this for you?\n${['Repair it', 'Pay me back', 'Call me at home', 'Send a new one'][i % 4]} before ${['Monday', 'Friday', 'May'][i % 3]}`;

  test('are context, not what the customer says; a form with no answer is nothing but a template', async () => {
    const form = { step: 'Form sent', channel: 'web form' };
    const empty = 'What happened (please be exact)?\n\nHow should we solve this for you?\n';
    await given(house.services, house.workspaceId, [
      ...Array.from({ length: 40 }, (_, i) => ({ ...voice(filled(i), i % 20), ...form })),
      { ...voice(empty, 21), ...form },
    ]);
    await label();
    const { voices } = await house.answer(searchVoices, {
      query: { where: 'channel="web form"', limit: 60 },
    });
    const quotes = voices.flatMap(({ clauses }) => clauses.map(({ quote }) => quote));
    expect(quotes.length).toBeGreaterThan(60);
    expect(quotes.filter((quote) => /What happened|How should/.test(quote))).toEqual([]);
    expect(voices.filter(({ templateOnly }) => templateOnly).map(({ text }) => text)).toEqual([empty]);
    // Short answers to the same questions are no copies of each other.
    expect(voices.every(({ story }) => story === null || !story.campaign)).toBe(true);
  });

  test('of a complaint that many paste are its words', async () => {
    const pasted = (i: number) =>
      `I, ${name(i)} ${name(i + 1)}, protest.\nYou close the only branch that old people in our valley can reach on foot.\nWe shall all of us take our money elsewhere by the end of the year.`;
    await given(
      house.services,
      house.workspaceId,
      Array.from({ length: 60 }, (_, i) => ({ ...voice(pasted(i), i % 5), step: 'Letter', channel: 'mail' })),
    );
    await label();
    const { voices } = await house.answer(searchVoices, { query: { where: 'channel=mail', distinct: true } });
    expect(voices).toHaveLength(1);
    expect(voices[0]?.clauses.some(({ quote }) => quote.includes('only branch'))).toBe(true);
    expect(voices[0]?.story).toMatchObject({ voices: 60 });
  });
});
