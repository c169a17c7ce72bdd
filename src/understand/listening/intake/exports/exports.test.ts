import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../../tests/house.ts';
import { listPosts, pausePost, resumePost } from '../../posts/contract.ts';
import { givenSurvey } from '../../sources/qualtrics/given-survey.ts';
import { startImport } from '../contract.ts';
import { type Files, imported, momentsOf, reported, uploaded } from '../given-files.ts';

const shared =
  process.env.SIRIUS_TEST_DATA ?? fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));
const folder = `${shared.replace(/\/?$/, '/')}surveys/`;
const absent = !existsSync(folder);
if (absent) console.warn('The shared test data are absent: reference exports are not read.');

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

describe('exports without a mapping', () => {
  it('join across the tables of one folder; the same export again adds nothing', async () => {
    const files: Files = {
      'users.csv': 'id,role,email,ticket_restriction\n1,end-user,ana@example.com,\n2,agent,ag@example.com,\n',
      'tickets.csv':
        'id,requester_id,status,subject,description,created_at,updated_at,via_channel\nT1,1,solved,Bill,"Wrong,\nagain",2024-01-01 10:00:00,2024-01-05 10:00:00,web\n',
      'comments.csv':
        'id,body,public,ticket_id,user_id,created\n10,Still wrong,TRUE,T1,1,2024-01-02 10:00:00\n11,We look,TRUE,T1,2,2024-01-02 11:00:00\n12,He is right,FALSE,T1,2,2024-01-02 11:05:00\n13,Lost one,TRUE,T9,1,2056-01-02 11:05:00\n',
      'history.csv':
        'field_name,ticket_id,updated,user_id,value\nstatus,T1,2024-01-04 10:00:00,2,solved\nstatus,T1,2024-01-04 10:00:00,2,solved\nstatus,T8,2024-01-04 10:00:00,2,solved\n',
      'brands.csv': 'brand,colour\nx,red\n',
    };
    const report = reported(await imported(house, files));
    expect(
      report.files.map(({ path, read, accepted, quarantined }) => [path, read, accepted, quarantined]),
    ).toEqual([
      ['users.csv', 0, 0, 0],
      ['tickets.csv', 2, 2, 0],
      ['comments.csv', 4, 3, 1],
      ['history.csv', 3, 3, 0],
      ['brands.csv', 1, 0, 0],
    ]);
    const walked = await momentsOf(house, 'customer, episode, kind, step, text', "episode = 'zendesk T1'");
    expect(walked.map((row) => `${row.customer} ${row.kind} ${row.step}`)).toEqual([
      'zendesk 1 voice Ticket opened',
      'zendesk 1 voice Customer wrote',
      'zendesk 1 told Support replied',
      'zendesk 1 event Internal note',
      'zendesk 1 event Status: solved',
      'zendesk 1 event Status: solved',
      'zendesk 1 event Ticket last changed',
    ]);
    expect(report.files[3]?.losses.some(({ what }) => what.includes('missing from the ticket table'))).toBe(
      true,
    );
    const again = reported(await imported(house, { ...files, 'brands.csv': 'brand,colour\ny,blue\n' }));
    expect(again.moments).toBe(0);
    // The programme sheet tells of it, with what such exports do not hold; who answers for it waits to be said.
    const { posts } = await house.answer(listPosts);
    expect(posts).toMatchObject([
      {
        name: 'Helpdesk',
        kind: 'helpdesk',
        accepted: 8,
        duplicate: 8,
        state: 'well',
        actionability: 'person',
      },
    ]);
    expect([posts[0]?.holes === '', posts[0]?.missing.includes('legalBasis')]).toEqual([false, true]);
    // A paused post takes no export, whatever brings it.
    await house.answer(pausePost, { params: { post: 'Helpdesk' } });
    const [upload = ''] = await uploaded(house, { 't.csv': files['tickets.csv'] as string });
    expect(await house.ask(startImport, { body: { files: [{ upload }] } })).toMatchObject({
      refused: 'post-paused',
    });
    await house.answer(resumePost, { params: { post: 'Helpdesk' } });
  }, 60_000);

  it('Salesforce’s tables, a forum, and Google Play’s UTF-16 come in by their content alone', async () => {
    const [one, ana] = ['500000000000001AAA', '003000000000001AAA'];
    const report = reported(
      await imported(house, {
        'Case.csv': `"Id","CaseNumber","ContactId","Origin","Status","Subject","Description","CreatedDate","LastModifiedDate"\r\n"${one}","1","${ana}","Web","Closed","Bill","It is wrong","2024-01-01T10:00:00.000Z","2024-01-05T10:00:00.000Z"\r\n`,
        'CaseHistory2.csv': `"Id","CaseId","CreatedDate","Field","OldValue","NewValue"\r\n"017000000000001AAA","${one}","2024-01-05T10:00:00.000Z","Status","New","Closed"\r\n`,
        'topic.json': JSON.stringify({
          id: 5,
          title: 'No signal',
          post_stream: {
            posts: [
              {
                id: 1,
                post_number: 1,
                user_id: 7,
                created_at: '2024-02-01T10:00:00Z',
                cooked: '<p>Help</p>',
              },
            ],
          },
        }),
        'reviews.csv': Buffer.from(
          '\ufeffPackage Name,Star Rating,Review Text,Review Submit Date and Time\na.b,2,"Señal, mala",2024-03-01T00:00:00Z\n',
          'utf16le',
        ),
      }),
    );
    expect(report.files.map(({ accepted, quarantined }) => [accepted, quarantined])).toEqual([
      [2, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    const told = await momentsOf(
      house,
      'kind, step, text',
      "customer LIKE 'salesforce%' OR episode LIKE 'discourse%' OR text LIKE 'Señal%'",
    );
    expect(told.map(({ kind, step }) => `${kind} ${step}`).sort()).toEqual([
      'event Case last changed',
      'event Status: Closed',
      'voice Asked in the forum',
      'voice Case opened',
      'voice Review written',
    ]);
    const { posts } = await house.answer(listPosts);
    expect(posts.map(({ name }) => name).sort()).toEqual(['Forum', 'Helpdesk', 'Reviews']);
  }, 60_000);

  it('a survey’s tables of Qualtrics: scores and words with their questions; what only tells is refused alone', async () => {
    // Each file of an import costs a little: those that add nothing to this story stay out.
    const names = [
      'question',
      'question_option',
      'sub_question',
      'survey_response',
      'question_response',
    ] as const;
    const files = Object.fromEntries(
      [...names, 'directory_contact' as const, 'distribution_contact' as const].map((name) => [
        `${name}.csv`,
        givenSurvey[`${name}.csv`],
      ]),
    );
    const report = reported(await imported(house, files));
    expect(report.files.slice(3).map(({ accepted, quarantined }) => [accepted, quarantined])).toEqual([
      [4, 0],
      [2, 1],
      [0, 0],
      [6, 0],
    ]);
    const walked = await momentsOf(
      house,
      'kind, step, text, scores',
      "customer = 'email:ana@example.com' AND startsWith(episode, 'qualtrics')",
    );
    expect(walked.map(({ kind, step, text }) => `${kind} ${step} ${text}`.trim())).toEqual([
      'event Survey sent',
      'event Survey opened',
      'event Survey started',
      'voice Survey answered',
      'voice Commented in the survey The fibre',
      'voice Commented in the survey They listened & called back',
    ]);
    // Low was good where one was satisfied: 2 of 1 to 5, turned.
    expect(walked[3]?.scores).toEqual({
      nps: 9,
      how_satisfied_were_you: 4,
      i_was_understood: 5,
      it_was_quick: 4,
    });
    const { posts } = await house.answer(listPosts);
    expect(posts.find(({ kind }) => kind === 'surveys')).toMatchObject({ accepted: 12 });
    const [upload = ''] = await uploaded(house, { 'question.csv': givenSurvey['question.csv'] });
    expect(await house.ask(startImport, { body: { files: [{ upload }] } })).toMatchObject({
      refused: 'only-tells',
      say: expect.stringContaining('question.csv only tells who or what stands in other tables'),
    });
  }, 60_000);

  it('of JSON, a call and reviews come in together', async () => {
    const report = reported(
      await imported(house, {
        'a.json': JSON.stringify({
          ticket: {
            id: 1,
            subject: 'x',
            status: 2,
            requester_id: 3,
            responder_id: null,
            created_at: '2024-01-01T00:00:00Z',
            updated_at: '2024-01-01T00:00:00Z',
          },
          conversations: [],
        }),
        'call-2024-01-02.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nCustomer: hello there\n',
        'r.json': JSON.stringify({
          '@type': 'Review',
          author: 'Z',
          datePublished: '2024-01-03',
          reviewBody: 'fine',
          reviewRating: { ratingValue: '5' },
        }),
      }),
    );
    expect(report.files.map(({ read, accepted }) => [read, accepted])).toEqual([
      [2, 2],
      [1, 1],
      [1, 1],
    ]);
    expect(await momentsOf(house, 'step, scores', "kind = 'voice' AND episode LIKE 'review%'")).toEqual([
      { step: 'Review written', scores: { review: 5 } },
    ]);
  }, 60_000);

  it('a table of tickets: what it lacks is said, and a template is called one', async () => {
    const report = reported(
      await imported(house, {
        't.csv':
          'Ticket ID,Customer Email,Ticket Description,Ticket Status,Date of Purchase,First Response Time,Time to Resolution,Customer Satisfaction Rating\n' +
          'X1,a@example.com,My {product_purchased} broke,Closed,2021-01-01,2023-06-01 12:00:00,2023-06-01 10:00:00,3\n' +
          'X2,b@example.com,My {product_purchased} is late,Open,2021-01-02,,,\n',
      }),
    );
    expect(report.files[0]).toMatchObject({ read: 2, accepted: 2, quarantined: 0 });
    expect(report.files[0]?.losses.map(({ what, count }) => [what.slice(0, 40), count])).toEqual(
      expect.arrayContaining([
        ['Texts that hold an unfilled template: th', 2],
        ['Tickets resolved before their first resp', 1],
      ]),
    );
  }, 60_000);
});

describe.skipIf(absent)('reference exports', () => {
  const file = (path: string) => readFileSync(folder + path);
  it('Zendesk’s tables: every field change is a moment, and 11071 has its 13 changes of status', async () => {
    const names = readdirSync(`${folder}zendesk-tables`).filter((name) => name.endsWith('.csv'));
    const report = reported(
      await imported(house, Object.fromEntries(names.map((name) => [name, file(`zendesk-tables/${name}`)]))),
    );
    const of = (name: string) => report.files.find(({ path }) => path === name);
    expect(of('ticket_field_history_data.csv')).toMatchObject({ read: 38, accepted: 38 });
    expect(of('ticket_comment_data.csv')).toMatchObject({ read: 20, accepted: 20 });
    expect(of('ticket_chat_event_data.csv')).toMatchObject({ read: 12, accepted: 12 });
    const changes = await momentsOf(
      house,
      'step',
      "episode = 'zendesk 11071' AND startsWith(step, 'Status: ')",
    );
    expect(changes).toHaveLength(13);
    const steps = Object.groupBy(changes, (row) => String(row.step));
    expect(Object.fromEntries(Object.entries(steps).map(([step, rows]) => [step, rows?.length]))).toEqual({
      'Status: open': 4,
      'Status: pending': 4,
      'Status: on-hold': 3,
      'Status: solved': 1,
      'Status: closed': 1,
    });
  }, 90_000);

  it('Qualtrics’ tables: invitations and responses are moments, what points nowhere waits or is told', async () => {
    const names = readdirSync(`${folder}qualtrics-api-tables`).filter((name) => name.endsWith('.csv'));
    const files = Object.fromEntries(names.map((name) => [name, file(`qualtrics-api-tables/${name}`)]));
    const report = reported(await imported(house, files));
    const of = (name: string) => report.files.find(({ path }) => path === name);
    expect(report).toMatchObject({ moments: 19, customers: 7, episodes: 10 });
    expect(of('distribution_contact.csv')).toMatchObject({ read: 9, accepted: 9 });
    expect(of('survey_response.csv')).toMatchObject({ read: 10, accepted: 10 });
    // Their responses are in none of the tables: kept, with the reason.
    expect(of('question_response.csv')).toMatchObject({ read: 5, accepted: 0, quarantined: 5 });
    const told = (name: string) => of(name)?.losses.map(({ what, count }) => [what.slice(0, 40), count]);
    expect(told('survey_embedded_data.csv')).toEqual([['Embedded data of responses that are miss', 5]]);
    expect(told('distribution_contact.csv')).toEqual([
      ['Contacts that are missing from the direc', 5],
      ['Invitations whose distribution is missin', 4],
    ]);
    const rows = report.files
      .filter(({ read }) => read === 0)
      .map(({ losses }) => losses.reduce((sum, { count }) => sum + count, 0));
    expect([rows.length, rows.reduce((sum, n) => sum + n, 0)]).toEqual([16, 65]);
    const steps = Object.groupBy(
      await momentsOf(house, 'step', "episode LIKE 'qualtrics%_' AND attributes['survey'] != 'SV_calls'"),
      ({ step }) => String(step),
    );
    expect(Object.fromEntries(Object.entries(steps).map(([step, of]) => [step, of?.length]))).toEqual({
      'Survey link made': 1,
      'Survey left unfinished': 5,
      'Survey opened': 4,
      'Survey sent': 4,
      'Survey started': 5,
    });
    const again = reported(
      await imported(house, {
        'contacts.csv': files['distribution_contact.csv'] as Buffer,
        'distribution.csv': files['distribution.csv'] as Buffer,
        'responses.csv': files['survey_response.csv'] as Buffer,
      }),
    );
    expect([again.moments, again.files.map(({ duplicate }) => duplicate)]).toEqual([0, [9, 0, 10]]);
  }, 90_000);

  it('Freshdesk’s ticket: agent, private note, customer, in that order', async () => {
    reported(await imported(house, { 'f.json': file('freshdesk/ticket_with_conversations.json') }));
    const turns = await momentsOf(house, 'kind, step', "episode = 'freshdesk 2001'");
    expect(turns.map((row) => `${row.kind} ${row.step}`)).toEqual([
      'voice Ticket opened',
      'told Support replied',
      'event Internal note',
      'voice Customer wrote',
      'event Status: resolved',
    ]);
  }, 60_000);

  it('the negative control: every row a moment, its texts called a template, its times impossible', async () => {
    const expected = JSON.parse(file('expected/negative_control.json').toString()) as {
      rows: number;
      rated: number;
      mean_rating: number;
    };
    const report = reported(
      await imported(house, { 'tickets.csv': file('tickets-csv/customer_support_tickets.csv') }),
    );
    expect(report.files[0]).toMatchObject({ read: expected.rows, accepted: expected.rows, quarantined: 0 });
    const count = (words: string) => report.files[0]?.losses.find(({ what }) => what.includes(words))?.count;
    expect(count('template')).toBe(8469);
    expect(count('impossible times')).toBe(1365);
    const mine = "toUInt32OrZero(substring(episode, 8)) > 0 AND startsWith(episode, 'ticket ')";
    const voices = await momentsOf(house, 'step, scores', `kind = 'voice' AND ${mine}`);
    expect(voices.filter((row) => row.step === 'Ticket opened')).toHaveLength(expected.rows);
    const rated = voices.flatMap((row) =>
      row.step === 'Satisfaction rated' ? [(row.scores as { satisfaction: number }).satisfaction] : [],
    );
    expect(rated).toHaveLength(expected.rated);
    expect(rated.reduce((sum, score) => sum + score, 0) / rated.length).toBeCloseTo(expected.mean_rating, 6);
  }, 120_000);
});
