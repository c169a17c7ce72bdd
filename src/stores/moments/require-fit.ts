import { type Refusal, Refused, refuse } from '../../kernel/refusal.ts';
import { EngineAway, EngineError, type MomentsPort } from './port.ts';

/** A store by URL, with what an administrator wrote down about it. */
export interface ServerPort extends MomentsPort {
  readonly cluster: string | null;
  readonly hosts: readonly string[];
}

const signInCodes = new Set([192, 193, 194, 516]);
const unknownDatabaseCode = 81;

function whyNot(error: unknown, hosts: string): Refusal | null {
  if (error instanceof EngineAway) {
    return refuse('moments-away', `The ClickHouse of CLICKHOUSE_URL does not answer: ${error.message}`, {
      kind: 'away',
      next: 'Check that every node named there runs and can be reached.',
    });
  }
  if (!(error instanceof EngineError)) return null;
  if (signInCodes.has(error.code ?? 0)) {
    return refuse('moments-sign-in', `ClickHouse (${hosts}) does not accept the user of CLICKHOUSE_URL.`, {
      next: 'Check user and password; signs such as @ / ? , are written as %40 %2F %3F %2C.',
    });
  }
  if (error.code === unknownDatabaseCode) {
    return refuse('no-database', `ClickHouse (${hosts}) has no database of the name in CLICKHOUSE_URL.`, {
      next: 'Create it on every node: CREATE DATABASE name.',
    });
  }
  return null;
}

interface Shards {
  readonly shards: number;
  readonly nodes: number;
  readonly copiedByClickHouse: number;
}

/** The cluster must be the one whose nodes are named, for Sirius makes its tables on each of them itself. */
async function clusterUnfit(port: ServerPort, cluster: string): Promise<Refusal | null> {
  const [found] = (await port.rows(
    `SELECT count() AS shards, sum(replicas) AS nodes, countIf(replicas > 1 AND copied) AS copiedByClickHouse
     FROM (SELECT shard_num, count() AS replicas, max(internal_replication) AS copied FROM system.clusters
           WHERE cluster = {cluster:String} GROUP BY shard_num)`,
    { cluster },
  )) as Shards[];
  const { shards = 0, nodes = 0, copiedByClickHouse = 0 } = found ?? {};
  if (shards === 0) {
    return refuse('no-cluster', `ClickHouse (${port.hosts[0]}) knows no cluster "${cluster}".`, {
      next: 'Name one of its <remote_servers> after ?cluster= in CLICKHOUSE_URL.',
    });
  }
  if (nodes !== port.hosts.length) {
    const say = `The cluster "${cluster}" has ${nodes} nodes, but CLICKHOUSE_URL names ${port.hosts.length}.`;
    return refuse('nodes-missing', say, { next: 'Name every node, separated by commas.' });
  }
  if (copiedByClickHouse > 0) {
    return refuse('copied-twice', `The cluster "${cluster}" leaves copying to replicated tables.`, {
      next: 'Set <internal_replication>false</internal_replication>: the tables of Sirius are plain ones.',
    });
  }
  return null;
}

/** Refuses, in words for an administrator, a ClickHouse by URL that could not be worked with. */
export async function requireFit(port: ServerPort): Promise<void> {
  const unfit = await port
    .runEverywhere('SELECT 1')
    .then(() => (port.cluster === null ? null : clusterUnfit(port, port.cluster)))
    .catch((error: unknown) => {
      const why = whyNot(error, port.hosts.join(', '));
      if (why === null) throw error;
      return why;
    });
  if (unfit !== null) throw new Refused(unfit);
}
