import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisedSteps } from '../../src/align/cadence/questions/promised-steps.ts';
import { dataSpan } from '../../src/align/contributions/questions/data-span.ts';
import { knownSteps } from '../../src/align/contributions/questions/known-steps.ts';
import { usualDuration } from '../../src/align/contributions/questions/usual-duration.ts';
import { voicesById } from '../../src/align/decisions/questions/voices-by-id.ts';
import { voicesToHear } from '../../src/align/decisions/questions/voices-to-hear.ts';
import { type Filter, parseFilter } from '../../src/kernel/filter.ts';
import { isRefusal } from '../../src/kernel/refusal.ts';
import type { Question } from '../../src/stores/moments/question.ts';
import { episodeAttributes } from '../../src/understand/findings/questions/episode-attributes.ts';
import { episodeCount } from '../../src/understand/findings/questions/episode-count.ts';
import { episodeRows } from '../../src/understand/findings/questions/episode-rows.ts';
import { peopleOfFinding } from '../../src/understand/findings/questions/people-of-finding.ts';
import { stepFacts } from '../../src/understand/findings/questions/step-facts.ts';
import { voicesOfFinding } from '../../src/understand/findings/questions/voices-of-finding.ts';
import type { Behind } from '../../src/understand/findings/stories/people-behind.ts';
import { attributeNames } from '../../src/understand/journeys/questions/attribute-names.ts';
import { edges } from '../../src/understand/journeys/questions/edges.ts';
import { countBehind, episodesBehind } from '../../src/understand/journeys/questions/episodes-behind.ts';
import { handOvers } from '../../src/understand/journeys/questions/hand-overs.ts';
import { mostAnswered } from '../../src/understand/journeys/questions/most-answered.ts';
import { notWalked } from '../../src/understand/journeys/questions/not-walked.ts';
import { promiseStates } from '../../src/understand/journeys/questions/promise-states.ts';
import { scoresByStep } from '../../src/understand/journeys/questions/scores-by-step.ts';
import { steps } from '../../src/understand/journeys/questions/steps.ts';
import { timelineItems } from '../../src/understand/journeys/questions/timeline-items.ts';
import { totals } from '../../src/understand/journeys/questions/totals.ts';
import { valuesByStart } from '../../src/understand/journeys/questions/values-by-start.ts';
import { variants } from '../../src/understand/journeys/questions/variants.ts';
import { voicesAfterSteps } from '../../src/understand/journeys/questions/voices-after-steps.ts';
import { customersWith } from '../../src/understand/listening/invitations/questions/customers-with.ts';
import { happenedTo } from '../../src/understand/listening/invitations/questions/happened-to.ts';
import { latelyHurt } from '../../src/understand/listening/invitations/questions/lately-hurt.ts';
import { placesKnown } from '../../src/understand/listening/observations/questions/places-known.ts';
import { speakers } from '../../src/understand/meaning/language-model/questions/speakers.ts';
import { journeysAround } from '../../src/understand/meaning/promises/questions/journeys-around.ts';
import {
  quotedWaiting,
  quotingVoice,
  quotingVoices,
} from '../../src/understand/meaning/promises/questions/quoting-voices.ts';
import { aroundVoices } from '../../src/understand/meaning/questions/around-voices.ts';
import { bandsMet } from '../../src/understand/meaning/questions/bands-met.ts';
import { clauseTexts, voiceTexts } from '../../src/understand/meaning/questions/clause-texts.ts';
import { clausesToJudge } from '../../src/understand/meaning/questions/clauses-to-judge.ts';
import { companySteps, stepsByFirst } from '../../src/understand/meaning/questions/company-steps.ts';
import { contrastingVoices } from '../../src/understand/meaning/questions/contrasting-voices.ts';
import { countAsked } from '../../src/understand/meaning/questions/count-asked.ts';
import { countBy, countThemed } from '../../src/understand/meaning/questions/count-by.ts';
import { findVoices } from '../../src/understand/meaning/questions/find-voices.ts';
import {
  labelsOfSteps,
  meaningOfSteps,
  spokenOfSteps,
} from '../../src/understand/meaning/questions/meaning-of-steps.ts';
import { recurringLines, voicesWithLines } from '../../src/understand/meaning/questions/recurring-lines.ts';
import {
  campaignStories,
  countCopied,
  storiesOf,
  storiesTold,
  tellersOf,
  wordingsOfStory,
} from '../../src/understand/meaning/questions/stories-told.ts';
import { metricsOfVoices, themeEffects } from '../../src/understand/meaning/questions/theme-effects.ts';
import { themePlaces } from '../../src/understand/meaning/questions/theme-places.ts';
import { themeTrend, themeWindows } from '../../src/understand/meaning/questions/theme-trend.ts';
import { themesHad } from '../../src/understand/meaning/questions/themes-had.ts';
import {
  clausesRead,
  unreadVoices,
  voicesAgain,
  voicesRead,
} from '../../src/understand/meaning/questions/unread-voices.ts';
import { unsureClauses } from '../../src/understand/meaning/questions/unsure-clauses.ts';
import { clausesOfVoices, voiceRows } from '../../src/understand/meaning/questions/voice-rows.ts';
import { voicesToJudge } from '../../src/understand/meaning/questions/voices-to-judge.ts';
import { countTexts } from '../../src/understand/meaning/redaction/questions/count-texts.ts';
import { textsByLot } from '../../src/understand/meaning/redaction/questions/texts-by-lot.ts';
import { searchedWords } from '../../src/understand/meaning/search-words.ts';
import { countPeople, people } from '../../src/understand/people/customers/questions/people.ts';
import { whomToDraw } from '../../src/understand/people/panels/questions/whom-to-draw.ts';
import {
  countSegment,
  segmentsOfCustomer,
} from '../../src/understand/people/segments/questions/count-segment.ts';
import { answersByGroup } from '../../src/understand/scores/questions/answers-by-group.ts';
import {
  driverCandidates,
  factGrams,
  factRanges,
} from '../../src/understand/scores/questions/driver-facts.ts';
import { episodesThat } from '../../src/understand/scores/questions/episodes-that.ts';
import { fieldsOfAnswers } from '../../src/understand/scores/questions/fields-of-answers.ts';
import { metricsAnswered } from '../../src/understand/scores/questions/metrics-answered.ts';
import { promisesMissed } from '../../src/understand/scores/questions/promises-missed.ts';
import { voicesBeside } from '../../src/understand/scores/questions/voices-beside.ts';

