import { createHash, randomBytes } from 'node:crypto';
import type { Services } from '../../../server/serve.ts';
import { askEndpoint, parametersFor } from './ask-endpoint.ts';
import { costOf, tokensAtMost, tokensCounted } from './count-tokens.ts';
import type { Judged } from './judge-answer.ts';
import { openKey } from './seal-key.ts';
import { settingsOf } from './settings-store.ts';
import { answeredBefore, beginCall, endCall } from './store.ts';
import { whoseWordsMayGo } from './whose-words-may-go.ts';
import type { Prompt } from './write-prompt.ts';

export type Needs = Pick<Services, 'records' | 'moments' | 'scope' | 'outbound' | 'seal'>;

export interface Asked<T> {
  readonly task: string;
  readonly by: string;
  readonly prompt: Prompt;
  /** The voices whose words are in it. */
  readonly moments: readonly string[];
  readonly mostTokens: number;
  readonly judge: (content: string) => Judged<T>;
}
export interface Outcome<T> {
  readonly judged: Judged<T>;
  /** Why nothing was sent, or nothing of what came may be used; null when it was, or was known from before. */
  readonly unasked: 'off' | 'budget' | 'asked' | 'key' | 'erased' | 'refused' | null;
  /** There was no answer that could be judged: another question now would get none either. */
  readonly away: boolean;
  readonly model: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly cost: number;
  readonly cached: boolean;
}

/** Why a question was not sent, or its answer not used, as people are told. */
export const whyNot = {
  off: 'No language model is switched on.',
  budget: 'The budget of this month is used up; nothing was sent.',
  asked: 'The very same question is being asked already.',
  erased: 'A customer whose words were sent was erased before the answer came.',
  refused: 'A customer whose words would be sent does not allow that a language model reads them.',
  key: 'The key of the language model was kept under another secret of this server and must be typed again.',
} as const;

/**
 * Asks the company's language model one question: only while it is switched on and the budget lasts, from memory where the
 * same was asked before, and every question and answer on record. The answer is judged; what does not hold is never used.
 */
export async function askModel<T>(services: Needs, workspace: string, asked: Asked<T>): Promise<Outcome<T>> {
  const { records, outbound } = services;
  const { task, by, prompt, moments, mostTokens, judge } = asked;
  const nothing = { tokensIn: 0, tokensOut: 0, cost: 0, cached: false, away: false };
  const kept = await settingsOf(records, workspace);
  const not = (unasked: keyof typeof whyNot): Outcome<T> => ({
    ...nothing,
    judged: { accepted: false, because: whyNot[unasked] },
    unasked,
    model: kept?.settings.model ?? '',
  });
  if (kept?.settings.on !== true) return not('off');
  const { settings } = kept;
  const { url, model } = settings;
  const key = openKey(services.seal, workspace, kept);
  if (key === null) return not('key');

  const mayGo = await whoseWordsMayGo(services, workspace, moments);
  if (moments.some((moment) => !mayGo.has(moment))) return not('refused');

  const parameters = parametersFor(mostTokens);
  const hash = createHash('sha256')
    .update(JSON.stringify([url, model, parameters, prompt('')]))
    .digest('hex');
  const before = await answeredBefore(records, workspace, hash);
  if (before !== null) return { ...nothing, judged: judge(before), unasked: null, model, cached: true };

  const messages = prompt(randomBytes(16).toString('hex'));
  const sent = JSON.stringify(messages);
  const begun = await beginCall(
    records,
    workspace,
    {
      task,
      hash,
      url,
      model,
      parameters,
      prompt: sent,
      by,
      moments: [...new Set(moments)],
      most: {
        tokensIn: tokensAtMost(sent),
        tokensOut: mostTokens,
        cost: costOf(settings, tokensAtMost(sent), mostTokens),
      },
    },
    { tokens: settings.monthlyTokens, money: settings.monthlyMoney },
  );
  if (typeof begun === 'string') return not(begun);
  const answer = await askEndpoint(outbound, settings, key, { messages, mostTokens });
  const away = 'because' in answer;
  const judged: Judged<T> = away ? { accepted: false, because: answer.because } : judge(answer.content);
  const tokensIn = away && !answer.wasSent ? 0 : tokensCounted(away ? undefined : answer.tokensIn, sent);
  const tokensOut = away ? 0 : tokensCounted(answer.tokensOut, answer.content);
  const cost = costOf(settings, tokensIn, tokensOut);
  const end = await endCall(records, workspace, begun.id, {
    answer: away ? '' : answer.content,
    because: judged.accepted ? '' : judged.because,
    tokensIn,
    tokensOut,
    cost,
    accepted: judged.accepted,
  });
  const all = { judged, unasked: null, away, model, tokensIn, tokensOut, cost, cached: false };
  return end === 'kept' ? all : { ...all, ...not(end), tokensIn, tokensOut, cost };
}
