import { describe, expect, test } from 'vitest';
import { recognise } from '../recognise.ts';
import { applyAnswers } from './answers.contract.ts';
import { propose } from './propose.ts';
import { sampleOf } from './sample-tables.ts';

/** A table as a person writes it down: the file's name and its text. */
function look(...files: [name: string, text: string][]) {
  return propose(
    files.map(([name, text]) => {
      const bytes = Buffer.from(text);
      const { dialect, format } = recognise(bytes);
      if (dialect === undefined) throw new Error(`${name} is not a table`);
      return sampleOf(name, format, bytes, false, dialect);
    }),
  );
}
const lines = (header: string, n: number, row: (i: number) => string) =>
  [header, ...Array.from({ length: n }, (_, i) => row(i))].join('\n');
const day = (i: number) =>
  `2025-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
const asked = (proposal: ReturnType<typeof propose>) =>
  proposal.questions.filter((q) => q.assumed === undefined).map((q) => q.about);

describe('a log', () => {
  test('of three columns needs no further word', () => {
    const steps = ['asked', 'visited', 'repaired'];
    const proposal = look([
      'visits.csv',
      lines('job;what;at', 60, (i) => `J${Math.floor(i / 3)};${steps[i % 3]};${day(i)} 10:00:00+01:00`),
    ]);
    expect(proposal.mapping).toMatchObject({
      tables: { visits: { file: 'visits.csv', separator: ';' } },
      episode: 'job',
      moments: [{ table: 'visits', kind: 'event', step: { column: 'what' }, at: 'at' }],
    });
    expect(proposal.sure).toBe(true);
  });

  test('with the names of process mining, a department and facts of the case', () => {
    const proposal = look([
      'permits.csv',
      lines(
        'case:concept:name,concept:name,time:timestamp,org:resource,org:group,lifecycle:transition,case:region,cost',
        40,
        (i) =>
          `c${i % 10},step ${i % 4},${day(i)}T10:00:00Z,person ${i % 7},group ${i % 3},complete,region ${i % 5},${i}`,
      ),
    ]);
    expect(proposal.mapping?.moments).toEqual([
      expect.objectContaining({
        step: { column: 'concept:name' },
        at: 'time:timestamp',
        resource: { column: 'org:resource' },
        function: { column: 'org:group' },
        lifecycle: { column: 'lifecycle:transition' },
        attributes: { cost: { column: 'cost' } },
      }),
    ]);
    expect(proposal.mapping).toMatchObject({
      episode: 'case:concept:name',
      attributes: { 'case:region': { column: 'case:region' } },
    });
    expect(proposal.sure).toBe(true);
  });

  test('in German that knows only the customer is cut by silence, which is said', () => {
    const proposal = look([
      'kontakte.csv',
      lines(
        'Kundennummer;Datum;Vorgang;Abteilung;Kanal',
        60,
        (i) =>
          `K-${i % 9};${(i % 27) + 1}.0${(i % 9) + 1}.2025;${['Anruf', 'Rechnung', 'Mahnung'][i % 3]};${['Service', 'Buchhaltung'][i % 2]};${['Telefon', 'Brief'][i % 2]}`,
      ),
    ]);
    expect(proposal.mapping).toMatchObject({
      customer: 'Kundennummer',
      episode: { gap: '90d' },
      moments: [
        {
          step: { column: 'Vorgang' },
          at: 'Datum',
          function: { column: 'Abteilung' },
          channel: { column: 'Kanal' },
        },
      ],
      time: { formats: ['D.M.YYYY'] },
    });
    expect(proposal.questions.find((q) => q.about === 'episode')).toMatchObject({ assumed: '90d' });
  });
});

describe('orders with their tables', () => {
  const orders = lines(
    'order_id,customer_id,status,ordered_at,shipped_at,delivered_at,estimated_delivery',
    50,
    (i) =>
      `o${i},c${i},${i % 10 === 0 ? 'cancelled' : 'delivered'},2025-01-01 10:00,2025-01-03 10:00,${i % 10 === 0 ? '' : '2025-01-06 10:00'},2025-01-07 00:00`,
  );
  const reviews = lines(
    'review_id,order_id,stars,comment,answered_at',
    40,
    (i) => `r${i},o${i},${(i % 5) + 1},"It came on day ${i}, thanks to all of you",2025-01-09 10:00`,
  );
  const people = lines(
    'customer_id,person_id,region',
    50,
    (i) => `c${i},customer-${i % 30},${i % 2 ? 'north' : 'south'}`,
  );
  const proposal = look(
    ['shop_orders.csv', orders],
    ['shop_reviews.csv', reviews],
    ['shop_customers.csv', people],
  );

  test('are joined by their keys', () => {
    expect(proposal.mapping?.tables).toEqual({
      orders: { file: 'shop_orders.csv' },
      reviews: { file: 'shop_reviews.csv', key: 'order_id' },
      customers: { file: 'shop_customers.csv', key: 'customer_id' },
    });
    expect(proposal.mapping?.episode).toBe('orders.order_id');
  });

  test('happen in the order of their times, a promise before the event that keeps it', () => {
    expect(proposal.mapping?.moments.map((m) => [m.kind, m.step])).toEqual([
      ['event', 'Ordered'],
      ['event', 'Shipped'],
      ['promise', 'Delivered'],
      ['event', 'Delivered'],
      ['voice', 'Answered'],
    ]);
    expect(proposal.mapping?.moments[2]).toMatchObject({
      due: 'estimated_delivery',
      made: 'ordered_at',
      withdrawn: { column: 'status', values: ['cancelled'] },
    });
    expect(proposal.mapping?.moments[4]).toMatchObject({
      text: 'comment',
      scores: { stars: { column: 'stars', scale: [1, 5] } },
    });
  });

  test('a customer\u2019s id that never recurs gives way to the person behind it, and that is said', () => {
    expect(proposal.mapping?.customer).toBe('customers.person_id');
    const question = proposal.questions.find((q) => q.about === 'customer');
    expect(question).toMatchObject({ assumed: 'person_id' });
    const answered = applyAnswers(proposal, {
      [proposal.questions.indexOf(question as never)]: 'customer_id',
    });
    expect(answered?.customer).toBe('orders.customer_id');
  });

  test('a promise that is none can be left out without moving the others', () => {
    const index = proposal.questions.findIndex((q) => q.about === 'promise');
    const withdrawn = proposal.questions.findIndex((q) => q.about === 'withdrawn');
    const mapping = applyAnswers(proposal, { [index]: 'no-promise', [withdrawn]: 'still-holds' });
    expect(mapping?.moments.map((m) => m.kind)).toEqual(['event', 'event', 'event', 'voice']);
  });
});

describe('a survey with one row per respondent', () => {
  const survey = (scores: (i: number) => string | number, header = 'nps') =>
    look([
      'answers.csv',
      lines(
        `respondent_id,submitted,${header},comment`,
        60,
        (i) => `p${i},${day(i)},${scores(i)},"I waited ${i} days for somebody to call"`,
      ),
    ]);

  test('is one voice a row with text and score', () => {
    const proposal = survey((i) => i % 11);
    expect(proposal.mapping).toMatchObject({
      customer: 'respondent_id',
      moments: [
        {
          kind: 'voice',
          at: 'submitted',
          text: 'comment',
          scores: { nps: { column: 'nps', scale: [0, 10], blank: [], as: 'nps' } },
        },
      ],
    });
    expect(asked(proposal)).toEqual([]);
  });

  test.each([
    ['11', (i: number) => (i % 12 === 11 ? 11 : i % 11)],
    ['99', (i: number) => (i % 12 === 11 ? 99 : i % 11)],
    ['-1', (i: number) => (i % 12 === 11 ? -1 : i % 11)],
  ])('asks what %s means on a scale from 0 to 10, and never guesses', (code, scores) => {
    const proposal = survey(scores);
    expect(proposal.sure).toBe(false);
    expect(asked(proposal)).toEqual(['blank-codes']);
    const [question] = proposal.questions;
    expect(question).toMatchObject({ column: 'nps', facts: { codes: code, n: 5, low: 0, high: 10 } });
    expect(proposal.mapping?.moments[0]?.scores?.nps?.blank).toEqual([]);
    const answered = applyAnswers(proposal, { 0: 'no-answer' });
    expect(answered?.moments[0]?.scores?.nps).toMatchObject({ scale: [0, 10], blank: [code] });
  });

  test('asks about 9 behind a scale from 1 to 5, about 0 before it, and about words', () => {
    expect(asked(survey((i) => (i % 6 === 0 ? 9 : (i % 5) + 1), 'satisfaction'))).toEqual(['blank-codes']);
    expect(asked(survey((i) => i % 6, 'satisfaction'))).toEqual(['blank-codes']);
    expect(asked(survey((i) => (i % 6 === 0 ? 'N/A' : (i % 5) + 1), 'satisfaction'))).toEqual([
      'blank-codes',
    ]);
    expect(asked(survey((i) => (i % 5) + 1, 'satisfaction'))).toEqual([]);
  });

  test('asks which scale it was when the answers end at 6', () => {
    const proposal = survey((i) => (i % 6) + 1, 'satisfaction');
    expect(asked(proposal)).toEqual(['scale']);
    expect(applyAnswers(proposal, { 0: '1-7' })?.moments[0]?.scores?.satisfaction?.scale).toEqual([1, 7]);
    const short = applyAnswers(proposal, { 0: '1-5' })?.moments[0]?.scores?.satisfaction;
    expect(short).toMatchObject({ scale: [1, 5], blank: ['6'] });
    expect(applyAnswers(proposal, {})).toBeUndefined();
  });

  test('in Spanish', () => {
    const proposal = look([
      'encuesta.csv',
      lines(
        'Pedido;Cliente;Fecha de respuesta;Satisfacción;Comentario',
        40,
        (i) =>
          `P-${i};C-${i % 20};${(i % 28) + 1}/03/2025;${(i % 5) + 1};"El pedido llegó tarde ${i} y nadie me avisó"`,
      ),
    ]);
    expect(proposal.mapping).toMatchObject({
      customer: 'Cliente',
      episode: 'Pedido',
      moments: [
        {
          kind: 'voice',
          at: 'Fecha de respuesta',
          text: 'Comentario',
          scores: { satisfaccion: { column: 'Satisfacción', scale: [1, 5] } },
        },
      ],
      time: { formats: ['D/M/YYYY'] },
    });
  });
});

describe('times', () => {
  const log = (dates: (i: number) => string) =>
    look(['log.csv', lines('case,step,date', 24, (i) => `c${i % 6},${['a', 'b', 'c'][i % 3]},${dates(i)}`)]);

  test('that fit two orders are asked about', () => {
    const proposal = log((i) => `${(i % 12) + 1}/${(i % 11) + 1}/2025`);
    expect(asked(proposal)).toEqual(['date-order']);
    expect(applyAnswers(proposal, { 0: 'month-first' })?.time.formats).toEqual(['M/D/YYYY']);
    expect(applyAnswers(proposal, { 0: 'day-first' })?.time.formats).toEqual(['D/M/YYYY']);
  });

  test('that fit only one order are not', () => {
    expect(log((i) => `${(i % 12) + 1}/${(i % 28) + 1}/2025 3:04 PM`).mapping?.time.formats).toEqual([
      'M/D/YYYY h:mm A',
    ]);
    expect(asked(log((i) => `${(i % 12) + 1}/${(i % 28) + 1}/2025`))).toEqual([]);
  });

  test('of which some fit only one order and some only the other are asked about', () => {
    expect(asked(log((i) => (i % 2 ? '25/12/2025' : '12/25/2025')))).toEqual(['date-order']);
  });

  test('with two digits for the year, and with broken values, are named', () => {
    const short = log((i) => `${(i % 28) + 1}.03.25`);
    expect(short.mapping?.time.formats).toEqual(['D.M.YY']);
    expect(short.questions.map((q) => q.about)).toContain('short-years');
    expect(log((i) => `${(i % 28) + 1} Mar 2025 14:05:09`).mapping?.time.formats).toEqual([
      'D MMM YYYY H:mm:ss',
    ]);
    expect(log((i) => `2025/3/${(i % 28) + 1}T14:05Z`).mapping?.time.formats).toEqual(['YYYY/M/D[T]H:mmZ']);
    expect(log((i) => (i === 5 ? 'soon' : day(i))).warnings).toEqual([
      expect.objectContaining({ about: 'unread-times', facts: { n: 1, of: 24, examples: 'soon' } }),
    ]);
  });
});

describe('tickets', () => {
  test('are resolved by an event of its own; the rating given then is a voice', () => {
    const proposal = look([
      'tickets.csv',
      lines(
        'Ticket ID,Email,Opened At,Time to Resolution,Rating',
        40,
        (i) =>
          `T${i},p${i % 9}@example.com,2025-03-0${(i % 9) + 1} 10:00,${i % 4 === 0 ? '' : '2025-03-15 11:00'},${i % 2 ? (i % 5) + 1 : ''}`,
      ),
    ]);
    expect(proposal.mapping).toMatchObject({ customer: 'Email', episode: 'Ticket ID' });
    expect(proposal.mapping?.moments.map((m) => [m.kind, m.step])).toEqual([
      ['event', 'Opened'],
      ['event', 'Resolution'],
      ['voice', 'Rating'],
    ]);
  });
});

describe('tables nobody went through', () => {
  test('a list with times is asked about, and the answer makes it somebody’s', () => {
    const proposal = look([
      'groups.csv',
      lines(
        'id,name,owner_id,created_at,_fivetran_synced',
        8,
        (i) => `g${i},Group ${i},o${i % 3},${day(i)},2025-12-01 10:00:00`,
      ),
    ]);
    expect([proposal.sure, asked(proposal)]).toEqual([false, ['whose']]);
    const [question] = proposal.questions;
    expect(question?.ask).toBe(
      'no column of groups.csv says whose its rows are: there is no customer, and no order, ticket or case. Whose are they?',
    );
    expect(applyAnswers(proposal, { 0: 'column owner_id' })).toMatchObject({ customer: 'owner_id' });
    expect(applyAnswers(proposal, { 0: 'nobody' })?.customer).toBeUndefined();
  });

  test('what a program wrote when it copied a row is neither a moment nor a fact', () => {
    const stamp = (i: number) => `2025-12-01 10:00:0${i % 10}`;
    expect(
      look(['tags.csv', lines('id,tag,_fivetran_synced', 8, (i) => `t${i},red,${stamp(i)}`)]).mapping,
    ).toBeNull();
    const visits = look([
      'visits.csv',
      lines('customer_id,visited_at,_airbyte_extracted_at', 8, (i) => `c${i},${day(i)},${stamp(i)}`),
    ]);
    expect([visits.sure, visits.mapping?.moments.length]).toEqual([true, 1]);
    expect(JSON.stringify(visits.mapping)).not.toContain('airbyte');
  });

  test('yes and no are nobody, a date in words is nothing that was said, and anonymous comments need no customer', () => {
    const shown = look([
      'f.csv',
      lines('name,end_user_visible,created_at', 8, (i) => `f${i},true,${day(i)}`),
    ]);
    expect([shown.mapping?.customer, asked(shown)]).toEqual([undefined, ['whose']]);
    const said = look([
      'c.csv',
      lines(
        'comment,datetime,given_at',
        12,
        (i) => `It was ${i} times too slow for me,Thu Jul 1${i % 9} 18:16:21 in Berlin 2025,${day(i)}`,
      ),
    ]);
    expect(said.sure).toBe(true);
    expect(said.mapping?.moments.map(({ text }) => text)).toEqual(['comment']);
  });
});

describe('hostile and hopeless files', () => {
  test('templates, impossible times, formulas and doubled headers are told', () => {
    const proposal = look([
      'tickets.csv',
      lines(
        'ticket,opened,resolved,text,text,=cmd()',
        30,
        (i) =>
          `t${i},2025-03-0${(i % 9) + 1},2025-03-05,"Hello {name}, my {product} is broken again ${i}",x,=1+1`,
      ),
    ]);
    expect(new Set(proposal.warnings.map((w) => w.about))).toEqual(
      new Set(['header', 'template', 'impossible-times', 'formula']),
    );
    expect(proposal.mapping).not.toBeNull();
  });

  test('dangerous names are only names', () => {
    const proposal = look([
      '<img src=x onerror=alert(1)>.csv',
      lines('__proto__,constructor,date', 20, (i) => `c${i % 5},${['a', 'b'][i % 2]},${day(i)}`),
    ]);
    expect(proposal.mapping?.tables).toHaveProperty('img_src_x_onerror_alert_1');
    expect(({} as Record<string, unknown>).column).toBeUndefined();
  });

  test('a table without times is not imported, and says why', () => {
    const proposal = look(['people.csv', lines('name,city', 10, (i) => `p${i},c${i % 3}`)]);
    expect(proposal).toMatchObject({ mapping: null, sure: false });
    expect(proposal.warnings).toEqual([
      expect.objectContaining({ about: 'unused-file', file: 'people.csv' }),
    ]);
  });
});
