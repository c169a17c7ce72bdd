import { readFileSync } from 'node:fs';
import { readIntents } from '../../src/instruments/language/intent/read-intents.ts';
import { readSolved } from '../../src/instruments/language/intent/read-solved.ts';
import {
  freshVoices,
  labelledVoices,
  safetyVoices,
  secondPersonVoices,
  type VoiceLanguage,
} from '../../tests/labelled-voices.ts';
import { hasSharedData, sharedPath } from '../../tests/shared-data.ts';
import { type Line, tell } from '../report.ts';
import { agreement, betweenPersons, oneLabel, severalLabels, share, speed } from './labelled-figures.ts';

const labels = ['needs an answer', 'suggestion', 'praise', 'threat to leave', 'legal or safety'];
const said = (text: string, language: string) => readIntents(text, language).map(({ label }) => label);
const state = (text: string, language: string) => readSolved(text, language)[0]?.label ?? 'not expressed';

function benchIntents(language: VoiceLanguage): Line[] {
  const rows = labelledVoices('intent', language);
  const held = rows.filter(({ half }) => half === 'held out');
  return [
    ...labels.map((label) =>
      agreement(
        `intent "${label}"`,
        language,
        rows.map((row) => ({
          ...row,
          first: String(row.first.includes(label)),
          second: String(row.second.includes(label)),
        })),
      ),
    ),
    ...labels.map((label) =>
      betweenPersons(
        `intent "${label}"`,
        language,
        rows.flatMap(({ labels: settled, otherPerson }) =>
          otherPerson === undefined
            ? []
            : [[String(settled.includes(label)), String(otherPerson.includes(label))] as const],
        ),
      ),
    ),
    severalLabels(
      `intent, ${language}, held-out half`,
      labels,
      held.map((row) => ({ truth: row.labels, said: said(row.text, language) })),
    ),
    severalLabels(
      `intent, ${language}, second person's voices`,
      labels,
      secondPersonVoices(language).map(({ text, intents }) => ({
        truth: intents,
        said: said(text, language),
      })),
    ),
    severalLabels(
      `intent, ${language}, fresh voices (indirect on purpose)`,
      labels,
      freshVoices(language).map(({ text, intents }) => ({ truth: intents, said: said(text, language) })),
      false,
    ),
    severalLabels(
      `intent, ${language}, law and danger with near misses, held-out half`,
      labels,
      safetyVoices(language)
        .filter(({ half }) => half === 'held out')
        .map(({ text, intents }) => ({ truth: intents, said: said(text, language) })),
      false,
    ),
    speed(
      `intent, ${language}`,
      rows.map(({ text }) => text),
      (text) => readIntents(text, language),
    ),
  ];
}

function benchSolved(language: VoiceLanguage): Line[] {
  const rows = labelledVoices('solved', language);
  const held = rows.filter(({ half }) => half === 'held out');
  const fresh = freshVoices(language);
  const second = secondPersonVoices(language);
  return [
    agreement('solved?', language, rows),
    betweenPersons(
      'solved?',
      language,
      rows.flatMap(({ labels, otherPerson }) =>
        otherPerson === undefined ? [] : [[labels[0] ?? '', otherPerson] as const],
      ),
    ),
    oneLabel(
      `solved?, ${language}, held-out half`,
      held.map((row) => row.labels[0] ?? ''),
      held.map(({ text }) => state(text, language)),
    ),
    oneLabel(
      `solved?, ${language}, second person's voices`,
      second.map(({ solved }) => solved),
      second.map(({ text }) => state(text, language)),
    ),
    oneLabel(
      `solved?, ${language}, fresh voices (indirect on purpose)`,
      fresh.map(({ solved }) => solved),
      fresh.map(({ text }) => state(text, language)),
      false,
    ),
    speed(
      `solved?, ${language}`,
      rows.map(({ text }) => text),
      (text) => readSolved(text, language),
    ),
  ];
}

/** What strangers wrote: every row of Banking77 is a customer's question; admiration and gratitude are near praise. */
function benchStrangers(): Line[] {
  if (!hasSharedData) {
    return [
      tell({ what: 'intent on strangers', measured: 'no ../shared/data: skipped', budget: '-', met: null }),
    ];
  }
  const lines = (path: string) => readFileSync(sharedPath(path), 'utf8').split('\n').filter(Boolean);
  const questions = lines('text/banking77/test_part.csv').slice(1);
  const asked = questions.filter((text) =>
    said(text.slice(0, text.lastIndexOf(',')), 'en').includes('needs an answer'),
  );
  const names = lines('text/goemotions/original_labels.txt').map((name) => name.trim());
  const near = new Set(['admiration', 'gratitude'].map((name) => names.indexOf(name)));
  const comments = lines('text/goemotions/original_test_part.tsv').map((row) => {
    const [text = '', numbers = ''] = row.split('\t');
    return {
      isNear: numbers.split(',').some((number) => near.has(Number(number))),
      isPraise: said(text, 'en').includes('praise'),
    };
  });
  const both = comments.filter(({ isNear, isPraise }) => isNear && isPraise).length;
  const praised = comments.filter(({ isPraise }) => isPraise).length;
  const fine = comments.filter(({ isNear }) => isNear).length;
  return [
    tell({
      what: 'Banking77, test rows: customers’ questions read as "needs an answer"',
      measured: `recall ${share(asked.length, questions.length)}, n ${questions.length}`,
      budget: 'told beside it',
      met: null,
    }),
    tell({
      what: 'GoEmotions, test rows: praise against admiration or gratitude',
      measured: `precision ${share(both, praised)}, recall ${share(both, fine)}, n ${comments.length}`,
      ratio: `commonness of the two ${(fine / comments.length).toFixed(2)}`,
      budget: 'told beside it; forum comments, a neighbour of praise',
      met: null,
    }),
  ];
}

/** Intent and "was my problem solved?", en and es. */
export async function benchIntent(): Promise<Line[]> {
  return [
    ...(['en', 'es'] as const).flatMap((language) => [...benchIntents(language), ...benchSolved(language)]),
    ...benchStrangers(),
  ];
}
