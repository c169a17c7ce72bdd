import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
} from 'kysely';
import pg from 'pg';

/** Begins a transaction and says whose rows it sees in one message; both end together. */
class WorkspaceDriver extends PostgresDriver {
  readonly #begin: CompiledQuery;

  constructor(config: PostgresDialectConfig, workspaceId: string) {
    super(config);
    const id = pg.escapeLiteral(workspaceId);
    this.#begin = CompiledQuery.raw(`BEGIN; SELECT set_config('sirius.workspace', ${id}, true)`);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(this.#begin);
  }
}

/** PostgreSQL as one workspace sees it: every transaction begins with row-level security set to it. */
export class WorkspaceDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #workspaceId: string;

  constructor(config: PostgresDialectConfig, workspaceId: string) {
    super(config);
    this.#config = config;
    this.#workspaceId = workspaceId;
  }

  override createDriver(): PostgresDriver {
    return new WorkspaceDriver(this.#config, this.#workspaceId);
  }
}
