import { describe, expect, it } from 'vitest';
import { csv, lostOf, readGiven, rowsOf, saidIn, wrongOf } from '../given-exports.ts';
import { type SourceKind, sourceOf } from '../index.ts';
import { mastodonPosts } from './mastodon.ts';

const kindOf = (value: unknown) => sourceOf(JSON.stringify(value), { format: 'json', truncated: false });
const read = (kind: SourceKind, value: unknown) => readGiven(kind, JSON.stringify(value));
const turns = async (kind: SourceKind, value: unknown) =>
  rowsOf(await read(kind, value)).map(
    ({ kind, customer, episode, text }) => `${kind} ${customer} | ${episode} | ${text}`,
  );

describe('a topic of a Discourse forum', () => {
  const post = (n: number, more: object) => ({
    id: 100 + n,
    post_number: n,
    post_type: 1,
    version: 1,
    user_id: 7,
    username: 'ana',
    created_at: `2024-03-0${n}T10:00:00.000Z`,
    updated_at: `2024-03-0${n}T10:00:00.000Z`,
    cooked: '',
    ...more,
  });
  const topic = {
    id: 5,
    title: 'No signal',
    post_stream: {
      stream: [101, 102, 103, 104, 105, 106, 107, 999],
      posts: [
        post(1, { cooked: '<p>Since <b>Monday</b>.</p><script>steal()</script>' }),
        post(2, { username: 'kim', user_id: 2, staff: true, cooked: '<p>We look.</p>' }),
        post(3, { username: 'kim', user_id: 2, staff: true, post_type: 4, cooked: '<p>he is right</p>' }),
        post(4, {
          username: 'bo',
          user_id: 8,
          cooked: '<aside class="quote"><blockquote>Since Monday.</blockquote></aside><p>Me too</p>',
        }),
        post(5, {
          cooked: '<p>Now it works &amp; thanks</p>',
          version: 3,
          updated_at: '2024-03-09T10:00:00Z',
        }),
        post(6, {
          username: 'system',
          user_id: -1,
          moderator: true,
          post_type: 3,
          action_code: 'closed.enabled',
        }),
        post(7, { username: 'spam', user_id: 9, hidden: true, cooked: '<p>buy</p>' }),
      ],
    },
  };
  it('members are voices, staff is told, whispers and actions are events, edits are revisions', async () => {
    expect(kindOf(topic)).toBe('forum-json');
    const found = await read('forum-json', topic);
    expect(saidIn(found)).toEqual([
      'voice Asked in the forum: No signal\n\nSince Monday.',
      'told Answered in the forum: We look.',
      'event Internal note: he is right',
      'voice Wrote in the forum: Me too',
      'voice Wrote in the forum: Now it works & thanks',
      'event Status: closed: ',
    ]);
    expect(rowsOf(found).map(({ episode, customer }) => `${episode}: ${customer}`)).toEqual([
      'discourse 5: discourse 7',
      'discourse 5: discourse 7',
      'discourse 5: discourse 7',
      'discourse 5 8: discourse 8',
      'discourse 5: discourse 7',
      'discourse 5: discourse 7',
    ]);
    expect(rowsOf(found)[4]).toMatchObject({
      at: '2024-03-09T10:00:00.000Z',
      id: expect.stringContaining('edited'),
    });
    expect(lostOf(found)).toHaveLength(3);
  });
});

