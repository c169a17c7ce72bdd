import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../patterns/hostile-texts.ts';
import { intentsByRules } from './intents-by-rules.ts';
import { readIntents } from './read-intents.ts';
import { readQuotedPromises } from './read-quoted-promises.ts';
import { readSolved } from './read-solved.ts';

const said = (text: string, language: string) => readIntents(text, language).map(({ label }) => label);
const state = (text: string, language: string) => readSolved(text, language)[0]?.label ?? 'not expressed';

describe('what a text wants', () => {
  it.each([
    ['Please call me back today', 'en', ['needs an answer']],
    ['Where is my parcel?', 'en', ['needs an answer']],
    ['How hard can it be?', 'en', []],
    ['Thanks for nothing.', 'en', []],
    ['Thank you so much for your help', 'en', ['praise']],
    ['You should add a dark mode', 'en', ['suggestion']],
    ['If it is not fixed by Friday I will cancel my contract', 'en', ['threat to leave']],
    ['The charger started smoking', 'en', ['legal or safety']],
    ['I had to change my appointment', 'en', []],
    ['Por favor llámenme hoy', 'es', ['needs an answer']],
    ['Gracias por nada', 'es', []],
    ['Muchas gracias por la atención', 'es', ['praise']],
    ['Sería genial poder pagar con Bizum', 'es', ['suggestion']],
    ['Me voy a la competencia', 'es', ['threat to leave']],
    ['Los voy a denunciar', 'es', ['legal or safety']],
    ['¿Es una broma?', 'es', []],
    ['Je vais résilier mon contrat', 'fr', ['threat to leave']],
    ['hello', 'xx', []],
  ])('"%s" (%s): %j', (text, language, labels) => {
    expect(said(text, language)).toEqual(labels);
  });

  it('sees several things in one text, the gravest first', () => {
    expect(said('Please call me urgently, the new socket is sparking', 'en')).toEqual([
      'legal or safety',
      'needs an answer',
    ]);
  });

  it('still shows a danger that is denied or only feared: a person decides', () => {
    expect(said('I do not want to take legal action', 'en')).toContain('legal or safety');
    expect(said('somebody could get hurt', 'en')).toContain('legal or safety');
  });
});

describe('was my problem solved?', () => {
  it.each([
    ['Three emails and no reply', 'en', 'not heard'],
    ['They apologised and said they would look into it', 'en', 'heard'],
    ['They sent an engineer but it still drips', 'en', 'acted on'],
    ['It is fixed now, thanks', 'en', 'solved'],
    ['It worked for two days and then died again', 'en', 'came back'],
    ['I hope it gets fixed', 'en', 'not expressed'],
    ['Has it been fixed?', 'en', 'not expressed'],
    ['The sofa has not been delivered', 'en', 'not expressed'],
    ['Nadie responde a mis correos', 'es', 'not heard'],
    ['Me prometieron el reembolso', 'es', 'heard'],
    ['Vino un técnico pero sigue igual', 'es', 'acted on'],
    ['Ya funciona, gracias', 'es', 'solved'],
    ['Volvió a fallar a los dos días', 'es', 'came back'],
    ['Espero que lo arreglen', 'es', 'not expressed'],
  ])('"%s" (%s): %s', (text, language, expected) => {
    expect(state(text, language)).toBe(expected);
  });
});

describe('promises that customers quote', () => {
  const voice = { at: new Date('2026-03-12T10:00:00Z'), zone: 'Europe/Madrid' };

  it('resolves the date against the voice', () => {
    const text = 'Prometieron llamarme mañana';
    const [promise] = readQuotedPromises(text, 'es', voice);
    expect(promise?.due).toBe('2026-03-13T22:59:59.000Z');
    expect(text.slice(promise?.start, promise?.end)).toBe(text);
    expect(promise?.what).toBe('llamarme mañana');
  });

  it('knows what passed: "they told me Tuesday and nobody came"', () => {
    expect(readQuotedPromises('They told me Tuesday and nobody came', 'en', voice)[0]?.due).toBe(
      '2026-03-10T22:59:59.000Z',
    );
  });

  it('takes a weekday with its date for one date', () => {
    const text = 'They promised me a visit on Tuesday, 3 March.';
    const [promise] = readQuotedPromises(text, 'en', voice);
    expect(promise?.due).toBe('2026-03-03T22:59:59.000Z');
    expect(text.slice(promise?.start, promise?.end)).toBe('They promised me a visit on Tuesday, 3 March');
  });

  it('never guesses a date: none without the moment of the voice', () => {
    expect(readQuotedPromises('I was promised a call tomorrow', 'en')[0]?.due).toBeNull();
    expect(readQuotedPromises('They promised a refund', 'en', voice)[0]?.due).toBeNull();
  });

  it('takes no hope and no denial for a promise', () => {
    expect(readQuotedPromises('If they promised me Tuesday I would wait', 'en', voice)).toEqual([]);
    expect(readQuotedPromises('They told me to go away', 'en', voice)).toEqual([]);
    expect(readQuotedPromises('Todo como prometieron, gracias', 'es', voice)).toEqual([]);
    expect(readQuotedPromises('Everything as they promised me, thanks', 'en', voice)).toEqual([]);
    expect(readQuotedPromises('No vino el martes como me prometieron', 'es', voice)).toHaveLength(1);
  });
});

describe('every reader of intent', () => {
  it('quotes what is there, on hostile texts too, and the same each time', () => {
    const readers = [readIntents, readSolved, readQuotedPromises];
    const check = (text: string) => {
      for (const read of readers) {
        for (const language of ['en', 'es', 'it']) {
          const labels = read(text, language);
          for (const { start, end } of labels)
            expect(start >= 0 && start < end && end <= text.length).toBe(true);
          expect(read(text, language)).toEqual(labels);
        }
      }
    };
    hostileTexts.forEach(check);
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), check), { numRuns: 50 });
  });

  it('reads a megabyte in the time of its length', () => {
    const long = 'I called three times and nobody answered, please call me back tomorrow. '.repeat(14_000);
    expect(readSolved(long.slice(0, 1_000_000), 'en')[0]?.label).toBe('not heard');
  });
});

describe('figures of speech that sound like danger', () => {
  const legal = (text: string, language: string) =>
    intentsByRules(text, language).some(({ label }) => label === 'legal or safety');
  it.each([
    ['en', 'The legal department answered within a day'],
    ['en', 'Loved the safety briefing'],
    ['en', 'I feel robbed of my Saturday'],
    ['en', 'Drowning in your emails'],
    ['en', 'your gas bill is fair'],
    ['es', 'El departamento legal me llamó enseguida'],
    ['es', 'se me heló la sangre al ver el precio'],
    ['es', 'explota de sabor'],
  ])('%s: “%s” is none', (language, text) => expect(legal(text, language)).toBe(false));
  it.each([
    ['en', 'the gas pipe behind the bill payment desk is leaking gas'],
    ['en', 'your legal department left a man bleeding on the stairs'],
    ['en', 'I was robbed of my bag in your car park'],
    ['es', 'el departamento legal tiene un enchufe que echa chispas'],
    ['es', 'me quemó la mano el cargador'],
  ])('%s: “%s” is one: only the words inside the figure are set aside', (language, text) =>
    expect(legal(text, language)).toBe(true),
  );
});
