import { describe, expect, it } from 'vitest';
import { readThemes } from '../../../instruments/language/taught/classify.ts';
import { checkTaxonomy } from '../../../instruments/language/taught/exchange.ts';
import { starterTaxonomy } from '../../../instruments/language/taught/starter.ts';
import { teach } from '../../../instruments/language/taught/teach.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { starterShape } from '../taxonomy.contract.ts';
import { starters } from './every-starter.ts';

describe.each(starters.map((starter) => [starter.name, starter] as const))(
  'the starter set %s',
  (_, starter) => {
    const file = { ...starterTaxonomy(starter, 'en'), version: 1 };

    it('keeps to its shape, has rules that can be read and eight examples per theme and language', () => {
      expect(starterShape.parse(starter)).toEqual(starter);
      const checked = checkTaxonomy(file);
      expect(isRefusal(checked) ? checked.say : 'fine').toBe('fine');
      const parents = new Set(starter.themes.map((theme) => theme.parent));
      for (const { id, examples } of starter.themes) {
        // A theme that only holds others together has none of its own.
        if (parents.has(id) && examples.en.length === 0) continue;
        expect([id, examples.en.length >= 8, examples.es.length >= 8]).toEqual([id, true, true]);
      }
      const ids = new Set(starter.themes.map((theme) => theme.id));
      expect(starter.together.flatMap((one) => one.themes).filter((id) => !ids.has(id))).toEqual([]);
    });

    it('has no sentence twice', () => {
      const texts = file.examples.map((example) => example.text.toLowerCase());
      expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
    });

    it('can be taught, and recognises its own sentences', () => {
      const model = teach(file.examples, { taxonomy: file });
      const right = file.examples.filter(({ text, themes }) => {
        const { labels, guesses } = readThemes(model, text);
        return [...labels.map((label) => label.label), guesses[0]?.theme].some(
          (id) => id && themes.includes(id),
        );
      });
      expect(right.length / file.examples.length).toBeGreaterThan(0.95);
      expect(model.rules.filter((rule) => rule.met >= 3 && rule.right / rule.met < 0.5)).toEqual([]);
    });
  },
);
