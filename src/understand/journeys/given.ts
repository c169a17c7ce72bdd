// The cast of this part's tests: customers' moments written straight into the store, as intake would.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Services } from '../../server/serve.ts';
import type { EpisodeRule } from './cut-episodes.ts';
import { derive } from './derive.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log'>;

export interface GivenMoment {
  readonly customer?: string;
  readonly episode?: string;
  readonly kind?: 'event' | 'voice' | 'promise' | 'told';
  readonly step: string;
  readonly function?: string;
  readonly resource?: string;
  readonly channel?: string;
  readonly at: string | Date;
  readonly until?: string | Date;
  readonly declared?: number;
  readonly source?: number;
  readonly row?: number;
  readonly text?: string;
  readonly scores?: Readonly<Record<string, number>>;
  readonly due?: string | Date;
  readonly withdrawn?: boolean;
  readonly absent?: 'broken' | 'unmeasured';
  readonly attributes?: Readonly<Record<string, string>>;
}

const instant = (at: string | Date | undefined) =>
  (at === undefined ? new Date(0) : new Date(at)).toISOString().replace('T', ' ').replace('Z', '');

function idOf(text: string): string {
  const hex = createHash('md5').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function openLoad(services: Needs, workspace: string, rule: EpisodeRule): Promise<number> {
  const { rows } = await services.records.inWorkspace(workspace, (tx) =>
    sql<{ load: string }>`
      INSERT INTO loads (workspace_id, state, episode_rule)
      VALUES (${workspace}::uuid, 'open', ${JSON.stringify(rule)}::jsonb) RETURNING load`.execute(tx),
  );
  return Number(rows[0]?.load);
}

/** Writes moments under a new open load, without deriving; gives the load's number. */
export async function arrive(
  services: Needs,
  workspace: string,
  moments: readonly GivenMoment[],
  rule: EpisodeRule = { by: 'id' },
): Promise<number> {
  const load = await openLoad(services, workspace, rule);
  const lines = moments.map((moment, i) => {
    const customer = moment.customer ?? moment.episode ?? '';
    const row = moment.row ?? i + 1;
    return JSON.stringify({
      workspace,
      load,
      customer,
      episode: moment.episode ?? '',
      id: idOf(
        `${customer}|${moment.step}|${instant(moment.at)}|${moment.source ?? 1}|${row}|${moment.declared ?? 0}`,
      ),
      kind: moment.kind ?? 'event',
      step: moment.step,
      function: moment.function ?? '',
      resource: moment.resource ?? '',
      channel: moment.channel ?? '',
      lifecycle: '',
      at: instant(moment.at),
      until: instant(moment.until),
      declared: moment.declared ?? 0,
      source: moment.source ?? 1,
      row,
      text: moment.text ?? '',
      language: '',
      scores: moment.scores ?? {},
      due: instant(moment.due),
      withdrawn: moment.withdrawn === true ? 1 : 0,
      absent: moment.absent ?? 'broken',
      attributes: moment.attributes ?? {},
    });
  });
  const columns = Object.keys(JSON.parse(lines[0] ?? '{}') as object);
  if (lines.length > 0) {
    await services.moments.insert({
      table: 'moments',
      columns,
      format: 'JSONEachRow',
      bytes: Buffer.from(lines.join('\n')),
    });
  }
  return load;
}

/** Moments arrived, derived and committed. */
export async function given(
  services: Needs,
  workspace: string,
  moments: readonly GivenMoment[],
  { rule = { by: 'id' }, now = new Date('2030-01-01') }: { rule?: EpisodeRule; now?: Date } = {},
): Promise<void> {
  const load = await arrive(services, workspace, moments, rule);
  await derive(services, workspace, { now, commit: [load] });
}
