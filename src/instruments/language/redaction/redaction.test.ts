import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find-personal-data.ts';
import type { Kind } from './kind.contract.ts';
import { type Memory, placeholders, redactText } from './redact-text.ts';

const redact = (text: string, wanted = {}) => redactText(text, findPersonalData(text, wanted)).text;
const found = (text: string, kind: Kind) =>
  findPersonalData(text)
    .filter((hit) => hit.kind === kind)
    .map((hit) => text.slice(hit.start, hit.end));

describe('numbers that prove themselves', () => {
  it.each([
    ['card', 'My card 4111 1111 1111 1111 was charged twice', '4111 1111 1111 1111'],
    ['card', 'tarjeta 5555-5555-5555-4444, por favor', '5555-5555-5555-4444'],
    ['card', 'amex 378282246310005 declined', '378282246310005'],
    ['iban', 'Refund to ES91 2100 0418 4502 0005 1332 please', 'ES91 2100 0418 4502 0005 1332'],
    ['iban', 'DE89370400440532013000', 'DE89370400440532013000'],
    ['national-id', 'my SSN is 536-90-4399', '536-90-4399'],
    ['national-id', 'DNI 12345678Z', '12345678Z'],
    ['national-id', 'NIE X1234567L', 'X1234567L'],
    ['national-id', 'CPF 529.982.247-25', '529.982.247-25'],
    ['national-id', 'codice fiscale RSSMRA85T10A562S', 'RSSMRA85T10A562S'],
    ['national-id', 'sécurité sociale 1 84 12 76 451 089 46', '1 84 12 76 451 089 46'],
    ['national-id', 'NI number QQ 12 34 56 C'.replace('QQ', 'AB'), 'AB 12 34 56 C'],
    ['national-id', 'mi rut es 12.345.678-5', '12.345.678-5'],
    ['passport', 'Passport number: XDA123456', 'XDA123456'],
    ['driving-licence', "my driver's license is F255-921-50-094", 'F255-921-50-094'],
    ['plate', 'matrícula 1234 BCD', '1234 BCD'],
    ['ip', 'blocked 192.168.10.254 again', '192.168.10.254'],
    ['ip', 'from 2001:db8:85a3::8a2e:370:7334 today', '2001:db8:85a3::8a2e:370:7334'],
    ['email', 'write to maria.perez+shop@mail.example.co.uk.', 'maria.perez+shop@mail.example.co.uk'],
    ['url', 'see https://shop.example/u/maria?order=5).', 'https://shop.example/u/maria?order=5'],
    ['birth-date', 'date of birth: 12/03/1984', '12/03/1984'],
    ['birth-date', 'nací el 3 de mayo de 1971', '3 de mayo de 1971'],
  ] as const)('%s: %s', (kind, text, quote) => {
    expect(found(text, kind)).toEqual([quote]);
  });

  it.each([
    ['an order number that passes Luhn', 'Order 4111111111111111 never arrived'],
    ['an order number in Spanish', 'mi pedido nº 79927398713 no llegó'],
    ['a tracking number', 'Tracking number 6011000990139424 shows no movement'],
    ['an invoice of ten digits', 'invoice 2020304050 is wrong'],
    ['a reference', 'Ref. 555-123-4567-89 was given to me'],
    ['a version', 'since version 10.2.33.4 it crashes'],
    ['an SSN that cannot be', 'code 000-12-3456 and 666-12-3456'],
  ])('%s stays', (_, text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('a text with hardly a number', () => {
  // Each form in its shortest writing: where digits or words of streets are counted first, none of these may be spared a look.
  it.each([
    ['my national insurance number is AB 12 34 56 C', 'uk-nino', 'AB 12 34 56 C'],
    ['CURP GARC850101HDFRRLA9', 'mx-curp', 'GARC850101HDFRRLA9'],
    ['mi NIE es X1234567L', 'es-dni-nie', 'X1234567L'],
    ['the last four of my ssn 1234', 'us-ssn-end', '1234'],
    ['my SSN is 123-45-6789', 'us-ssn', '123-45-6789'],
    ['mi RUT es 1.000.005-K', 'cl-rut', '1.000.005-K'],
    ['mi DNI 1234567', 'dni-number', '1234567'],
    ['CPF 529.982.247-25', 'br-cpf', '529.982.247-25'],
    ['BSN 111222333', 'nl-bsn', '111222333'],
    ['PESEL 44051401359', 'pl-pesel', '44051401359'],
    ['my NHS number is 943 476 5919', 'uk-nhs', '943 476 5919'],
    ['Personnummer 640823-3234', 'nordic-personal-number', '640823-3234'],
    ['NIF 123456789 contribuinte', 'pt-nif', '123456789'],
    ['Steuer-ID 86095742719', 'de-tax-id', '86095742719'],
    ['Aadhaar 2345 6789 0123', 'in-aadhaar', '2345 6789 0123'],
    ['NIR 2 55 08 14 168 025 38 carte vitale', 'fr-nir', '2 55 08 14 168 025 38'],
    ['Versicherungsnummer 15070649C103', 'de-social-insurance', '15070649C103'],
    ['codice fiscale RSSMRA85T10A562S', 'it-codice-fiscale', 'RSSMRA85T10A562S'],
    ['I live at 4 High Road', 'address-street-end', '4 High Road'],
    ['send it to 12 Elm st', 'address-street-end', '12 Elm st'],
    ['vivo en Calle Mayor 3', 'address-street-start', 'Calle Mayor 3'],
  ])('%s', (text, rule, found) => {
    expect(findPersonalData(text).map((hit) => [hit.rule, text.slice(hit.start, hit.end)])).toEqual([
      [rule, found],
    ]);
  });
});

describe('phones', () => {
  it.each([
    'call me at +34 600 123 123 please|+34 600 123 123',
    'my number is (555) 213-4567 ext. 12|(555) 213-4567 ext. 12',
    'Tel: 0049 30 1234567|0049 30 1234567',
    'appelez-moi au 06 12 34 56 78|06 12 34 56 78',
    'mi móvil es 612345678|612345678',
    'ligue para (11) 91234-5678|(11) 91234-5678',
    'Telefon 030/1234567|030/1234567',
    'call 020 7946 0958 x45|020 7946 0958 x45',
    'whatsapp +44(0)7700 900 123|+44(0)7700 900 123',
    'phone 212.555.0187 now|212.555.0187',
  ])('%s', (line) => {
    const [text = '', quote] = line.split('|');
    expect(found(text, 'phone')).toEqual([quote]);
  });

  it.each([
    'I paid $1 234 567.00 for it',
    'they charged me 600 000 000 pesos',
    'it cost 1.234.567,89 € in total',
    'on 12.03.2024 and again on 2024-03-12 at 10:30',
    'between 2019-2020 I waited',
    'order 912345678 is late',
    'I have 1000000 points',
    'waited 45 minutes, 3 times',
    'ticket #20230456789',
    'model 5500 1234 was returned',
  ])('is none: %s', (text) => {
    expect(found(text, 'phone')).toEqual([]);
  });
});

describe('people', () => {
  it.each([
    ['my name is patricia and i am angry', 'my name is [PERSON_1] and i am angry'],
    ['MY NAME IS PATRICIA GOMEZ AND I AM ANGRY', 'MY NAME IS [PERSON_1] AND I AM ANGRY'],
    ['Me llamo Íñigo Arrizabalaga y llevo un mes', 'Me llamo [PERSON_1] y llevo un mes'],
    ['hola soy juan, sigo sin internet', 'hola soy [PERSON_1], sigo sin internet'],
    ['Je m’appelle Éloïse Duprat.', 'Je m’appelle [PERSON_1].'],
    ['Ich heiße Jörg Hinterseer und warte', 'Ich heiße [PERSON_1] und warte'],
    ['Mi chiamo Ludovica Bentivoglio', 'Mi chiamo [PERSON_1]'],
    ['Dear Mr. White, thank you', 'Dear Mr. [PERSON_1], thank you'],
    ['Hi Will, the parcel is here', 'Hi [PERSON_1], the parcel is here'],
    ['Hola Rosa, buenos días', 'Hola [PERSON_1], buenos días'],
    ['Please help.\n\nKind regards,\nMay Parker', 'Please help.\n\nKind regards,\n[PERSON_1]'],
    ['No funciona.\nUn saludo,\nBegoña', 'No funciona.\nUn saludo,\n[PERSON_1]'],
    ['Es grüßt\nMit freundlichen Grüßen\nKnut Sörensen', 'Es grüßt\nMit freundlichen Grüßen\n[PERSON_1]'],
    ['This is Anna speaking', 'This is [PERSON_1] speaking'],
    ['my name is spelled M-A-R-T-A', 'my name is spelled [PERSON_1]'],
  ])('%s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it.each([
    'I will pay in May, rose or not',
    'May I speak to somebody? Will you help?',
    'The Rose garden chair broke',
    'the Billy shelf and the Elise sofa arrived damaged',
    'Alexa does not understand my Siri',
    'Thank you for nothing. Best Buy is better',
    'Hi There, Hello World, Dear Sir or Madam, Dear Customer Service,',
    'Hola Buenas tardes, Estimados señores:',
    'Is there any chance that Monday works? Grace period, bill and mark',
    'Can I change the payment due date of my credit card?',
    'I flew from Paris to London with Orange and Vodafone',
  ])('nobody: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('staff whom customers name are told apart from customers', () => {
    expect(redact('The agent Maria was rude. My name is Luis.')).toBe(
      'The agent [STAFF_1] was rude. My name is [PERSON_1].',
    );
    expect(redact('Me atendido por Jorge, muy amable')).toContain('[STAFF_1]');
  });

  it('names in mail addresses and links go with them', () => {
    const text = 'I am maria.lopez@example.org or https://example.org/maria-lopez';
    expect(redact(text)).toBe('I am [EMAIL_1] or [URL_1]');
  });
});

describe('addresses', () => {
  it.each([
    ['I live at 221B Baker Street, London NW1 6XE.', '221B Baker Street, London NW1 6XE'],
    [
      'Send it to 1600 Pennsylvania Avenue, Washington, DC 20500',
      '1600 Pennsylvania Avenue, Washington, DC 20500',
    ],
    ['Vivo en Calle Mayor 5, 3º B, 28013 Madrid', 'Calle Mayor 5, 3º B, 28013 Madrid'],
    ['J’habite au 12 rue de la Paix, 75002 Paris', '12 rue de la Paix, 75002 Paris'],
    ['Ich wohne in der Hauptstraße 12a, 10115 Berlin', 'Hauptstraße 12a, 10115 Berlin'],
    ['abito in Via Roma 22, 20121 Milano', 'Via Roma 22, 20121 Milano'],
    ['Rua Augusta 1500, São Paulo', 'Rua Augusta 1500, São Paulo'],
    ['to PO Box 1234, please', 'PO Box 1234'],
  ])('%s', (text, quote) => {
    expect(found(text, 'address')).toEqual([quote]);
  });

  it.each([
    'I waited 5 minutes drive from the store, 2 blocks down the road',
    'ordered 3 via mail, 1 place left, 20 way too long',
    'the street is loud and the road is closed',
  ])('is none: %s', (text) => {
    expect(found(text, 'address')).toEqual([]);
  });
});

describe('a conversation', () => {
  it('gives the same pseudonym to the same person, number and part of a name', () => {
    const memory: Memory = new Map();
    const say = (text: string) => redactText(text, findPersonalData(text), memory).text;
    expect(say('My name is Owen MacTavish, call +44 7700 900123')).toBe(
      'My name is [PERSON_1], call [PHONE_1]',
    );
    expect(say('Hi MacTavish, is +44 (0)7700 900124 right?')).toBe('Hi [PERSON_1], is [PHONE_2] right?');
    expect(say('No: +44-7700-900123. Regards,\nOwen MacTavish')).toBe('No: [PHONE_1]. Regards,\n[PERSON_1]');
  });

  it('keeps what is allowed and takes what is denied', () => {
    const text = 'Bella from project Falcon called Maria';
    expect(redact(text, { allow: ['Bella'], deny: ['project falcon'] })).toBe(
      'Bella from [WITHHELD_1] called [PERSON_1]',
    );
    expect(redact('zoltar99 wrote', { names: ['zoltar99'] })).toBe('[PERSON_1] wrote');
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'Maria',
        'Dear',
        ' ',
        '\n',
        ',',
        '.',
        ':',
        '@',
        '+34',
        '600',
        '123',
        '4111111111111111',
        'Regards',
        'ES91',
        'my name is',
        'Calle',
        'Mr.',
        'P',
        'de',
        'x12',
        '(',
        ')',
        '-',
        'İ',
        'ﬁ',
        '\ud800',
        '💥',
        "O'Brien",
        '[PERSON_1]',
        'the agent',
        'street',
        '28013',
        'www.',
        'http://a',
        'born',
        '1/2/1990',
        'SSN',
        '536-90-4399',
        'regards,\n',
      ),
      { maxLength: 60 },
    )
    .map((pieces) => pieces.join('')),
  fc
    .array(fc.constantFrom('Anna', 'li', 'from', 'said', 'and', 'Garcia', 'is', '5', 'Road', 'to', 'Hi'), {
      maxLength: 40,
    })
    .map((words) => words.join(' ')),
);

describe('any text', () => {
  it('is read without a crash; hits lie apart, in order, inside; offsets map both ways', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const hits = findPersonalData(text);
        let end = 0;
        for (const hit of hits) {
          expect(hit.start).toBeGreaterThanOrEqual(end);
          expect(hit.end).toBeGreaterThan(hit.start);
          end = hit.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        const redacted = redactText(text, hits);
        for (const { hit, label, start, end: last } of redacted.replaced) {
          expect(redacted.text.slice(start, last)).toBe(label);
          expect(redacted.toSource(start)).toBe(hit.start);
          expect(redacted.toSource(last)).toBe(hit.end);
          expect(redacted.toRedacted(hit.end)).toBe(last);
        }
        expect(redacted.toSource(redacted.text.length)).toBe(text.length);
      }),
      { numRuns: 400 },
    );
  });

  it('holds nothing more to redact once it is redacted', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  it('costs one second a megabyte at most, whatever it is made of', () => {
    const megabyte = (piece: string) => piece.repeat(Math.ceil(1e6 / piece.length));
    findPersonalData('Dear Maria, call +34 600 123 123');
    for (const piece of [
      'a',
      '1',
      '1 ',
      'Aa ',
      '@',
      'a@',
      ':1',
      '\n',
      'A-B-',
      '12 Aa ',
      'my name is ',
      'Dear sir, we wait. ',
    ]) {
      const before = process.cpuUsage().user;
      findPersonalData(megabyte(piece));
      expect((process.cpuUsage().user - before) / 1e6, JSON.stringify(piece)).toBeLessThan(1.5);
    }
  });

  it('has pseudonyms that are recognised as such', () => {
    expect('[PERSON_1] and [NATIONAL_ID_12]'.match(placeholders)).toHaveLength(2);
  });
});
