import { describe, expect, it } from 'vitest';
import { cellsOf, readSource, type SourceKind, sourceOf } from './index.ts';
import { plainText } from './plain-text.ts';
import type { SourceReading } from './read-source.ts';
import { nothingKnown, type SourceRow } from './source-row.ts';

const latest = Date.UTC(2026, 0, 1);

async function read(kind: SourceKind, text: string, name = 'file'): Promise<SourceReading[]> {
  const found: SourceReading[] = [];
  async function* chunks() {
    // In small pieces, so that nothing depends on where a chunk ends.
    const bytes = Buffer.from(text);
    for (let i = 0; i < bytes.length; i += 7) yield bytes.subarray(i, i + 7);
  }
  for await (const one of readSource(kind, chunks(), { name, latest, known: nothingKnown })) found.push(one);
  return found;
}

const rows = (found: readonly SourceReading[]): SourceRow[] =>
  found.flatMap((one) => ('row' in one ? [one.row] : []));
const wrong = (found: readonly SourceReading[]) =>
  found.flatMap((one) => ('wrong' in one ? [one.wrong] : []));
const lost = (found: readonly SourceReading[]) => found.flatMap((one) => ('lost' in one ? [one.lost] : []));
const said = (found: readonly SourceReading[]) =>
  rows(found).map((row) => `${row.kind} ${row.step}: ${row.text ?? ''}`);
const json = (text: string) => sourceOf(text, { format: 'json', truncated: false });

describe('a Freshdesk ticket', () => {
  const ticket = {
    ticket: {
      id: 7,
      subject: 'Broken',
      description: '<p>It&nbsp;is <b>broken</b></p>',
      status: 4,
      priority: 3,
      source: 1,
      requester_id: 1,
      responder_id: 5,
      created_at: '2024-01-02T10:00:00Z',
      updated_at: '2024-01-04T12:30:00Z',
      requester: { email: 'ana@example.com', phone: '+491' },
    },
    conversations: [
      {
        id: 3,
        body_text: 'still broken',
        incoming: true,
        private: false,
        created_at: '2024-01-04T12:30:00Z',
      },
      { id: 1, body_text: 'try again', incoming: false, private: false, created_at: '2024-01-03T08:00:00Z' },
      {
        id: 2,
        body_text: 'he is difficult',
        incoming: true,
        private: true,
        created_at: '2024-01-03T09:00:00Z',
      },
    ],
  };
  it('comes in the order of its times; a private note is nobody’s voice; resolved by status is said to be that', async () => {
    const text = JSON.stringify(ticket);
    expect(json(text)).toBe('helpdesk-json');
    const found = await read('helpdesk-json', text);
    expect(said(found)).toEqual([
      'voice Ticket opened: Broken\n\nIt is broken',
      'told Support replied: try again',
      'event Internal note: he is difficult',
      'voice Customer wrote: still broken',
      'event Status: resolved: ',
    ]);
    expect(rows(found)[0]?.facts).toMatchObject({
      'identity.email': 'ana@example.com',
      'identity.phone': '+491',
    });
    expect(rows(found).at(-1)?.facts?.['resolved by']).toBe('its status, not the customer');
    expect(lost(found)).toEqual([
      'Tickets resolved by their status while the customer still wrote: the customer has not confirmed it',
    ]);
  });
});

describe('an Intercom conversation', () => {
  const conversation = (id: string, time: number, contact: string) => ({
    type: 'conversation',
    id,
    created_at: time,
    source: {
      type: 'email',
      body: '<p>Hello</p>',
      author: { type: 'user', id: contact, email: 'shared@example.com' },
    },
    contacts: { contacts: [{ id: contact }] },
    conversation_parts: {
      conversation_parts: [
        {
          id: `${id}1`,
          part_type: 'note',
          body: '<p>VIP</p>',
          created_at: time + 1,
          author: { type: 'admin' },
        },
        {
          id: `${id}2`,
          part_type: 'close',
          body: '<p>Bye</p>',
          created_at: time + 2,
          author: { type: 'admin' },
        },
      ],
    },
  });
  it('has times in seconds, customers by id where an e-mail is shared, and no time in 2056', async () => {
    const lines = [conversation('9', 1704190000, 'a'), conversation('8', 2729000000, 'b')]
      .map((one) => JSON.stringify(one))
      .join('\n');
    expect(sourceOf(lines, { format: 'jsonl', truncated: false })).toBe('helpdesk-lines');
    const found = await read('helpdesk-lines', lines);
    expect(said(found)).toEqual([
      'voice Conversation opened: Hello',
      'event Internal note: VIP',
      'told Support replied: Bye',
      'event Status: closed: ',
    ]);
    expect(rows(found)[0]).toMatchObject({ customer: 'intercom a', at: '2024-01-02T10:06:40.000Z' });
    expect(wrong(found)).toHaveLength(4);
    expect(wrong(found)[0]).toContain('the time lies in the future: 2056-');
  });
});

