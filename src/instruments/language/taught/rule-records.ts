import { isRefusal } from '../../../kernel/refusal.ts';
import type { KnownText } from './examples.ts';
import { rulesOut, searchable, spansOf } from './match-rule.ts';
import type { RuleRecord } from './model.ts';
import { isExclusion, type Rule, readRule } from './rules.ts';
import type { Taxonomy } from './taxonomy.ts';

/** A theme's rule that can be read; rules that cannot were refused when the taxonomy was put in. */
export interface ThemeRule {
  readonly theme: string;
  readonly text: string;
  readonly rule: Rule;
  readonly excludes: boolean;
}

export function rulesOf(taxonomy: Taxonomy): ThemeRule[] {
  return taxonomy.themes.flatMap((theme) =>
    theme.rules.flatMap((text) => {
      const rule = readRule(text);
      return isRefusal(rule) ? [] : [{ theme: theme.id, text, rule, excludes: isExclusion(rule) }];
    }),
  );
}

/** How often each rule met an example, and was right: what confidence a rule's label may claim. */
export function ruleRecords(taxonomy: Taxonomy, known: readonly KnownText[]): RuleRecord[] {
  const rules = rulesOf(taxonomy);
  const records = rules.map(({ theme, text }) => ({ theme, rule: text, met: 0, right: 0 }));
  if (rules.length === 0) return records;
  for (const one of known) {
    if (one.from !== 'example' || one.isPartial) continue;
    const text = searchable(one.text);
    rules.forEach(({ theme, rule, excludes }, i) => {
      const record = records[i];
      const met = excludes ? rulesOut(rule, text) : spansOf(rule, text).length > 0;
      if (!record || !met) return;
      record.met += 1;
      record.right += one.yes.has(theme) !== excludes ? 1 : 0;
    });
  }
  return records;
}
