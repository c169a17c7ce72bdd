/** A value that may be bound into a question: never pasted into the SQL text by hand. */
export type Value = string | number | boolean | Date | readonly string[] | readonly number[];

export interface Limits {
  /** Seconds the engine may work on this; default 20. */
  readonly seconds?: number;
  /** Bytes the engine may hold for this; default 1.5 GB. Sorting and grouping spill to disk at half of it. */
  readonly bytes?: number;
  readonly threads?: number;
  /** Rows an INSERT … SELECT gathers before it writes a part; less of them take less memory. Default: the engine's. */
  readonly insertRows?: number;
}

/** Raw data for an insert, in a format the engine parses itself. */
export interface Block {
  readonly table: string;
  readonly columns: readonly string[];
  readonly format: 'CSV' | 'TabSeparated' | 'JSONEachRow';
  readonly bytes: Uint8Array;
  /** The same token twice stores the block once (within the table's deduplication window). */
  readonly token?: string;
  readonly settings?: Readonly<Record<string, string | number>>;
}

/**
 * The narrow door to ClickHouse. Two things stand behind it: an embedded engine in a child process, and a
 * server or cluster by URL. Both take the same SQL and give the same rows.
 */
export interface MomentsPort {
  readonly form: 'embedded' | 'server' | 'cluster';
  /** Rows of a SELECT as objects. `values` fill the `{name:Type}` places of the text. */
  rows(sql: string, values?: Readonly<Record<string, Value>>, limits?: Limits): Promise<unknown[]>;
  /** The same row by row, in constant memory. */
  stream(sql: string, values?: Readonly<Record<string, Value>>, limits?: Limits): AsyncIterable<unknown>;
  /** A statement without an answer: INSERT … SELECT, CREATE, ALTER. */
  run(sql: string, values?: Readonly<Record<string, Value>>, limits?: Limits): Promise<void>;
  /** Like `run`, on every node of a cluster; for statements about local tables. */
  runEverywhere(sql: string): Promise<void>;
  insert(block: Block): Promise<void>;
  version(): Promise<string>;
  close(): Promise<void>;
}

/** The engine refused or failed; `code` is ClickHouse's own number where it gave one. */
export class EngineError extends Error {
  readonly code: number | undefined;
  constructor(message: string, code?: number) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
  }
}

/** The engine cannot be reached, or went away while it worked. The edges answer 503 with Retry-After. */
export class EngineAway extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineAway';
  }
}

/** What every statement carries, unless it asks for less. The same on both forms, so that numbers agree. */
export function settingsFor(limits: Limits = {}): Record<string, string | number> {
  const bytes = limits.bytes ?? 1_500_000_000;
  return {
    max_execution_time: limits.seconds ?? 20,
    // Lists that a question looks things up in (themes, merged stories) stand in its text, several times on the embedded form.
    max_query_size: 16_000_000,
    max_memory_usage: bytes,
    max_bytes_before_external_group_by: Math.floor(bytes / 2),
    max_bytes_before_external_sort: Math.floor(bytes / 2),
    ...(limits.threads === undefined ? {} : { max_threads: limits.threads }),
    ...(limits.insertRows === undefined
      ? {}
      : {
          min_insert_block_size_rows: limits.insertRows,
          // Long texts fill the memory long before there are that many rows.
          min_insert_block_size_bytes: 100_000_000,
        }),
    // Left-join misses are NULL, never a default that looks like a fact.
    join_use_nulls: 1,
    // Without it a subquery over a sharded table silently sees one shard only.
    distributed_product_mode: 'global',
    output_format_json_quote_64bit_integers: 0,
    date_time_output_format: 'iso',
    session_timezone: 'UTC',
  };
}
