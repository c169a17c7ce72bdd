import { describe, expect, it } from 'vitest';
import { ownRanges, partsOf } from './parts.ts';

/** The customer's own words of a message, one string a stretch. */
const own = (text: string) => ownRanges(partsOf(text)).map(({ start, end }) => text.slice(start, end).trim());
const kinds = (text: string) => partsOf(text).parts.map((part) => part.kind);

describe('a mail is read without the mail it answers', () => {
  it.each([
    [
      'en',
      'Still no refund.\n\nOn Mon, 3 May 2026 at 10:12, Acme Support <help@acme.example> wrote:\n> Dear Ana\n> we are on it',
    ],
    [
      'en, two lines',
      'Still no refund.\n\nOn Monday, 3 May 2026 at 10:12 AM Acme Support\n<help@acme.example> wrote:\n\nDear Ana,\nwe are on it',
    ],
    [
      'es',
      'Still no refund.\n\nEl lun, 3 may 2026 a las 10:12, Atención al cliente (<hola@acme.example>) escribió:\n\nEstimada Ana',
    ],
    [
      'fr',
      'Still no refund.\n\nLe lun. 3 mai 2026 à 10:12, Service client <aide@acme.example> a écrit :\n> Chère Ana',
    ],
    [
      'de',
      'Still no refund.\n\nAm Mo., 3. Mai 2026 um 10:12 Uhr schrieb Kundendienst <hilfe@acme.example>:\n\nLiebe Ana',
    ],
    [
      'pt',
      'Still no refund.\n\nEm seg., 3 de mai. de 2026 às 10:12, Apoio <ajuda@acme.example> escreveu:\n> Cara Ana',
    ],
    [
      'it',
      'Still no refund.\n\nIl giorno lun 3 mag 2026 alle ore 10:12 Assistenza <aiuto@acme.example> ha scritto:\n> Cara Ana',
    ],
    ['Outlook', 'Still no refund.\n\n-----Original Message-----\nFrom: Acme\nSent: Monday\nDear Ana'],
    [
      'Outlook, German',
      'Still no refund.\n\nVon: Acme Kundendienst\nGesendet: Montag, 3. Mai 2026\nAn: Ana\nBetreff: Ihre Anfrage\n\nLiebe Ana',
    ],
    [
      'Outlook, Spanish',
      'Still no refund.\n\nDe: Acme\nEnviado el: lunes\nPara: Ana\nAsunto: su consulta\n\nEstimada Ana',
    ],
  ])('%s', (_, text) => expect(own(text)).toEqual(['Still no refund.']));

  it('replies written between quoted lines stay hers', () => {
    const text =
      'On Mon, 3 May 2026, Acme wrote:\n> When did it break?\nLast week.\n> And did you restart it?\nThree times!';
    expect(own(text)).toEqual(['Last week.', 'Three times!']);
  });

  it('"From: …" in a sentence of hers is no header', () => {
    expect(own('From: what I read\nthe fee was waived. It was not.')).toEqual([
      'From: what I read\nthe fee was waived. It was not.',
    ]);
  });
});