function where(text: string): Filter {
  const filter = parseFilter(text);
  if (isRefusal(filter)) throw new Error(filter.say);
  return filter;
}

/** One filter of each kind that becomes SQL of its own. */
const filters = [
  '',
  'region=Coast|North,language!=es',
  'step!="Price confirmed",recommend<=6',
  'repeated="Bill paid"',
  'wait(Credit check → Price confirmed)>=3600',
  'promise=late,at>=2026-01-01',
  'sentiment=negative,effort!=high',
  'episode.emotion=anger|frustration,theme!="Late delivery",region=Coast',
].map(where);
const walks = filters.flatMap((filter) => [false, true].map((promises) => ({ filter, promises })));
const recommend = { name: 'recommend', low: 0, high: 10, sumUp: 'nps' } as const;
const stats = ['nps', 'mean', 'csat', 'top-box'] as const;
const since = new Date('2026-01-01T00:00:00Z');
const until = new Date('2026-07-01T00:00:00Z');

const behind: Behind = {
  kind: 'missed-promise',
  step: 'Installed',
  other: 'Visit planned',
  after: ['Activated', 'First bill'],
  leftOut: ['Survey sent', 'Customer answered'],
  threshold: 86_400,
  attribute: 'region',
  level: 'Coast',
  family: null,
};
const kindsBehind: Behind[] = [
  ...(
    [
      'missed-promise',
      'skipped-step',
      'extra-step',
      'repeated-step',
      'long-wait',
      'order-swap',
      'segment',
      'early-survey',
    ] as const
  ).map((kind) => ({ ...behind, kind })),
  { ...behind, family: { attribute: 'journey', level: 'Order to first bill' } },
  { ...behind, kind: 'skipped-step', step: 'Price confirmed', family: { starts: ['Place order'] } },
];
const dictionary = {
  steps: ['Place order', 'Credit check', 'Installed', 'Bill paid'].map((name) => ({
    name,
    function: '',
    voice: false,
  })),
  metrics: ['recommend', 'ease'],
  attributes: ['region', 'journey'],
};
/** Nobody in the company of the tests writes in lines: their sentences stand for them. */
const sentencesAsLines = <Row>(question: Question<Row>): Question<Row> => ({
  ...question,
  text: question.text.replaceAll("position(text, '\\n') > 0", '1').replaceAll('[\\r\\n]+', '[.!?,]+'),
});
const rule = { customers: 2, days: 14, copies: 4, words: 2 };
const drivers = {
  metric: 'recommend',
  drivers: ['missed:Installed', 'step:Price confirmed', 'duration', 'ease'],
  metrics: new Set(['recommend', 'ease']),
};

