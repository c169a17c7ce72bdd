import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { fewestTokens, type LanguageModelSettings } from './contract.ts';
import { costOf } from './count-tokens.ts';

/** The least that any question takes: our own instructions, and room for an answer. */
const least = { in: 500, out: 300 };

/** The refusal of a budget of which nothing could ever be asked; null = something can. Switched off it may be anything. */
export function refuseBudget(settings: LanguageModelSettings): Refusal | null {
  const { on, monthlyTokens, monthlyMoney, currency } = settings;
  if (!on) return null;
  if (monthlyTokens < fewestTokens)
    return refuse(
      'budget-too-small',
      `${monthlyTokens} tokens a month are too few for one question; 0 does not mean without limit.`,
      { next: `Give at least ${fewestTokens} tokens a month, or keep it without switching it on.` },
    );
  if (monthlyMoney < costOf(settings, least.in, least.out))
    return refuse(
      'budget-too-small',
      `${monthlyMoney} ${currency} a month are too little for one question at these prices.`,
      { next: 'Say how much money a month it may use, or set both prices to 0 where it costs nothing.' },
    );
  return null;
}

const ends = ['/chat/completions', '/completions', '/models'];
/** The address up to and without the path of one question: people paste whole ones. */
export function baseOf(url: string): string {
  const bare = url.trim().replace(/\/+$/, '');
  const end = ends.find((each) => bare.endsWith(each));
  return end === undefined ? bare : bare.slice(0, -end.length).replace(/\/+$/, '');
}