describe('signatures, greetings and notices are context', () => {
  it.each([
    ['My bill is wrong again.\n\nRegards,\nAna Pérez\n+34 600 000 000', 'My bill is wrong again.'],
    ['My bill is wrong again.\n-- \nAna\nhttp://ana.example', 'My bill is wrong again.'],
    ['La factura está mal.\n\nUn saludo,\nAna', 'La factura está mal.'],
    ['La factura está mal.\n\nEnviado desde mi iPhone', 'La factura está mal.'],
    ['Die Rechnung stimmt nicht.\n\nMit freundlichen Grüßen\nAnke Meier', 'Die Rechnung stimmt nicht.'],
    ['La facture est fausse.\n\nCordialement,\nAnne', 'La facture est fausse.'],
    ['A fatura está errada.\n\nAtenciosamente,\nAna', 'A fatura está errada.'],
    ['La bolletta è sbagliata.\n\nCordiali saluti\nAnna', 'La bolletta è sbagliata.'],
    ['Hola, buenos días:\nsigo sin internet.', 'sigo sin internet.'],
    ['Dear Sir or Madam,\n\nI was charged twice.', 'I was charged twice.'],
  ])('%j', (text, voice) => expect(own(text)).toEqual([voice]));

  it('a thank you before her name is hers, the name is not', () => {
    expect(own('It works now.\nThanks,\nAna')).toEqual(['It works now.\nThanks,']);
  });

  it('a single line is never only a signature or greeting', () => {
    expect(own('Thanks')).toEqual(['Thanks']);
    expect(own('Regards')).toEqual(['Regards']);
    expect(own('Hello')).toEqual(['Hello']);
  });

  it('a legal notice below is nobody’s voice', () => {
    const text =
      'Where is my parcel?\n\nThis e-mail is confidential and intended solely for the addressee. If you have received it in error, notify the sender and delete it.';
    expect(kinds(text)).toEqual(['own', 'disclaimer']);
  });

  it('regards inside a sentence end nothing', () => {
    const text = 'As regards the bill:\nit is wrong and nobody answers my calls about it at all.';
    expect(own(text)).toEqual([text]);
  });
});

describe('a transcript keeps who spoke', () => {
  it('with roles', () => {
    const text =
      'Agent: Hello, how can I help?\nCustomer: My bill is wrong.\nIt is the third time.\nAgent: I see.';
    const { parts } = partsOf(text);
    expect(parts.map((part) => part.role)).toEqual(['staff', 'customer', 'staff']);
    expect(own(text)).toEqual(['My bill is wrong.\nIt is the third time.']);
  });

  it('with times and names, one of them known', () => {
    const text =
      '(10:32:15) Marta (Agente): Hola\n(10:32:40) Luis: no tengo internet\n(10:33:01) Marta (Agente): ahora miro';
    const { parts } = partsOf(text);
    expect(parts[1]).toMatchObject({ kind: 'turn', speaker: 'Luis', role: 'customer', time: '10:32:40' });
    expect(own(text)).toEqual(['no tengo internet']);
  });

  it('on one line', () => {
    expect(own('Agent: Hello. Customer: I want to cancel. Agent: Why?')).toEqual(['I want to cancel.']);
  });

  it('a bot is no customer', () => {
    expect(own('Bot: Choose 1 or 2\nCliente: quiero hablar con una persona\nBot: Choose 1 or 2')).toEqual([
      'quiero hablar con una persona',
    ]);
  });

  it('pros and cons, and forms, are no transcript', () => {
    const text = 'Pros: fast\nCons: expensive';
    expect(own(text)).toEqual([text]);
    const form = 'Customer: Ana\nProduct: router\nProblem: no light';
    expect(own(form)).toEqual([form]);
  });
});

describe('what is no voice of a customer says so', () => {
  it.each([
    ["I'm having an issue with the {product_purchased}. Please assist.", 'template'],
    ['Dear [NAME],\nthank you for [PRODUCT_NAME].', 'template'],
    ['Automatic reply: I am out of the office until Monday.', 'automatic'],
    ['Respuesta automática: estoy fuera de la oficina.', 'automatic'],
    ['Mail delivery failed: returning message to sender', 'automatic'],
    ['> all quoted\n> and no more', 'others'],
    ['  \n ', 'empty'],
    ['I only get an automatic reply, nobody answers', 'customer'],
    ['My name is [PERSON_1] and my phone [PHONE_2] is dead', 'customer'],
  ])('%j is %s', (text, nature) => expect(partsOf(text).nature).toBe(nature));

  it('a line that recurs in many voices is template, the rest is hers', () => {
    const text = 'Please describe your problem below\nThe screen is cracked';
    const templates = new Set(['please describe your problem below']);
    expect(ownRanges(partsOf(text, templates)).map((span) => text.slice(span.start, span.end))).toEqual([
      'The screen is cracked',
    ]);
  });
});