describe('social networks', () => {
  it('a table of mentions, with what some tools write in front of it', async () => {
    const table = csv(
      ['Date', 'Mention Id', 'Page Type', 'Author', 'Full Text', 'Url', 'Direction', 'In reply to author'],
      ['2024-05-01 10:00:00', 'm1', 'twitter', '@ana', 'My bill is "wrong"', 'https://x/1', 'inbound', ''],
      ['2024-05-01 11:00:00', 'm2', 'twitter', 'vela', 'Sorry, we look', 'https://x/2', 'outbound', '@ana'],
      ['yesterday', 'm3', 'twitter', 'bo', 'x', 'https://x/3', 'inbound', ''],
    );
    const introduced = `Report:,Bulk Mentions\nFrom:,2024-05-01\n\n${table}`;
    expect(
      sourceOf(introduced, { header: ['Report:', 'Bulk Mentions'], format: 'csv', truncated: false }),
    ).toBe('social-rows');
    const found = await readGiven('social-rows', introduced);
    expect(rowsOf(found).map(({ kind, customer, text }) => `${kind} ${customer}: ${text}`)).toEqual([
      'voice twitter ana: My bill is "wrong"',
      'told twitter ana: Sorry, we look',
    ]);
    expect(wrongOf(found)).toEqual(["time not understood: 'yesterday'"]);
  });

  it('Mastodon: who is written to by nearly everybody is the company; what was shared is nobody’s words', async () => {
    const status = (id: string, acct: string, content: string, more: object = {}) => ({
      id,
      uri: `https://m.example/${id}`,
      created_at: `2024-06-01T10:0${id}:00.000Z`,
      edited_at: null,
      in_reply_to_id: null,
      reblog: null,
      language: 'en',
      content,
      account: { acct },
      mentions: [{ acct: 'vela' }],
      ...more,
    });
    const list = [
      status('1', 'ana@a.example', '<p><a href="x">@vela</a> no signal</p>'),
      status('2', 'vela', '<p>@ana Sorry</p>', {
        in_reply_to_id: '1',
        mentions: [{ acct: 'ana@a.example' }],
      }),
      status('3', 'ana@a.example', '<p>still none</p>', { in_reply_to_id: '2' }),
      { type: 'mention', status: status('4', 'bo', '<p>me too</p>', { in_reply_to_id: '1' }) },
      status('5', 'cy', '<p>x</p>', { reblog: { id: '1' } }),
    ];
    expect(kindOf(list)).toBe('social-json');
    const of = (thread: string, who: string) => `mastodon ${thread} ${who}`;
    expect(await turns('social-json', list)).toEqual([
      `voice mastodon ana@a.example | ${of('1', 'ana@a.example')} | @vela no signal`,
      `told mastodon ana@a.example | ${of('1', 'ana@a.example')} | @ana Sorry`,
      `voice mastodon ana@a.example | ${of('1', 'ana@a.example')} | still none`,
      `voice mastodon bo | ${of('1', 'bo')} | me too`,
    ]);
  });

  it('an account’s own archive holds no voice of a customer', async () => {
    const outbox = {
      type: 'OrderedCollection',
      orderedItems: [
        {
          type: 'Create',
          published: '2024-06-02T10:00:00Z',
          object: {
            type: 'Note',
            id: 'https://m.example/9',
            content: '<p>Repaired</p>',
            published: '2024-06-02T10:00:00Z',
            tag: [{ type: 'Mention', name: '@bo@b.example' }],
          },
        },
        {
          type: 'Announce',
          id: 'https://m.example/10',
          published: '2024-06-02T11:00:00Z',
          object: 'https://else.example/1',
        },
      ],
    };
    expect(kindOf(outbox)).toBe('social-json');
    expect(await turns('social-json', outbox)).toEqual([
      'told mastodon bo@b.example | mastodon https://m.example/9 bo@b.example | Repaired',
    ]);
  });

  it('Reddit: replies within replies; deleted words are not said; who speaks for the place is the company', async () => {
    const comment = (id: string, author: string, body: string, more: object = {}) => ({
      kind: 't1',
      data: {
        id,
        name: `t1_${id}`,
        link_id: 't3_a',
        author,
        body,
        created_utc: 1_717_236_000,
        edited: false,
        replies: '',
        subreddit: 'vela',
        ...more,
      },
    });
    const listing = (...children: unknown[]) => ({ kind: 'Listing', data: { children } });
    const page = [
      listing({
        kind: 't3',
        data: {
          id: 'a',
          name: 't3_a',
          author: 'ana',
          title: 'Down?',
          selftext: 'Since today',
          created_utc: 1_717_230_000.0,
          edited: 1_717_239_999,
        },
      }),
      listing(
        comment('b', 'vela_care', 'Looking', {
          distinguished: 'moderator',
          replies: listing(comment('c', 'ana', 'Thanks')),
        }),
        comment('d', '[deleted]', '[removed]'),
      ),
    ];
    expect(kindOf(page)).toBe('social-json');
    expect(await turns('social-json', page)).toEqual([
      'voice reddit ana | reddit t3_a ana | Down?\n\nSince today',
      'told  | reddit t3_a | Looking',
      'voice reddit ana | reddit t3_a ana | Thanks',
    ]);
  });

  it('many posts to as many accounts, and names that stand over and over, cost no time that counts', () => {
    const posts = Array.from({ length: 20_000 }, (_, i) => ({
      id: `${i}`,
      account: { acct: `a${i}` },
      mentions: [{ acct: `m${i}` }],
      content: 'x',
    }));
    const from = performance.now();
    expect([...mastodonPosts(posts)]).toHaveLength(20_000);
    for (const name of ['"acct":', '"content":', '"requester_id":', '"subject":'])
      expect(
        sourceOf(`[${name.repeat(250_000 / name.length)}`, { format: 'json', truncated: true }),
      ).toBeNull();
    // Minutes, if each were compared with all the others.
    expect(performance.now() - from).toBeLessThan(3000);
  });

  it('hostile ones are told, never thrown', async () => {
    const deep = `${'{"kind":"Listing","data":{"children":['.repeat(3000)}${']}}'.repeat(3000)}`;
    expect(await readGiven('social-json', deep)).toEqual([]);
    expect(wrongOf(await readGiven('social-json', '{"orderedItems":[{"__proto__":{"id":1}}]'))).toEqual([
      'not JSON: the file is broken or cut off',
    ]);
    const odd = await readGiven(
      'social-json',
      '{"type":"OrderedCollection","orderedItems":[null,1,{"__proto__":{"id":"x"},"type":"Create"}]}',
    );
    expect([rowsOf(odd), wrongOf(odd)]).toEqual([
      [],
      Array.from({ length: 3 }, () => 'a post without id or address'),
    ]);
    expect(({} as { id?: string }).id).toBeUndefined();
    expect(wrongOf(await readGiven('forum-json', '{"post_stream":{"posts":"x"}}'))).toEqual([
      'no topic of a forum with its posts',
    ]);
    const begun = performance.now();
    const long = {
      id: 1,
      post_stream: {
        posts: [
          { id: 1, created_at: '2024-01-01', cooked: '<aside'.repeat(60_000), raw: '[quote'.repeat(30_000) },
        ],
      },
    };
    await read('forum-json', long);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe('employees’ notes', () => {
  const notes = csv(
    ['Note', 'Noted by', 'Noted at', 'Order id', 'Step', 'Store', 'Department'],
    [
      'Customer said "never again" and left',
      'Kim Lee',
      '2024-07-01T10:00:00Z',
      'O-7',
      'Pick-up',
      'North',
      'Shops',
    ],
    ['The queue reaches the door', 'Kim Lee', '2024-07-01T11:00:00Z', '', '', 'North', 'Shops'],
    ['', 'Kim Lee', '2024-07-01T12:00:00Z', '', '', '', ''],
  );
  it('are observations, never a customer’s voice, and lead to no employee', async () => {
    const header = ['Note', 'Noted by', 'Noted at', 'Order id', 'Step', 'Store', 'Department'];
    expect(sourceOf(notes, { header, format: 'csv', truncated: false })).toBe('note-rows');
    const found = await readGiven('note-rows', notes);
    expect(rowsOf(found).map(({ kind, step, episode }) => `${kind} ${step} ${episode}`)).toEqual([
      'event Employee noted O-7',
      expect.stringMatching(/^event Employee noted note \w+$/),
    ]);
    expect(rowsOf(found)[0]?.facts).toEqual({ about: 'Pick-up', place: 'North' });
    expect(wrongOf(found)).toEqual(['a note without words']);
    expect(JSON.stringify(found)).not.toContain('Kim');
  });
});

describe('Google Play’s monthly reviews', () => {
  it('in UTF-16, with its mark or without: stars and words', async () => {
    const text =
      'Package Name,Star Rating,Review Text,Review Submit Date and Time,Review Link\na.b,2,"Señal, mala ñ",2024-01-01T00:00:00Z,http://x/?reviewId=q\n';
    for (const mark of ['', '\ufeff']) {
      const [row] = rowsOf(await readGiven('review-rows', Buffer.from(mark + text, 'utf16le')));
      expect(row).toMatchObject({ rating: '2', text: 'Señal, mala ñ', id: 'google play review q' });
    }
  });
});
