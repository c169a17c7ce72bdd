import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lexiconOf } from './lexicon.ts';
import { readEmotions } from './read-emotions.ts';
import { readSentiment } from './read-sentiment.ts';
import { learnShipped } from './shipped-weights.ts';
import { type SentimentRow, teachSentiment } from './teach-sentiment.ts';

/** What lexicons of general English miss, in every language we have words of. */
const bitter = {
  en: [
    'I am still waiting for my refund.',
    'Third time I call about the same bill.',
    'I was passed from one department to the next.',
    'Thanks for nothing.',
    'You promised Tuesday and nobody came.',
  ],
  es: [
    'Sigo esperando mi reembolso.',
    'Es la tercera vez que llamo por la misma factura.',
    'Me pasaron de un departamento a otro.',
    'Gracias por nada.',
    'Prometieron el martes y no vino nadie.',
  ],
  fr: [
    "J'attends toujours mon remboursement.",
    "C'est la troisième fois que j'appelle pour la même facture.",
    "On m'a renvoyé d'un service à l'autre.",
    'Merci pour rien.',
    "Vous aviez promis mardi et personne n'est venu.",
  ],
  de: [
    'Ich warte immer noch auf meine Rückerstattung.',
    'Zum dritten Mal rufe ich wegen derselben Rechnung an.',
    'Ich wurde von einer Abteilung zur nächsten weitergereicht.',
    'Danke für nichts.',
    'Sie haben Dienstag versprochen und niemand kam.',
  ],
  pt: [
    'Ainda estou à espera do meu reembolso.',
    'É a terceira vez que ligo por causa da mesma fatura.',
    'Passaram-me de um departamento para outro.',
    'Obrigado por nada.',
    'Prometeram terça-feira e ninguém apareceu.',
  ],
  it: [
    'Sto ancora aspettando il mio rimborso.',
    'È la terza volta che chiamo per la stessa bolletta.',
    "Mi hanno passato da un reparto all'altro.",
    'Grazie per niente.',
    'Avevate promesso martedì e non è venuto nessuno.',
  ],
};

describe('what customers say without a bad word', () => {
  for (const [language, lines] of Object.entries(bitter)) {
    test.each(lines)(`${language}: %s`, (line) => {
      expect(readSentiment(line, language)?.class).toBe('negative');
    });
  }
});

const contrary: readonly (readonly [language: string, line: string, said: string])[] = [
  ['en', 'Not bad at all.', 'positive'],
  ['en', 'The support is not good.', 'negative'],
  ['en', "The new app doesn't work.", 'negative'],
  ['en', 'This is a killer feature!', 'positive'],
  ['en', 'No complaints, it was sorted in minutes.', 'positive'],
  ['en', 'Oh great, down again.', 'negative'],
  ['en', 'Your "great" service cost me a day.', 'negative'],
  ['en', 'absolutly AMAZING servise, thank u so much!!! 😍', 'positive'],
  ['en', 'The technician was great, but the bill is wrong and nobody answers.', 'negative'],
  ['en', 'Where can I see my invoices?', 'neutral'],
  ['en', 'My contract number is on the second page.', 'neutral'],
  ['es', 'No está nada mal.', 'positive'],
  ['es', 'No me ayudó nadie.', 'negative'],
  ['es', 'La atención fue pésima', 'negative'],
  ['es', 'Muchas gracias, lo resolvieron en minutos', 'positive'],
  ['es', '¿Dónde puedo ver mis facturas?', 'neutral'],
  ['de', 'Das gefällt mir nicht.', 'negative'],
  ['fr', 'Je ne suis pas content du tout.', 'negative'],
  ['pt', 'Não gostei do atendimento.', 'negative'],
  ['it', 'Non mi è piaciuto per niente.', 'negative'],
];

describe('words that turn words', () => {
  test.each(contrary)('%s: %s → %s', (language, line, said) => {
    expect(readSentiment(line, language)?.class).toBe(said);
  });
});

describe('emotions are read from words that express them, never from the situation', () => {
  const said = (text: string, language: string) => readEmotions(text, language).map(({ label }) => label);

  test.each([
    ['en', 'The flight was delayed by three hours.', []],
    ['en', 'I am still waiting for my refund.', []],
    ['en', 'I am furious.', ['anger']],
    ['en', 'I am not angry.', []],
    ['en', 'Thank you so much, what a relief!', ['gratitude', 'relief']],
    ['en', 'I am worried and a bit confused.', ['worry', 'confusion']],
    ['es', 'El vuelo salió con retraso.', []],
    ['es', 'Estoy harta de llamar.', ['frustration']],
    ['es', 'Muchas gracias, qué alivio.', ['gratitude', 'relief']],
    ['es', 'Estoy muy decepcionada con ustedes', ['disappointment']],
    ['fr', 'Je suis vraiment déçue.', ['disappointment']],
    ['de', 'Ich bin stinksauer!', ['anger']],
    ['pt', 'Estou muito preocupada.', ['worry']],
    ['it', 'Che sollievo!', ['relief']],
  ])('%s: %s', (language, text, emotions) => {
    expect(said(text, language)).toEqual(emotions);
  });

  test('the span is the evidence, and stress raises the intensity', () => {
    const text = 'We are SO disappointed!!!';
    const [label] = readEmotions(text, 'en');
    expect(text.slice(label?.start, label?.end)).toBe('SO disappointed');
    expect(label?.value).toBe(3);
    expect(readEmotions('We are a bit disappointed', 'en')[0]?.value).toBe(1);
  });
});

