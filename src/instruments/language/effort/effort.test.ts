import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../patterns/hostile-texts.ts';
import { readEffort } from './read-effort.ts';

const cues = (text: string, language: string) =>
  readEffort(text, language).cues.map(({ label, value }) =>
    value === undefined ? label : `${label} ${value}`,
  );

describe('effort, in the words of customers', () => {
  it.each([
    ['Third time I call about the same bill.', 'en', 'repeat contact 3'],
    ['I waited 40 minutes on the phone', 'en', 'waiting 2400'],
    ['I was passed from one department to the next.', 'en', 'transfer'],
    ['I am still waiting for my refund.', 'en', 'waiting'],
    ['had to explain it all again to a new person', 'en', 'told again'],
    ['they told me to go to the branch instead', 'en', 'channel switch'],
    ['the letter is confusing', 'en', 'unclear information'],
    ['I had to drive there twice', 'en', 'customer work'],
    ['it took two clicks', 'en', 'easy 2'],
    ['sorted in one call', 'en', 'one contact'],
    ['Es la tercera vez que llamo', 'es', 'repeat contact 3'],
    ['Llevo 40 minutos esperando', 'es', 'waiting 2400'],
    ['media hora en la cola', 'es', 'waiting 1800'],
    ['me pasaron de un departamento a otro', 'es', 'transfer'],
    ['en dos clics', 'es', 'easy 2'],
  ])('"%s" (%s) has the cue %s', (text, language, cue) => {
    expect(cues(text, language)).toContain(cue);
  });

  it.each([
    ['I did NOT have to wait', 'en', 'low'],
    ['no tuve que esperar nada', 'es', 'low'],
    ['not easy at all', 'en', 'high'],
    ['no es nada fácil', 'es', 'high'],
    ['if I had to call again I would leave', 'en', 'not expressed'],
    ['si tuviera que volver a llamar', 'es', 'not expressed'],
    ['Do I have to come to the office?', 'en', 'not expressed'],
    ["I can't wait to see it", 'en', 'not expressed'],
    ['The app is simple, but I waited two hours for an answer', 'en', 'high'],
    ['Terrible service', 'en', 'not expressed'],
    ['I love it', 'en', 'not expressed'],
    ["J'ai attendu 40 minutes", 'fr', 'high'],
    ['Ich habe 30 Minuten gewartet', 'de', 'high'],
    ['já liguei três vezes', 'pt', 'high'],
    ['ho chiamato tre volte', 'it', 'high'],
    ['third time I call', 'xx', 'not expressed'],
  ])('"%s" (%s) is %s', (text, language, level) => {
    expect(readEffort(text, language).level).toBe(level);
  });

  it('claims a confidence only where rows were labelled', () => {
    expect(readEffort('I waited 40 minutes', 'en').confidence).toBeGreaterThan(0.5);
    expect(readEffort("J'ai attendu 40 minutes", 'fr').confidence).toBeUndefined();
  });

  it('quotes what is there, on hostile texts too, and the same each time', () => {
    for (const text of hostileTexts) {
      for (const language of ['en', 'es', 'de']) {
        const read = readEffort(text, language);
        for (const { start, end, reason } of read.cues) {
          expect(start >= 0 && start < end && end <= text.length).toBe(true);
          expect(text.slice(start, end).startsWith(reason.at(-1) ?? '')).toBe(true);
        }
        expect(readEffort(text, language)).toEqual(read);
      }
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const { start, end } of readEffort(text, 'en').cues) expect(text.slice(start, end)).not.toBe('');
      }),
    );
  });
});
