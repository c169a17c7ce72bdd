import { isRefusal } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { mailOf } from '../mail/index.ts';
import { openVersion, titlesOf } from '../surveys/index.ts';
import type { Distribution, DistributionWhole } from './contract.ts';
import { planPeople } from './plan-invitations.ts';
import { responseRate, responseRates } from './response-rates.ts';
import type { Suppression } from './rules.contract.ts';
import { countInvitations, countMessages, type DistributionRow } from './store.ts';
import { type Letter, writeLetter } from './write-letter.ts';

type Counted = Awaited<ReturnType<typeof countInvitations>>;

function summary(row: DistributionRow, title: Record<string, string>, counted: Counted): Distribution {
  const counts = new Map<Distribution['counts'][number]['disposition'], number>();
  for (const { disposition, n } of counted) counts.set(disposition, (counts.get(disposition) ?? 0) + n);
  const { id, survey, state, settings, revision, madeBy, people } = row;
  return {
    id,
    survey,
    surveyTitle: title,
    state,
    settings,
    revision,
    madeBy,
    people,
    madeAt: row.madeAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    counts: [...counts].map(([disposition, invitations]) => ({ disposition, invitations })),
    responseRate: responseRate(Object.fromEntries(counts)),
  };
}

/** Distributions with what became of them. */
export async function summarise(tx: Tx, rows: readonly DistributionRow[]): Promise<Distribution[]> {
  const ids = rows.map(({ id }) => id);
  const counted = Map.groupBy(await countInvitations(tx, ids), ({ distribution }) => distribution);
  const titles = await titlesOf(tx, [...new Set(rows.map(({ survey }) => survey))]);
  return rows.map((row) => summary(row, titles.get(row.survey) ?? {}, counted.get(row.id) ?? []));
}

async function problemOf(tx: Tx, row: DistributionRow): Promise<string | null> {
  if (row.state === 'ended') return null;
  if ((await openVersion(tx, row.survey)) === null) return 'The survey is not open, so nothing is sent.';
  const mail = await mailOf(tx);
  if (mail === null) return 'This company has not set up sending mail.';
  if (row.settings.channel !== 'email' && mail.settings.gateway === undefined)
    return 'No gateway for short messages is set up under Mail.';
  return null;
}

/** One distribution whole: counts, suppressions by rule, rates with intervals, messages, what stands in the way. */
export async function whole(tx: Tx, row: DistributionRow): Promise<DistributionWhole> {
  const counted = await countInvitations(tx, [row.id]);
  const titles = await titlesOf(tx, [row.survey]);
  const { nextAt, ...messages } = await countMessages(tx, row.id);
  const short = summary(row, titles.get(row.survey) ?? {}, counted);
  const suppressed = counted.flatMap(({ rule, n }) => (rule === null ? [] : [{ rule, invitations: n }]));
  const heldOut = suppressed.find(({ rule }) => rule === 'hold-out')?.invitations ?? 0;
  const byName = Object.fromEntries(
    short.counts.map(({ disposition, invitations }) => [disposition, invitations]),
  );
  return {
    ...short,
    seed: row.seed,
    suppressed,
    rates: responseRates(byName, heldOut),
    messages,
    nextAt: nextAt?.toISOString() ?? null,
    problem: await problemOf(tx, row),
  };
}

/** Who would be asked at this time, who not by which rule, and the letter as it would leave. */
export async function preview(services: Services, workspace: string, row: DistributionRow, now: Date) {
  const plan = await planPeople(services, workspace, row, now);
  if (isRefusal(plan)) return plan;
  const bySuppression = new Map<Suppression, number>();
  for (const { rule } of plan.planned)
    if (rule !== null) bySuppression.set(rule, (bySuppression.get(rule) ?? 0) + 1);
  return services.records.inWorkspace(workspace, async (tx) => {
    const version = await openVersion(tx, row.survey);
    const mail = await mailOf(tx);
    const base = mail?.settings.publicAddress ?? 'https://answers.example';
    const letter: Letter | null =
      version === null
        ? null
        : writeLetter({
            settings: row.settings,
            definition: version.definition,
            language: null,
            company: mail?.settings.fromName ?? '',
            address: `${base}/s/preview`,
            stop: `${base}/u/preview`,
            preferences: `${base}/preferences/preview`,
            reminder: false,
          });
    return {
      population: plan.population,
      drawn: plan.planned.length,
      asked: plan.planned.filter(({ rule }) => rule === null).length,
      suppressed: [...bySuppression].map(([rule, people]) => ({ rule, people })),
      letter,
      problem: await problemOf(tx, row),
    };
  });
}
