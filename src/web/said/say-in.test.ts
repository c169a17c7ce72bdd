import { describe, expect, it } from 'vitest';
import { sayIn } from './say-in.ts';

const book = {
  'There is no metric "{0}".': 'No hay ninguna métrica «{0}».',
  '{0}: no customer; the episode stands for it': '{0}: sin cliente; el episodio lo representa',
  '{0} of {1} is off the scale': 'fuera de la escala: {1}, {0}',
  'no customer': 'sin cliente',
  'time not understood: {0}': 'fecha no entendida: {0}',
};

describe('a sentence of the server', () => {
  it('is said in another language, with what filled its gaps carried over', () => {
    expect(sayIn(book, 'There is no metric "joy".')).toBe('No hay ninguna métrica «joy».');
    expect(sayIn(book, '7 of ease is off the scale')).toBe('fuera de la escala: ease, 7');
    expect(sayIn({ ...book, 'over {0}': 'sobre {0}' }, 'over no customer')).toBe('sobre sin cliente');
    expect(sayIn(book, 'There is no metric "a$1 (b)\\n".')).toBe('No hay ninguna métrica «a$1 (b)\\n».');
  });

  it('is taken whole before it is taken apart at semicolons', () => {
    expect(sayIn(book, 'Repair: no customer; the episode stands for it')).toBe(
      'Repair: sin cliente; el episodio lo representa',
    );
    expect(sayIn(book, "no customer; time not understood: '31/31'; odd")).toBe(
      "sin cliente; fecha no entendida: '31/31'; odd",
    );
  });

  it('stays as it is when the book does not have it', () => {
    expect(sayIn(book, 'Nobody translated this.')).toBe('Nobody translated this.');
    expect(sayIn({}, '')).toBe('');
  });
});
