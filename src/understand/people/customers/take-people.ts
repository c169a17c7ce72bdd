import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { keptOutIn } from '../erasure/index.ts';
import { putGroup } from '../groups/index.ts';
import { type KnownIdentity, knownIdentities, linksOf, putIdentitiesOf } from '../identity/index.ts';
import type { PersonKind, PersonRow } from './contract.ts';
import { sendFacts } from './send-facts.ts';
import { putAttributes } from './store.ts';

interface Outcome {
  fresh: number;
  changes: number;
  readonly problems: { row: number; say: string }[];
}

/** Undoes a transaction and carries out of it what it would have done. */
class OnlyLooked extends Error {
  readonly outcome: Outcome & { readonly duplicates: Duplicate[] };
  constructor(outcome: Outcome & { readonly duplicates: Duplicate[] }) {
    super('only looked');
    this.outcome = outcome;
  }
}

interface Duplicate {
  readonly customer: string;
  readonly other: string;
  readonly by: string;
  readonly value: string;
  readonly warning: string | null;
}

const erased = refuse('erased-customer', 'This customer was erased and is not taken again.', {
  next: 'An administrator can let them in again under Personal data.',
});

async function take(
  tx: Tx,
  workspace: string,
  rows: readonly PersonRow[],
  from: { readonly source: string; readonly at: Date },
): Promise<Outcome> {
  const outcome: Outcome = { fresh: 0, changes: 0, problems: [] };
  const keptOut = await keptOutIn(tx, workspace);
  const taken: (PersonRow & { readonly known: readonly KnownIdentity[] })[] = [];
  for (const [i, row] of rows.entries()) {
    const known = keptOut?.has(row.customer) ? erased : knownIdentities(row.identities ?? []);
    // What is refused was told before anything of the row was written; the rest of the table goes on.
    if (isRefusal(known)) outcome.problems.push({ row: i + 1, say: known.say });
    else taken.push({ ...row, known });
  }
  const named = taken.filter(({ known }) => known.length > 0);
  if (named.length > 0) {
    const identified = named.map(({ customer, known }) => ({ customer, identities: known }));
    const done = await putIdentitiesOf(tx, workspace, identified, { ...from, onlyPropose: true });
    outcome.changes += done.added;
  }
  const described = taken.map(({ customer, attributes = {} }) => ({ customer, attributes }));
  outcome.changes += await putAttributes(tx, workspace, described, from);
  for (const [kind, of] of Map.groupBy(taken, (row) => row.kind)) {
    const names = of.map(({ customer }) => customer);
    outcome.fresh += (await putGroup(tx, workspace, names, kind, from)).size;
  }
  return outcome;
}

async function duplicatesOf(tx: Tx, customers: readonly string[]): Promise<Duplicate[]> {
  const links = await linksOf(tx, customers);
  return links
    .filter(({ state }) => state === 'proposed')
    .slice(0, 500)
    .map(({ a, b, evidence }) => {
      const [first] = evidence;
      const [customer, other] = customers.includes(a) ? [a, b] : [b, a];
      return {
        customer,
        other,
        by: first?.by ?? '',
        value: first?.value ?? '',
        warning: first?.warning ?? null,
      };
    });
}

/** Takes rows of a table of customers, all in one transaction; with `dryRun` nothing stays of it. */
export async function takePeople(
  services: Services,
  workspace: string,
  given: readonly PersonRow[],
  from: {
    readonly source: string;
    readonly at: Date;
    readonly dryRun: boolean;
    readonly kind?: PersonKind | undefined;
  },
) {
  const rows = given.map((row) => (from.kind === undefined ? row : { kind: from.kind, ...row }));
  const customers = [...new Set(rows.map(({ customer }) => customer))];
  try {
    const done = await services.records.inWorkspace(workspace, async (tx) => {
      const outcome = await take(tx, workspace, rows, from);
      const all = { ...outcome, duplicates: await duplicatesOf(tx, customers) };
      if (from.dryRun) throw new OnlyLooked(all);
      return all;
    });
    await sendFacts(services, workspace);
    return { rows: rows.length, ...done };
  } catch (error) {
    if (error instanceof OnlyLooked) return { rows: rows.length, ...error.outcome };
    throw error;
  }
}
