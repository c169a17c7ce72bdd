import type { WrittenSurvey } from '../../../src/understand/listening/surveys/definition.contract.ts';
import type { Question } from '../../../src/understand/listening/surveys/question.contract.ts';

type Words = (english: string) => Record<string, string>;

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** Every type of question with all it may have, its words made by `t`. */
export function everyQuestion(t: Words): Question[] {
  const choice = (code: string, text: string, more: object = {}) => ({ code, text: t(text), ...more });
  const drinks = [
    choice('tea', 'Tea'),
    choice('coffee', 'Coffee'),
    choice('else', 'Something else', { other: true }),
  ];
  const rows = [
    choice('price', 'Price'),
    choice('speed', 'Speed of delivery'),
    choice('care', 'Care taken by our people'),
  ];
  const degrees = [
    choice('poor', 'Poor'),
    choice('fair', 'Fair'),
    choice('good', 'Good'),
    choice('na', 'Does not apply', { means: 'not-applicable' as const }),
  ];
  const ends = { low: t('Not at all likely'), high: t('Extremely likely') };
  return [
    {
      code: 'intro',
      type: 'statement',
      text: t('Thank you for taking a moment. Your words are read by people.'),
      help: t('More at https://example.com/privacy.'),
    },
    {
      code: 'nps',
      type: 'nps',
      low: 0,
      high: 10,
      text: t('How likely is it that you would recommend us to a friend?'),
      ends,
      required: true,
      help: t('Think of the last three months.'),
    },
    {
      code: 'csat',
      type: 'csat',
      low: 1,
      high: 5,
      text: t('How satisfied are you with the repair?'),
      look: 'faces',
      ends: { low: t('Very dissatisfied'), middle: t('Neither'), high: t('Very satisfied') },
      nonAnswers: [{ means: 'not-applicable', text: t('There was no repair') }],
    },
    {
      code: 'ces',
      type: 'ces',
      low: 1,
      high: 7,
      text: t('We made it easy to solve my problem.'),
      ends: { low: t('Strongly disagree'), high: t('Strongly agree') },
    },
    {
      code: 'stars',
      type: 'rating',
      low: 1,
      high: 5,
      look: 'stars',
      text: t('How was the app?'),
      ends: { low: t('Bad'), high: t('Great') },
    },
    {
      code: 'worded',
      type: 'rating',
      low: 1,
      high: 4,
      text: t('How often do you use it?'),
      points: [
        { value: 1, text: t('Never') },
        { value: 2, text: t('Sometimes') },
        { value: 3, text: t('Often') },
        { value: 4, text: t('Daily') },
      ],
    },
    {
      code: 'drink',
      type: 'single',
      text: t('What may we offer you?'),
      choices: [...drinks, choice('unsure', 'I do not know', { means: 'dont-know' })],
    },
    {
      code: 'several',
      type: 'multiple',
      text: t('What did you use?'),
      choices: [...drinks, choice('none', 'None of these', { exclusive: true })],
      most: 2,
    },
    { code: 'country', type: 'dropdown', text: t('Where do you live?'), choices: drinks },
    {
      code: 'feeling',
      type: 'emotion',
      text: t('How did it make you feel?'),
      choices: [
        choice('happy', 'Happy', { icon: '😊' }),
        choice('sad', 'Sad', { icon: '😢' }),
        choice('angry', 'Angry', { icon: '😠' }),
      ],
    },
    {
      code: 'design',
      type: 'picture',
      text: t('Which one do you prefer?'),
      choices: [
        choice('one', 'The first', { picture: { src: pixel, alt: t('A red square') } }),
        choice('two', 'The second', { picture: { src: pixel, alt: t('A blue square') } }),
      ],
    },
    { code: 'order', type: 'ranking', text: t('What matters most to you?'), choices: rows },
    { code: 'grid', type: 'matrix', text: t('How did we do?'), rows, columns: degrees },
    {
      code: 'boxes',
      type: 'matrix',
      several: true,
      text: t('Who did what?'),
      rows,
      columns: degrees.slice(0, 3),
    },
    {
      code: 'scales',
      type: 'matrix-scale',
      text: t('How satisfied are you with each?'),
      rows,
      low: 1,
      high: 5,
      ends: { low: t('Poor'), high: t('Excellent') },
    },
    {
      code: 'points',
      type: 'constant-sum',
      text: t('Share 100 points by importance.'),
      choices: rows,
      total: 100,
      unit: t('points'),
    },
    {
      code: 'why',
      type: 'text',
      long: true,
      maxLength: 200,
      text: t('What is the main reason?'),
      placeholder: t('In your own words'),
    },
    { code: 'mail', type: 'text', pattern: 'email', text: t('Your e-mail address') },
    { code: 'ticket', type: 'text', mask: 'AA-9999', text: t('The number of your ticket') },
    {
      code: 'people',
      type: 'number',
      least: 1,
      most: 20,
      decimals: 0,
      unit: t('people'),
      text: t('How many live with you?'),
    },
    {
      code: 'slide',
      type: 'slider',
      least: 0,
      most: 100,
      step: 5,
      unit: t('%'),
      ends: { low: t('Nothing'), high: t('All') },
      text: t('How much of it was solved?'),
    },
    { code: 'day', type: 'date', precision: 'date', latest: '2026-12-31', text: t('When was it?') },
    {
      code: 'who',
      type: 'contact',
      text: t('How may we reach you?'),
      personal: true,
      fields: [
        { code: 'first', kind: 'first-name', text: t('First name') },
        { code: 'mail', kind: 'email', text: t('E-mail'), required: true },
      ],
    },
    {
      code: 'where',
      type: 'address',
      text: t('Where was it?'),
      fields: [
        { code: 'street', kind: 'street', text: t('Street') },
        { code: 'city', kind: 'city', text: t('Town') },
      ],
    },
    {
      code: 'photo',
      type: 'file',
      text: t('A photo, if you have one'),
      types: ['image/png', 'image/jpeg'],
      mostBytes: 5_000_000,
      most: 2,
    },
    {
      code: 'agree',
      type: 'consent',
      text: t('May we come back to you?'),
      label: t('Yes, you may write to me about my answers.'),
    },
    {
      code: 'meet',
      type: 'appointment',
      text: t('Would you like to talk?'),
      url: 'https://example.com/calendar',
      label: t('Choose a time'),
    },
  ];
}

/** A survey of these questions on one page, or each on its own. */
export function surveyOf(
  questions: readonly Question[],
  more: Partial<WrittenSurvey> = {},
  perPage = 1000,
): WrittenSurvey {
  const pages = Array.from({ length: Math.ceil(questions.length / perPage) }, (_, i) => ({
    code: `p${i}`,
    questions: questions.slice(i * perPage, (i + 1) * perPage),
  }));
  const t = (text: string) =>
    Object.fromEntries((more.languages ?? ['en']).map((language) => [language, text]));
  return {
    format: 1,
    title: t('How was it?'),
    languages: ['en'],
    respondents: 'anonymous',
    flow: [{ kind: 'block', code: 'b', pages }],
    ends: [
      { code: 'bye', kind: 'thanks', title: t('Thank you.'), text: t('What you said is read this week.') },
    ],
    ...more,
  };
}
