import { describe, expect, it } from 'vitest';
import { datesIn } from './dates.ts';

/** Thursday, half past four in the afternoon in Madrid. */
const voice = { at: '2026-03-19T15:30:00Z', zone: 'Europe/Madrid' };

/** "words → reading or reading", one string a date. */
const read = (text: string, language: string, at = voice) =>
  datesIn(text, language, at).map(
    ({ start, end, readings }) =>
      `${text.slice(start, end)} → ${readings.map((reading) => reading.at).join(' or ')}`,
  );

describe('a date that a customer names is read from where and when she spoke', () => {
  it.each([
    ['en', 'You promised Tuesday and nobody came', 'Tuesday → 2026-03-17'],
    ['en', 'The engineer will come on Tuesday at 10am', 'Tuesday at 10am → 2026-03-24T09:00:00.000Z'],
    ['en', 'by the 5th of March you would fix it, still waiting', '5th of March → 2026-03-05'],
    ['en', 'They said within 48 hours', 'within 48 hours → 2026-03-21T15:30:00.000Z'],
    ['en', 'It should arrive in 3 to 5 working days', 'in 3 to 5 working days → 2026-03-26'],
    ['en', 'be here by 5pm tomorrow please', '5pm tomorrow → 2026-03-20T16:00:00.000Z'],
    ['en', 'promised for March 25th, 2026', 'March 25th, 2026 → 2026-03-25'],
    ['en', 'they told me a couple of weeks', 'a couple of weeks → 2026-04-02'],
    ['es', 'quedaron en venir mañana por la mañana', 'mañana por la mañana → 2026-03-20'],
    ['es', 'me dijeron el martes y no vino nadie', 'martes → 2026-03-17'],
    ['es', 'vienen el martes a las 17:00', 'martes a las 17:00 → 2026-03-24T16:00:00.000Z'],
    ['es', 'el reembolso llega en dos días', 'en dos días → 2026-03-21'],
    ['es', 'me dijeron 24/48 horas', '24/48 horas → 2026-03-21T15:30:00.000Z'],
    ['es', 'pasado mañana sin falta', 'pasado mañana → 2026-03-21'],
    ['es', 'lo arreglan la semana que viene', 'semana que viene → 2026-03-23'],
    ['fr', 'le technicien devait venir mardi', 'mardi → 2026-03-17'],
    ['fr', 'rendez-vous mardi prochain à 17h30', 'mardi prochain à 17h30 → 2026-03-24T16:30:00.000Z'],
    ['de', 'Am Dienstag sollte er kommen, niemand kam', 'Dienstag → 2026-03-17'],
    ['de', 'innerhalb von 3 Werktagen', 'innerhalb von 3 Werktagen → 2026-03-24'],
    ['de', 'Lieferung bis zum 05.04.2026', '05.04.2026 → 2026-04-05'],
    ['pt', 'disseram que vem amanhã', 'amanhã → 2026-03-20'],
    ['pt', 'em até 5 dias úteis', 'em até 5 dias úteis → 2026-03-26'],
    ['it', 'doveva arrivare venerdì scorso', 'venerdì scorso → 2026-03-13'],
    ['it', 'entro 48 ore', 'entro 48 ore → 2026-03-21T15:30:00.000Z'],
  ])('%s: %s', (language, text, expected) => expect(read(text, language)).toEqual([expected]));

  it('the day is that of the place, not of UTC', () => {
    const late = { at: '2026-03-19T23:30:00Z', zone: 'Europe/Madrid' };
    expect(read('they come tomorrow', 'en', late)).toEqual(['tomorrow → 2026-03-21']);
    expect(read('they come tomorrow', 'en', { ...late, zone: 'America/Lima' })).toEqual([
      'tomorrow → 2026-03-20',
    ]);
  });

  it('is due when its last second in that place has passed, over the change of clocks too', () => {
    const [date] = datesIn('they come on 29 March', 'en', voice);
    expect(date?.readings[0]).toEqual({
      at: '2026-03-29',
      precision: 'day',
      due: '2026-03-29T21:59:59.000Z',
    });
  });

  it('before a day is over when that day begins', () => {
    const [date] = datesIn('antes del 5 de abril', 'es', voice);
    expect(date?.readings[0]?.due).toBe('2026-04-04T21:59:59.000Z');
  });

  it('a span counts from the day on which it was said, where the sentence tells', () => {
    expect(datesIn('On Monday they said within 48 hours, nothing happened', 'en', voice)[1]).toMatchObject({
      readings: [{ at: '2026-03-18' }],
      countedFrom: 'text',
    });
    expect(datesIn('They said within 48 hours', 'en', voice)[0]?.countedFrom).toBe('voice');
  });
});

describe('what the words leave open stays open', () => {
  it.each([
    ['en', 'They told me Tuesday', 'Tuesday → 2026-03-17 or 2026-03-24'],
    ['en', 'they said next Friday', 'next Friday → 2026-03-20 or 2026-03-27'],
    ['en', 'delivery on 05/03/2026', '05/03/2026 → 2026-03-05 or 2026-05-03'],
    ['en', 'by the end of the week', 'end of the week → 2026-03-20 or 2026-03-22'],
    ['en', 'two days ago they told me tomorrow', 'tomorrow → 2026-03-18 or 2026-03-20'],
    ['es', 'me dijeron que el martes', 'martes → 2026-03-17 or 2026-03-24'],
  ])('%s: %s', (language, text, expected) => expect(read(text, language).at(-1)).toBe(expected));

  it('half past five may be morning or evening: the day is all that is told', () => {
    expect(read('they come on Friday at 5:30, they will', 'en')).toEqual(['Friday → 2026-03-20']);
  });
});

describe('what only looks like a date is none', () => {
  it.each([
    ['en', 'the 5th time I call'],
    ['en', 'I gave you 3/5 stars'],
    ['en', 'you may call me'],
    ['en', 'no internet since Tuesday'],
    ['en', 'I waited 40 minutes'],
    ['es', 'llamé por la mañana'],
    ['es', 'los martes siempre falla'],
    ['de', 'guten Morgen'],
    ['pt', 'a segunda vez que ligo'],
    ['nl', 'morgen komt hij'],
  ])('%s: %s', (language, text) => expect(read(text, language)).toEqual([]));

  it('there is no 31 April, and a broken time gives nothing', () => {
    expect(read('they said 31 April 2026', 'en')).toEqual([]);
    expect(read('they come tomorrow', 'en', { at: 'never', zone: 'UTC' })).toEqual([]);
    expect(read('they come tomorrow', 'en', { ...voice, zone: 'Nowhere/None' })).toEqual([
      'tomorrow → 2026-03-20',
    ]);
  });
});
