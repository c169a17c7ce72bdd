import { sql } from 'kysely';
import pino from 'pino';
import { workspaceNamed } from '../../src/align/governance/index.ts';
import type { AnswerOf, AskOf, Operation } from '../../src/kernel/operation.ts';
import { compose } from '../../src/main/compose.ts';
import { openStores } from '../../src/stores/stores.ts';
import { itemsTaken } from '../../src/understand/listening/items/index.ts';
import { killedAt } from './kill-at.ts';

/** A house on a data directory for the stories of kill -9: dies at the place it is given (`kill-at.ts`), if it comes there. */
export async function houseToKill(dataDirectory: string, place = 'nowhere') {
  const stores = await openStores({ dataDirectory });
  const { records, arm } = killedAt(stores.records, place);
  const log = pino({ level: 'error' }, pino.destination(2));
  const house = compose({ stores: { ...stores, records }, log, dataDirectory });
  const { id: workspaceId } = await workspaceNamed(stores.records, 'default');
  const caller = { userId: 'u', name: 'Uma', workspaceId, roles: ['administrator' as const] };
  return {
    house,
    stores,
    workspaceId,
    /** From now on transactions are counted. */
    arm,
    async ask<O extends Operation>(
      operation: O,
      input: Partial<AskOf<O>> & { bytes?: unknown },
    ): Promise<AnswerOf<O>> {
      const answer = await house.perform(house.endpointOf(operation), caller, input as object);
      if (typeof answer === 'object' && answer !== null && 'refused' in answer)
        throw new Error(JSON.stringify(answer));
      return answer as AnswerOf<O>;
    },
    /** What stands in the moments store, once everything that waits is carried there. */
    async told() {
      await itemsTaken(house.services, workspaceId);
      const { generations } = await house.services.scope(workspaceId);
      const [counted] = await stores.moments.rows(
        `SELECT count() AS moments, uniqExact(id) AS different, uniqExact(customer) AS people FROM timeline
         WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)} AND missed = 0`,
        { workspace: workspaceId, generations: [...generations] },
      );
      return counted;
    },
    /** How many rows of this company each of these tables holds. */
    rowsIn: (...tables: string[]) =>
      stores.records.inWorkspace(workspaceId, async (tx) => {
        const counts: Record<string, number> = {};
        for (const table of tables) {
          const { rows } = await sql<{ n: number }>`
            SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(tx);
          counts[table] = rows[0]?.n ?? 0;
        }
        return counts;
      }),
  };
}