describe('a Zendesk ticket as JSON', () => {
  it('takes its history from audits and tells customer and staff apart by their roles', async () => {
    const ticket = {
      ticket: {
        id: 5,
        subject: 'Lost',
        description: 'Where is it?',
        requester_id: 1,
        status: 'open',
        created_at: '2024-02-01T08:00:00Z',
        updated_at: '2024-02-03T08:00:00Z',
        via: { channel: 'web' },
      },
      users: [
        { id: 1, role: 'end-user', email: 'a@example.com' },
        { id: 2, role: 'agent' },
      ],
      comments: [
        { id: 10, author_id: 1, public: true, body: 'Where is it?', created_at: '2024-02-01T08:00:00Z' },
        { id: 11, author_id: 2, public: true, body: 'On its way', created_at: '2024-02-01T09:00:00Z' },
        { id: 12, author_id: 2, public: false, body: 'lost by us', created_at: '2024-02-01T09:01:00Z' },
        { id: 13, author_id: 9, public: true, body: 'who am I', created_at: '2024-02-01T09:02:00Z' },
      ],
      audits: [
        {
          id: 20,
          created_at: '2024-02-02T08:00:00Z',
          events: [{ id: 21, type: 'Change', field_name: 'status', value: 'solved' }],
        },
      ],
    };
    const text = JSON.stringify({ tickets: [ticket] });
    expect(json(text)).toBe('helpdesk-json');
    expect(said(await read('helpdesk-json', text))).toEqual([
      'voice Ticket opened: Lost\n\nWhere is it?',
      'told Support replied: On its way',
      'event Internal note: lost by us',
      'event Comment by someone unknown: who am I',
      'event Status: solved: ',
      'event Ticket last changed: ',
    ]);
  });
});

describe('a transcript', () => {
  const vtt =
    'WEBVTT\n\nNOTE Date: 2024-03-01T10:00:00Z\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Agent Ann>Hello, how can I help?</v>\n\n00:00:04.000 --> 00:00:06.000\n<v Bob>My <i>bill</i> is wrong</v>\n\n00:00:07.000 --> 00:01:07.000\n[hold music]\n\n00:xx:07.000 --> 00:01:07.000\nbroken\n';
  it('in WebVTT: turns apart, the hold an event with an end, a broken cue in quarantine', async () => {
    expect(sourceOf(vtt, { format: 'unknown', truncated: false })).toBe('captions');
    const found = await read('captions', vtt, 'call.vtt');
    expect(said(found)).toEqual([
      'told Support said: Hello, how can I help?',
      'voice Customer said: My bill is wrong',
      'event On hold: ',
    ]);
    expect(rows(found)[2]).toMatchObject({
      at: '2024-03-01T10:00:07.000Z',
      until: '2024-03-01T10:01:07.000Z',
    });
    expect(wrong(found)).toEqual(['the cue’s times were not understood']);
  });
  it('in SubRip: dated by the file’s name, or not taken at all', async () => {
    const srt =
      '1\r\n00:00:01,500 --> 00:00:02,000\r\nCustomer: No answer.\r\n\r\n2\r\n00:00:02,500 --> 00:00:03,000\r\nCustomer: Still none.\r\n';
    expect(sourceOf(srt, { format: 'csv', truncated: false, header: ['1'] })).toBe('captions');
    const dated = await read('captions', srt, 'call-20240301-101500.srt');
    expect(rows(dated).map((row) => [row.at, row.text])).toEqual([
      ['2024-03-01T10:15:01.500Z', 'No answer. Still none.'],
    ]);
    expect(wrong(await read('captions', srt, 'call.srt'))).toEqual([
      'the transcript does not tell when it took place: put the date into the file’s name',
    ]);
  });
  it('in JSON: several shapes; who is unclear is not taken for the customer', async () => {
    const shapes = [
      {
        started_at: '2024-03-01T10:00:00Z',
        segments: [{ start: 0, end: 1, speaker: 'CUSTOMER', text: 'hi' }],
      },
      {
        started_at: '2024-03-01T10:00:00Z',
        Transcript: [
          { ParticipantRole: 'CUSTOMER', Content: 'hi', BeginOffsetMillis: 0, EndOffsetMillis: 900 },
        ],
      },
      {
        started_at: '2024-03-01T10:00:00Z',
        results: {
          items: [
            {
              type: 'pronunciation',
              start_time: '0.0',
              end_time: '0.4',
              speaker_label: 'customer_0',
              alternatives: [{ content: 'hi' }],
            },
          ],
        },
      },
      [{ role: 'customer', text: 'hi', timestamp: '2024-03-01T10:00:00Z' }],
    ];
    for (const shape of shapes) {
      const text = JSON.stringify(shape);
      expect(json(text)).toBe('transcript');
      expect(rows(await read('transcript', text)).map((row) => [row.kind, row.text, row.at])).toEqual([
        ['voice', 'hi', '2024-03-01T10:00:00.000Z'],
      ]);
    }
    const unclear = await read(
      'transcript',
      JSON.stringify({
        date: '2024-03-01',
        turns: [
          { speaker: 'A', start: 0, text: 'x' },
          { speaker: 'B', start: 1, text: 'y' },
        ],
      }),
    );
    expect(rows(unclear).map((row) => row.kind)).toEqual(['event', 'event']);
    expect(lost(unclear)[0]).toContain('do not tell who is the customer');
  });
});