describe('a reading says why', () => {
  test('words with their signs first, then weights that add up to the score', () => {
    const { reason = [] } = readSentiment('The app is not very good and I am still waiting!', 'en') ?? {};
    expect(reason[0]).toBe('“not very good” −1.0');
    expect(reason).toContain('“am still waiting” −2.0');
    const amounts = reason
      .filter((line) => !/^“[^”]+” [+−]\d\.\d( |$)/.test(line) || / [+−]\d+\.\d\d$/.test(line))
      .map((line) => Number(/([+−])(\d+\.\d\d)$/.exec(line)?.slice(1).join('').replace('−', '-')));
    const score = amounts.pop() ?? Number.NaN;
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    expect(Math.abs(sum - score)).toBeLessThan(0.05);
  });

  test('confidence where it was measured, and only there', () => {
    expect(readSentiment('Terrible service.', 'en')?.confidence).toBeGreaterThan(0.6);
    expect(readSentiment('Pésima atención.', 'es')?.confidence).toBeGreaterThan(0.6);
    expect(readSentiment('Schrecklicher Service.', 'de')?.confidence).toBeUndefined();
  });

  test('the same text gives the same reading', () => {
    const text = 'Great phone, but the third repair in a month and nobody calls back.';
    expect(readSentiment(text, 'en')).toEqual(readSentiment(text, 'en'));
  });
});

describe('what was learnt can be learnt again', () => {
  const rowsOf = new Map(
    ['en', 'es', 'fr', 'de', 'pt', 'it'].map((language) => {
      const path = new URL(`../../../../tests/labelled/sentiment-${language}.jsonl`, import.meta.url);
      const lines = readFileSync(path, 'utf8').trim().split('\n');
      return [language, lines.map((line): SentimentRow => JSON.parse(line))] as const;
    }),
  );

  test.each(['en', 'it'])('weights that ship for %s are those of the sentences', (language) => {
    const shipped = readFileSync(new URL(`./weights/${language}.json`, import.meta.url), 'utf8');
    expect(learnShipped(language, rowsOf)).toEqual(JSON.parse(shipped));
  });

  test('a company teaches its own words', () => {
    const rows: SentimentRow[] = ['north', 'harbour', 'station', 'square', 'bridge', 'market'].flatMap(
      (place) => [
        { text: `The ${place} counter went full blorp on me`, sentiment: 'negative' as const },
        { text: `At the ${place} counter they zinged it`, sentiment: 'positive' as const },
        { text: `The ${place} counter is on the ground floor`, sentiment: 'neutral' as const },
      ],
    );
    const model = teachSentiment(rows, 'en');
    if (model === null) throw new Error('nothing was learnt');
    expect(readSentiment('full blorp today', 'en', model)?.class).toBe('negative');
    expect(readSentiment('they zinged it again', 'en', model)?.class).toBe('positive');
    expect(model.calibration).toBeNull();
    expect(teachSentiment(rows, 'xx')).toBeNull();
    expect(
      teachSentiment(
        rows.filter((row) => row.sentiment === 'neutral'),
        'en',
      ),
    ).toBeNull();
  });
});

describe('nothing breaks it', () => {
  test('own words by the thousand', () => {
    expect(lexiconOf('en')?.entries).toBeGreaterThan(1500);
    expect(lexiconOf('es-MX')?.entries).toBeGreaterThan(1500);
    for (const language of ['fr', 'de', 'pt', 'it'])
      expect(lexiconOf(language)?.entries).toBeGreaterThan(400);
  });

  test('a language without words is not measured', () => {
    expect(readSentiment('これはひどい', 'ja')).toBeNull();
    expect(readSentiment('hello', 'constructor')).toBeNull();
    expect(readEmotions('これはひどい', 'ja')).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['one letter', 'a'],
    ['pictures only', '😡😡😡'],
    ['a lone surrogate', 'bad \ud83d service'],
    ['combining marks', `b${'\u0301'.repeat(500)}ad`],
    ['right to left', 'خدمة سيئة bad'],
    ['a megabyte', 'not very bad but still waiting '.repeat(32_000)],
    ['one long word', 'a'.repeat(1_000_000)],
    ['markup', '<script>alert("bad")</script>'],
  ])('%s', (_, text) => {
    for (const language of ['en', 'es', 'de']) {
      const sentiment = readSentiment(text, language);
      expect(Math.abs(sentiment?.value ?? 0)).toBeLessThanOrEqual(1);
      for (const { start, end } of readEmotions(text, language)) {
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });
});
