import { sql } from 'kysely';
import type { AnswerOf } from '../../kernel/operation.ts';
import type { Services } from '../serve.ts';
import type { examine as contract } from './contract.ts';

/** What the doctor is told about the installation besides the open stores. */
export interface Installation {
  readonly version: string;
  readonly settings: object;
  readonly embedded: { readonly records: boolean; readonly moments: boolean };
}

type Report = AnswerOf<typeof contract>;

const names: Record<string, string> = {
  dataDirectory: 'SIRIUS_DATA',
  host: 'SIRIUS_HOST',
  port: 'SIRIUS_PORT',
  address: 'SIRIUS_ADDRESS',
  secret: 'SIRIUS_SECRET',
  secretBefore: 'SIRIUS_SECRET_BEFORE',
  databaseUrl: 'DATABASE_URL',
  clickhouseUrl: 'CLICKHOUSE_URL',
  outboundHosts: 'SIRIUS_OUTBOUND_HOSTS',
};

/** A setting as it may be shown: never a secret, never the password in an address. */
export function masked(name: string, value: unknown): string {
  if (value === undefined) return '(not set)';
  if (name === 'secret' || name === 'secretBefore') return '********';
  // Several addresses may stand in one setting, and a password may hold an @ that nobody escaped.
  const addresses = String(value).split(/,(?=\s*[a-z]+:\/\/)/);
  return addresses
    .map((address) =>
      address.replace(/(\/\/[^:/@]*):.*@/s, '$1:********@').replace(/([?&]password=)[^&]*/g, '$1********'),
    )
    .join(',');
}

async function records({ records }: Services, embedded: boolean) {
  const settings = await records.outside((tx) =>
    sql<{ name: string; setting: string }>`
      SELECT name, setting FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') ORDER BY name`.execute(
      tx,
    ),
  );
  const migrations = await records.outside((tx) =>
    sql<{ name: string }>`SELECT name FROM migrations ORDER BY name`.execute(tx),
  );
  const role = await records.outside((tx) =>
    sql<{ passes: boolean }>`
      SELECT rolsuper OR rolbypassrls AS passes FROM pg_roles WHERE rolname = current_user`.execute(tx),
  );
  return {
    store: {
      form: embedded ? 'embedded' : 'by DATABASE_URL',
      version: await records.version(),
      durability: Object.fromEntries(settings.rows.map((row) => [row.name, row.setting])),
      migrations: migrations.rows.map((row) => row.name),
    },
    passesRowSecurity: role.rows[0]?.passes === true,
  };
}

async function moments({ moments }: Services) {
  const migrations = (await moments.rows('SELECT name FROM migrations ORDER BY name')) as { name: string }[];
  const created = (await moments.rows(
    "SELECT create_table_query AS sql FROM system.tables WHERE database = currentDatabase() AND name LIKE 'moments%' AND engine LIKE '%MergeTree' LIMIT 1",
  )) as { sql: string }[];
  const durability = Object.fromEntries(
    [...(created[0]?.sql ?? '').matchAll(/((?:fsync|min_rows_to_fsync|non_replicated)\w+) = (\w+)/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  return {
    form: moments.form,
    version: await moments.version(),
    durability,
    migrations: migrations.map((row) => row.name),
  };
}

function warnings(report: Report, passesRowSecurity: boolean): string[] {
  const { durability } = report.stores.records;
  return [
    process.getuid?.() === 0 &&
      'Sirius runs as root. Run it as an ordinary user, or in a container of its own.',
    passesRowSecurity &&
      'The database role passes row-level security, the second lock between companies. Connect as a role that is neither superuser nor BYPASSRLS.',
    (durability.fsync === 'off' || durability.synchronous_commit === 'off') &&
      'The records database does not wait for the disk: an acknowledged item may be lost. Set fsync and synchronous_commit to on.',
    durability.data_checksums === 'off' &&
      'The records database has no checksums: a disk that lies is not noticed. Enable them with pg_checksums.',
    report.stores.moments.durability.fsync_after_insert !== '1' &&
      'The moments tables do not wait for the disk; after a power loss, import the last files again.',
  ].filter((warning) => typeof warning === 'string');
}

/** Looks at the whole installation and says what an administrator should know. */
export async function examineInstallation(services: Services, installation: Installation): Promise<Report> {
  const settings = installation.settings as Readonly<Record<string, unknown>>;
  const inRecords = await records(services, installation.embedded.records);
  const report: Report = {
    version: installation.version,
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    configuration: Object.fromEntries(
      Object.entries(names).map(([key, name]) => [name, masked(key, settings[key])]),
    ),
    stores: { records: inRecords.store, moments: await moments(services) },
    warnings: [],
  };
  return { ...report, warnings: warnings(report, inRecords.passesRowSecurity) };
}
