import { describe, expect, it } from 'vitest';
import { clausesOf } from './clauses.ts';

const clauses = (text: string, language: string) =>
  clausesOf(text, language).map(({ start, end }) => text.slice(start, end));
const sentences = (text: string, language: string) =>
  new Set(clausesOf(text, language).map((clause) => clause.sentence)).size;

describe('a clause ends where what is said turns', () => {
  it.each([
    [
      'en',
      'The technician was great, but the bill is wrong.',
      ['The technician was great,', 'but the bill is wrong.'],
    ],
    [
      'en',
      'Although the technician was great, the bill is wrong',
      ['Although the technician was great,', 'the bill is wrong'],
    ],
    ['en', 'I called three times so I went to the shop', ['I called three times', 'so I went to the shop']],
    ['en', 'It was so good that I bought two', ['It was so good that I bought two']],
    ['en', 'Nothing but trouble since May', ['Nothing but trouble since May']],
    [
      'en',
      'Good price; slow delivery though never late',
      ['Good price;', 'slow delivery', 'though never late'],
    ],
    [
      'es',
      'El técnico fue amable pero la factura está mal',
      ['El técnico fue amable', 'pero la factura está mal'],
    ],
    ['es', 'Aunque llamé tres veces, nadie vino', ['Aunque llamé tres veces,', 'nadie vino']],
    ['es', 'No me contestaban, así que fui a la tienda', ['No me contestaban,', 'así que fui a la tienda']],
    [
      'es',
      'La oficina cerró, sin embargo me siguen cobrando',
      ['La oficina cerró,', 'sin embargo me siguen cobrando'],
    ],
    [
      'fr',
      'Le technicien était gentil mais rien ne marche',
      ['Le technicien était gentil', 'mais rien ne marche'],
    ],
    ['fr', "Bien que j'aie payé, la ligne est coupée", ["Bien que j'aie payé,", 'la ligne est coupée']],
    ['fr', "J'ai rappelé, du coup on m'a remboursé", ["J'ai rappelé,", "du coup on m'a remboursé"]],
    [
      'de',
      'Der Techniker war nett, aber die Rechnung stimmt nicht',
      ['Der Techniker war nett,', 'aber die Rechnung stimmt nicht'],
    ],
    [
      'de',
      'Der Techniker war nett, die Rechnung ist aber falsch',
      ['Der Techniker war nett, die Rechnung ist aber falsch'],
    ],
    ['de', 'Obwohl ich angerufen habe, kam niemand', ['Obwohl ich angerufen habe,', 'kam niemand']],
    [
      'pt',
      'O técnico foi simpático mas a fatura está errada',
      ['O técnico foi simpático', 'mas a fatura está errada'],
    ],
    ['pt', 'Liguei três vezes, no entanto ninguém veio', ['Liguei três vezes,', 'no entanto ninguém veio']],
    [
      'it',
      'Il tecnico è stato gentile ma la bolletta è sbagliata',
      ['Il tecnico è stato gentile', 'ma la bolletta è sbagliata'],
    ],
    ['it', 'Anche se ho pagato, la linea è staccata', ['Anche se ho pagato,', 'la linea è staccata']],
    ['unknown', 'molt bé tot plegat aunque tarde mucho', ['molt bé tot plegat', 'aunque tarde mucho']],
  ])('%s: %s', (language, text, expected) => expect(clauses(text, language)).toEqual(expected));
});

describe('a sentence ends at its end and nowhere else', () => {
  it.each([
    ['en', 'Dr. Smith came at 10 a.m. and left. Nothing works.', 2],
    ['en', 'I paid 1.50 for v2.1 at acme.example today', 1],
    ['en', 'No answer.Never again', 2],
    ['en', 'Really?! Three weeks... and nothing', 3],
    ['es', 'La Sra. López me atendió. Muy amable.', 2],
    ['es', '¿Dónde está mi paquete? ¡Nadie contesta!', 2],
    ['fr', 'M. Dupont est passé vers 10 h. Rien ne marche.', 2],
    ['de', 'Am 5. März kam niemand, z.B. auch kein Anruf. Schade.', 2],
    ['de', 'Hr. Meier, Kd.-Nr. 12, wartet. Seit Tagen.', 2],
    ['pt', 'O Sr. Silva e a Dra. Costa vieram. Obrigado.', 2],
    ['it', 'Il sig. Rossi e la dott.ssa Bianchi sono venuti. Grazie.', 2],
    ['en', 'All fine 😊 Thank you', 2],
    ['en', 'I ❤️ this phone', 1],
    ['en', 'No refund. 😡😡\n!!', 1],
    ['en', 'Bad service 😡😡\nno refund', 2],
    ['en', 'Two things:\n- no bill\n- no router\n* no answer', 4],
    ['en', '1. No answer\n2. No refund', 2],
    ['en', 'a line that was wrapped by a mail program after seventy characters\nand goes on here', 1],
    ['en', 'first thought\n\nsecond thought', 2],
    ['xx', '我的订单在哪里？没有人回答。', 2],
    ['xx', 'أين طلبي؟ لا أحد يجيب.', 2],
  ])('%s: %j has %i', (language, text, count) => expect(sentences(text, language)).toBe(count));

  it('list signs are not part of the clause', () => {
    expect(clauses('- no bill\n• no router', 'en')).toEqual(['no bill', 'no router']);
  });
});

describe('chat without any mark is cut by its length', () => {
  it.each([
    [
      'en',
      'i called on monday and they said the technician would come on tuesday and then nobody came and i waited the whole day at home and then i called again and they said sorry and that was it',
    ],
    [
      'es',
      'llamé el lunes y me dijeron que vendría el técnico el martes y luego no vino nadie y estuve esperando todo el día en casa y volví a llamar y me dijeron que lo sentían y ya está',
    ],
  ])('%s', (language, text) => {
    const found = clauses(text, language);
    expect(found.length).toBeGreaterThan(1);
    for (const clause of found) expect(clause.split(' ').length).toBeLessThanOrEqual(28);
    expect(found.slice(1).every((clause) => /^(?:and|then|y|luego)/.test(clause))).toBe(true);
  });

  it('only emoji, or one letter, is one clause', () => {
    expect(clauses('😡😡😡', 'en')).toEqual(['😡😡😡']);
    expect(clauses('k', 'en')).toEqual(['k']);
    expect(clauses(' \n ', 'en')).toEqual([]);
  });
});