describe('reviews', () => {
  it('of schema.org, however nested: values as text or number, authors as text or person, a scale of their own', async () => {
    const page = {
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'Product',
          name: 'Kettle',
          review: [
            {
              '@type': 'Review',
              author: 'Ana',
              datePublished: '2024-01-05',
              reviewBody: 'Hot',
              reviewRating: { ratingValue: '4' },
            },
            {
              '@type': 'Review',
              author: { '@type': 'Person', name: 'Ben' },
              datePublished: '2024-01-06',
              reviewBody: 'Cold',
              reviewRating: { ratingValue: 8, bestRating: 10, worstRating: '1' },
            },
            {
              '@type': 'Review',
              author: 'Cem',
              datePublished: '2024-01-07',
              reviewBody: 'Off',
              reviewRating: { ratingValue: 9 },
            },
          ],
        },
      ],
    };
    const text = JSON.stringify(page);
    expect(json(text)).toBe('review-json');
    const found = await read('review-json', text);
    expect(rows(found).map((row) => [row.rating, row.facts?.about, row.facts?.best])).toEqual([
      ['4', 'Kettle', undefined],
      ['', 'Kettle', '10'],
    ]);
    expect(wrong(found)).toEqual(["the rating '9' is off its scale 1 to 5"]);
  });
  it('of the app stores', async () => {
    const play = JSON.stringify({
      reviews: [
        {
          reviewId: 'r1',
          authorName: 'Di',
          comments: [
            { userComment: { text: 'bad', starRating: 1, lastModified: { seconds: '1704190000' } } },
            { developerComment: { text: 'sorry', lastModified: { seconds: '1704190100' } } },
          ],
        },
      ],
    });
    expect(json(play)).toBe('review-json');
    expect(said(await read('review-json', play))).toEqual([
      'voice Review written: bad',
      'told Review answered: sorry',
    ]);
    const csv =
      'Package Name,Star Rating,Review Text,Review Submit Date and Time,Review Link\na.b,5,"good, ""really""",2024-01-01T00:00:00Z,http://x/?reviewId=q\n';
    expect(rows(await read('review-rows', csv))[0]).toMatchObject({
      id: 'google play review q',
      rating: '5',
      text: 'good, "really"',
    });
  });
});

describe('a hostile export', () => {
  it('is told in rows, never thrown', async () => {
    expect(wrong(await read('helpdesk-json', '{"tickets":[{"id":1,"requ'))).toEqual([
      'not JSON: the file is broken or cut off',
    ]);
    expect(wrong(await read('helpdesk-lines', '{"ticket_id":\n[]\n5\nnull\n'))).toEqual([
      'not JSON: the file is broken or cut off',
      'neither a ticket nor a conversation',
      'neither a ticket nor a conversation',
    ]);
    const twice = '{"ticket_id":1,"subject":"a","subject":"b","requester_id":12345678901234567890}';
    expect(wrong(await read('helpdesk-lines', twice))).toEqual([
      expect.stringContaining('The name "subject" stands twice'),
    ]);
    expect(await read('helpdesk-json', `{"tickets":[${twice}]}`)).toContainEqual({
      lost: expect.stringContaining('The name "subject" stands twice'),
      example: 'file',
    });
    const polluted = await read(
      'helpdesk-lines',
      '{"__proto__":{"id":"5"},"constructor":1,"subject":"x","requester_id":1}',
    );
    expect(wrong(polluted)).toEqual(['a ticket without id']);
    expect(({} as { id?: string }).id).toBeUndefined();
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    expect(wrong(await read('review-json', deep))).toEqual(['no review was found in this']);
    expect(wrong(await read('helpdesk-json', deep))).toEqual(['neither a ticket nor a conversation']);
    expect(plainText('<script>alert(1)</script><img src=x onerror=1>a &lt;b&gt; &#0;&#x110000;')).toBe(
      'a <b>',
    );
    expect(plainText('<'.repeat(200_000)).length).toBeGreaterThan(0);
    const begun = performance.now();
    expect(plainText(`<b>a${' '.repeat(200_000)}x \t\n \n y`)).toBe(`a${' '.repeat(200_000)}x\ny`);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(
      cellsOf({
        kind: 'event',
        id: '1',
        episode: '1',
        customer: '',
        step: 's',
        at: '',
        function: '',
        channel: '',
        facts: { a: '' },
      }).at(-1),
    ).toBe('');
  });
});
