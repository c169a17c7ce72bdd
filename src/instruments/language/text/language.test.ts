import { describe, expect, it } from 'vitest';
import { languageDetector } from '../../../understand/meaning/detect-language.ts';
import { type Detector, languageOf, languageOfClause } from './language.ts';

const detect = await languageDetector();
/** A detector that has its answer ready, for the rules alone. */
const always =
  (scores: Record<string, number>): Detector =>
  () => ({ language: '', scores });

describe('the language of a text', () => {
  it.each([
    ['Still waiting for my refund', 'en'],
    ['Sigo esperando el reembolso', 'es'],
    ['J’attends toujours mon remboursement', 'fr'],
    ['Ich warte immer noch auf mein Geld', 'de'],
    ['Ainda estou à espera do reembolso', 'pt'],
    ['Sto ancora aspettando il rimborso', 'it'],
    ['La factura no és correcta i ningú no em contesta', 'ca'],
    ['Привет, где мой заказ', 'ru'],
    ['我的订单在哪里', 'zh'],
    ['See https://acme.example/es/ayuda @ayuda, it does not work', 'en'],
  ])('%j is %s', (text, language) => expect(languageOf(text, detect)).toEqual({ language, from: 'text' }));

  it.each([
    '',
    '😡😡',
    'ok',
    'xx',
    '12345 AB-99',
    '{product_purchased}',
    'https://acme.example',
    'lorem ipsum dolor',
    '\ud800',
  ])('%j says nothing, and that is the answer', (text) =>
    expect(languageOf(text, detect)).toEqual({ language: 'unknown', from: 'nothing' }),
  );

  it('a few words go with the post they came by, more words speak for themselves', () => {
    expect(languageOf('ok', detect, 'es')).toEqual({ language: 'es', from: 'prior' });
    expect(languageOf('iPhone 12 Pro Max', detect, 'es')).toEqual({ language: 'es', from: 'prior' });
    expect(languageOf('I am still waiting for my refund', detect, 'es')).toEqual({
      language: 'en',
      from: 'text',
    });
    expect(languageOf('我的订单', detect, 'es')).toEqual({ language: 'zh', from: 'text' });
    expect(languageOf('ok', detect, 'unknown')).toEqual({ language: 'unknown', from: 'nothing' });
  });

  it('two languages alike are decided the same way whatever order the detector names them in', () => {
    const words = 'some words of a text that is long enough';
    expect(languageOf(words, always({ pt: 900, es: 900 }))).toEqual(
      languageOf(words, always({ es: 900, pt: 900 })),
    );
  });
});

describe('the language of a clause', () => {
  it('is its own where it is long enough to tell', () => {
    expect(languageOfClause('but nobody told me anything about it', 'es', detect)).toBe('en');
  });
  it('is that of its voice where it is short', () => {
    expect(languageOfClause('no problem', 'es', detect)).toBe('es');
  });
  it('is sought where the voice has none', () => {
    expect(languageOfClause('nadie me contesta', 'unknown', detect)).toBe('es');
  });
});