const asked = [
  { filter: [], words: searchedWords('') },
  ...[
    'sentiment<=-0.2,story!=7',
    'effort=high|low,region=Coast',
    'theme!=unassigned,intent="needs an answer",cue!=waiting',
    'about.step=Repaired|unknown,about.function!=Finance,object=bill',
    'story=7|8',
  ].map((filter) => ({ filter: where(filter), words: searchedWords('visit -wonderful "the bill"') })),
  { filter: where('emotion="not expressed"'), words: searchedWords('promised') },
];
const everyAsked = <Row>(question: (voices: (typeof asked)[number]) => Question<Row>) => asked.map(question);
const fields = [
  'sentiment',
  'emotion',
  'effort',
  'cue',
  'intent',
  'language',
  'step',
  'after-step',
  'about.step',
  'about.function',
  'object',
  'region',
];
const sorts = ['newest', 'oldest', 'most-negative', 'most-positive'] as const;

type Questions = readonly Question<unknown>[];
/** What a question needs to know of the data it is asked of. */
export interface Known {
  readonly moments: readonly string[];
  /** The customers whose voices those moments are. */
  readonly speakers: readonly string[];
  readonly customer: string;
  readonly episode: string;
}

/** Every exported question of the product, by the file it stands in, the way the product asks it. */
export const everyQuestion: Readonly<Record<string, Readonly<Record<string, (known: Known) => Questions>>>> =
  {
    'align/cadence/questions/promised-steps.ts': { promisedSteps: () => [promisedSteps] },
    'align/contributions/questions/data-span.ts': {
      dataSpan: () =>
        [
          null,
          { kind: 'score', metric: 'recommend', stat: 'nps', where: 'region=Coast' } as const,
          { kind: 'promise', step: 'Repaired', where: 'region!=Coast' } as const,
          { kind: 'share', of: 'step="Ask about bill"' } as const,
        ].map((measure) => dataSpan(until, measure)),
    },
    'align/contributions/questions/known-steps.ts': { knownSteps: () => [knownSteps] },
    'align/contributions/questions/usual-duration.ts': { usualDuration: () => filters.map(usualDuration) },
    'align/decisions/questions/voices-by-id.ts': { voicesById: ({ moments }) => [voicesById(moments)] },
    'align/decisions/questions/voices-to-hear.ts': {
      voicesToHear: () => [
        voicesToHear(where('region=Coast'), { metric: 'recommend', low: 0, high: 10 }, 'seed'),
        voicesToHear([], null, 'another seed'),
        voicesToHear(where('theme=Late,region=Coast'), null, 'a third seed'),
      ],
    },
    'understand/findings/questions/episode-attributes.ts': { episodeAttributes: () => [episodeAttributes] },
    'understand/findings/questions/episode-count.ts': { episodeCount: () => [episodeCount] },
    'understand/findings/questions/episode-rows.ts': {
      episodeRows: () => [
        episodeRows(dictionary, { of: 1, part: 0, parts: 1 }),
        episodeRows(dictionary, { of: 2, part: 1, parts: 3 }),
      ],
    },
    'understand/findings/questions/people-of-finding.ts': {
      peopleOfFinding: () => kindsBehind.map((each) => peopleOfFinding(each, 'recommend', 20)),
    },
    'understand/findings/questions/step-facts.ts': { stepFacts: () => [stepFacts] },
    'understand/findings/questions/voices-of-finding.ts': {
      voicesOfFinding: () =>
        kindsBehind.map((each) => voicesOfFinding(each, 'recommend', { seed: 's', middle: 5, hurts: true })),
    },
    'understand/journeys/questions/attribute-names.ts': { attributeNames: () => [attributeNames] },
    'understand/journeys/questions/edges.ts': { edges: () => walks.map(edges) },
    'understand/journeys/questions/episodes-behind.ts': {
      countBehind: () => [
        ...walks.map((asked) => countBehind(asked, {})),
        countBehind({ filter: [], promises: true }, { promise: 'Installed', state: 'missed' }),
      ],
      episodesBehind: ({ customer, episode }) => [
        ...walks.map((asked) => episodesBehind(asked, { reworked: 'Ask about bill' }, { limit: 20 })),
        episodesBehind({ filter: [], promises: false }, { from: 'Installed', to: 'Activated' }, { limit: 7 }),
        episodesBehind(
          { filter: [], promises: true },
          { starts: 'Place order', ends: 'First bill' },
          { limit: 7, after: ['2026-05-01T00:00:00.000Z', customer, episode] },
        ),
      ],
    },
    'understand/journeys/questions/hand-overs.ts': {
      handOvers: () => filters.flatMap((f) => [handOvers(f, 'function'), handOvers(f, 'resource')]),
    },
    'understand/journeys/questions/most-answered.ts': { mostAnswered: () => [mostAnswered] },
    'understand/journeys/questions/not-walked.ts': { notWalked: () => filters.map(notWalked) },
    'understand/journeys/questions/promise-states.ts': { promiseStates: () => filters.map(promiseStates) },
    'understand/journeys/questions/scores-by-step.ts': {
      scoresByStep: () => [
        ...walks.map((asked) => scoresByStep(asked, { stat: 'nps', metric: recommend })),
        ...stats.map((stat) => scoresByStep({ filter: [], promises: true }, { stat, metric: recommend })),
      ],
    },
    'understand/journeys/questions/steps.ts': { steps: () => walks.map(steps) },
    'understand/journeys/questions/timeline-items.ts': {
      timelineItems: ({ customer, episode }) => [
        timelineItems({ customer }, 500),
        timelineItems({ episode }, 500),
      ],
    },
    'understand/journeys/questions/totals.ts': { totals: () => walks.map(totals) },
    'understand/journeys/questions/values-by-start.ts': { valuesByStart: () => [valuesByStart] },
    'understand/journeys/questions/variants.ts': {
      variants: () => walks.map((asked) => variants(asked, 1000)),
    },
    'understand/journeys/questions/voices-after-steps.ts': {
      voicesAfterSteps: () => filters.map(voicesAfterSteps),
    },
    'understand/meaning/questions/bands-met.ts': {
      bandsMet: () => [
        {
          ...bandsMet([0]),
          text: bandsMet([0]).text.replace(
            'band IN {bands:Array(UInt64)}',
            '1 OR band IN {bands:Array(UInt64)}',
          ),
        },
      ],
    },
    'understand/listening/observations/questions/places-known.ts': { placesKnown: () => [placesKnown] },
    'understand/meaning/questions/around-voices.ts': {
      aroundVoices: ({ moments, speakers }) => [aroundVoices(moments, speakers)],
    },
    'understand/meaning/questions/company-steps.ts': {
      companySteps: () => [companySteps],
      stepsByFirst: () => [stepsByFirst],
    },
    'understand/meaning/questions/themes-had.ts': { themesHad: () => [themesHad] },
    'understand/meaning/questions/clause-texts.ts': {
      clauseTexts: () => [clauseTexts(500)],
      voiceTexts: () => everyAsked((each) => voiceTexts(each, 300)),
    },
    'understand/meaning/questions/clauses-to-judge.ts': {
      clausesToJudge: ({ moments }) => [clausesToJudge([], 200), clausesToJudge(moments, 50)],
    },
    'understand/meaning/questions/theme-places.ts': {
      // The company has no themes: each of its sentences is of one called after it.
      themePlaces: () => [
        {
          ...themePlaces,
          text: themePlaces.text.replace('arrayJoin(line)', "arrayJoin(arrayPushBack(line, 'any'))"),
        },
      ],
    },
    'understand/meaning/questions/voices-to-judge.ts': {
      voicesToJudge: ({ moments }) => [voicesToJudge([], 200), voicesToJudge(moments, 50)],
    },
    'understand/meaning/questions/contrasting-voices.ts': {
      contrastingVoices: () => [
        ...everyAsked((each) => contrastingVoices(each, -0.2)),
        ...asked.slice(0, 1).map((each) => contrastingVoices(each, 0.4)),
      ],
    },
    'understand/meaning/questions/count-asked.ts': { countAsked: () => everyAsked(countAsked) },
    'understand/meaning/questions/count-by.ts': {
      countBy: () => [
        ...everyAsked((each) => countBy(each, 'theme')),
        ...fields.flatMap((by) => asked.slice(0, 1).map((each) => countBy(each, by))),
      ],
      countThemed: () => everyAsked(countThemed),
    },
    'understand/meaning/questions/find-voices.ts': {
      findVoices: () => [
        ...everyAsked((each) => findVoices(each, { sort: 'newest', distinct: false, limit: 40 })),
        ...sorts.flatMap((sort) =>
          asked.slice(1, 2).map((each) => findVoices(each, { sort, distinct: true, limit: 40 })),
        ),
      ],
    },
    'understand/meaning/questions/meaning-of-steps.ts': {
      labelsOfSteps: () => everyAsked(labelsOfSteps),
      meaningOfSteps: () => everyAsked(meaningOfSteps),
      spokenOfSteps: () => everyAsked(spokenOfSteps),
    },
    'understand/meaning/questions/recurring-lines.ts': {
      recurringLines: () => [sentencesAsLines(recurringLines)],
      voicesWithLines: () =>
        [voicesWithLines({ step: 'x', channel: 'x' }, ['x'], { from: 0, limit: 20 })]
          .map(sentencesAsLines)
          .map((each) => ({
            ...each,
            text: each.text
              .replace('toString(step) =', "'x' =")
              .replace('toString(channel) =', "'x' =")
              .replace('AND hasAny(', 'AND NOT hasAny('),
          })),
    },
    'understand/meaning/questions/stories-told.ts': {
      campaignStories: () => [campaignStories(rule)],
      countCopied: () => everyAsked(countCopied),
      storiesOf: ({ moments }) => [storiesOf(moments, rule)],
      storiesTold: () => [
        ...everyAsked((each) => storiesTold(each, rule, { campaigns: false, limit: 50 })),
        ...asked.slice(0, 2).map((each) => storiesTold(each, rule, { campaigns: true, limit: 50 })),
      ],
      tellersOf: ({ moments }) => [tellersOf(moments)],
      wordingsOfStory: () => [
        {
          ...wordingsOfStory('0'),
          text: wordingsOfStory('0').text.replace(
            'toString(story) = {story:String}',
            "story = (SELECT min(story) FROM {{every_clause}} WHERE n = 0 AND {story:String} != '')",
          ),
        },
      ],
    },
    'understand/meaning/questions/theme-effects.ts': {
      metricsOfVoices: () => [metricsOfVoices],
      themeEffects: () => everyAsked((each) => themeEffects(each, 'recommend')),
    },
    'understand/meaning/questions/theme-trend.ts': {
      themeTrend: () =>
        (['day', 'week', 'month', 'quarter'] as const).map((period) =>
          themeTrend({ filter: [], words: searchedWords('') }, period, 'Europe/Madrid'),
        ),
      themeWindows: () => everyAsked((each) => themeWindows(each, 28, ['7'])),
    },
    'understand/meaning/questions/unread-voices.ts': {
      clausesRead: () => [clausesRead],
      // All voices are read when this is asked; that some wait is tested where they are.
      unreadVoices: () => [{ ...unreadVoices(10), text: unreadVoices(10).text.replace('NOT IN', 'IN') }],
      voicesAgain: ({ moments }) => [voicesAgain(moments)],
      voicesRead: () => [voicesRead],
    },
    'understand/meaning/questions/unsure-clauses.ts': {
      unsureClauses: () => [
        unsureClauses(0.9, { from: 0, limit: 200 }),
        unsureClauses(0.75, { from: 20, limit: 50 }),
      ],
    },
    'understand/meaning/questions/voice-rows.ts': {
      clausesOfVoices: ({ moments }) => everyAsked((each) => clausesOfVoices(moments, each)),
      voiceRows: ({ moments }) => [voiceRows(moments)],
    },
    'understand/listening/invitations/questions/customers-with.ts': {
      customersWith: () => filters.map((filter) => customersWith(filter, 'region')),
    },
    'understand/listening/invitations/questions/happened-to.ts': {
      happenedTo: () =>
        filters.map((filter) =>
          happenedTo({ step: 'Price confirmed', from: since, to: until, where: filter, attribute: 'region' }),
        ),
    },
    'understand/listening/invitations/questions/lately-hurt.ts': {
      latelyHurt: ({ speakers }) => [latelyHurt(speakers, new Date('2020-01-01T00:00:00Z'), ['recommend'])],
    },
    'understand/meaning/promises/questions/journeys-around.ts': {
      journeysAround: ({ customer }) => [journeysAround([customer])],
    },
    'understand/meaning/promises/questions/quoting-voices.ts': {
      quotedWaiting: ({ moments }) => [quotedWaiting({ moments, counts: moments.map(() => 1) })],
      quotingVoice: ({ moments }) => moments.slice(0, 1).map(quotingVoice),
      quotingVoices: () => [quotingVoices({ moments: [], counts: [] }, 20)],
    },
    'understand/meaning/redaction/questions/count-texts.ts': { countTexts: () => [countTexts] },
    'understand/meaning/redaction/questions/texts-by-lot.ts': { textsByLot: () => [textsByLot(20, 7)] },
    'understand/meaning/language-model/questions/speakers.ts': {
      speakers: ({ moments }) => [speakers(moments)],
    },
    'understand/people/customers/questions/people.ts': {
      people: ({ customer }) => [
        people({ filter: [], text: '', names: [], only: false, after: '', limit: 50 }),
        people({
          filter: [],
          text: customer.slice(0, 2),
          names: [customer],
          only: false,
          after: '',
          limit: 50,
        }),
        people({
          filter: where('stakeholder=supplier,customer.plan!=gold'),
          text: '',
          names: [],
          only: false,

          after: '',
          limit: 50,
        }),
      ],
      countPeople: ({ customer }) => [
        countPeople({
          filter: [],
          text: '',
          names: [customer],
          only: true,

          after: '',
          limit: 1,
        }),
      ],
    },
    'understand/people/panels/questions/whom-to-draw.ts': {
      whomToDraw: () => [whomToDraw([]), whomToDraw(where('kind=voice,stakeholder=supplier'))],
    },
    'understand/people/segments/questions/count-segment.ts': {
      countSegment: () => [countSegment([]), countSegment(where('kind=voice,customer.plan!=gold'))],
      segmentsOfCustomer: ({ customer }) => [
        segmentsOfCustomer(customer, [
          { name: 'all', rule: [] },
          { name: 'heard', rule: where('kind=voice') },
        ]),
      ],
    },
    'understand/scores/questions/answers-by-group.ts': {
      answersByGroup: () => {
        const usual = {
          metric: recommend,
          stat: 'nps',
          unit: 'answer',
          zone: 'Europe/Madrid',
          k: 5,
        } as const;
        return [
          ...filters.map((filter) => answersByGroup({ ...usual, filter })),
          ...stats.map((stat) =>
            answersByGroup({ ...usual, stat, filter: [], by: 'region', period: 'month' }),
          ),
          answersByGroup({ ...usual, filter: [], by: 'variant', unit: 'episode' }),
          answersByGroup({ ...usual, filter: [], by: 'variant-with-promises', period: 'week' }),
          answersByGroup({ ...usual, filter: where('value>=3'), by: 'step', from: since, to: until }),
        ];
      },
    },
    'understand/scores/questions/driver-facts.ts': {
      factRanges: () => filters.map((filter) => factRanges({ ...drivers, filter })),
      factGrams: () => [factGrams({ ...drivers, filter: [] }, [0.1, 0.8, 1e6, 5, 6], 16)],
      driverCandidates: () => [driverCandidates('recommend')],
    },
    'understand/scores/questions/episodes-that.ts': {
      episodesThat: () =>
        filters.map((filter) =>
          episodesThat({ of: where('step="Ask about bill"'), filter, from: since, to: until }),
        ),
    },
    'understand/scores/questions/fields-of-answers.ts': {
      fieldsOfAnswers: () => [fieldsOfAnswers('recommend', 50)],
    },
    'understand/scores/questions/metrics-answered.ts': { metricsAnswered: () => [metricsAnswered()] },
    'understand/scores/questions/promises-missed.ts': {
      promisesMissed: () =>
        filters.map((filter) => promisesMissed({ step: 'Installed', filter, from: since })),
    },
    'understand/scores/questions/voices-beside.ts': {
      voicesBeside: () => filters.map((filter) => voicesBeside(recommend, filter)),
    },
  };

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every `FILE: NAME` that exports a question from a folder `questions/`, as the source stands. */
export function questionsInSource(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)questions\/[^/]+\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      readFileSync(`${source}${file}`, 'utf8')
        .split(/^export /m)
        .filter((piece) => /^(async )?(function|const)\b/.test(piece) && /Question</.test(piece))
        .map((piece) => `${file}: ${/^(?:async )?(?:function|const) (\w+)/.exec(piece)?.[1]}`),
    )
    .sort();
}
