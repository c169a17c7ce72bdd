import { command, table } from '../../../cli/command.ts';
import { isRefusal, Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './contract.ts';
import { personKind } from './contract.ts';
import { readTable } from './read-table.ts';

const find = command({
  usage: 'people find [text]',
  summary: 'Customers by a part of their identifier, address or number',
  options: [{ flags: '--where <filter>', summary: 'segment=NAME, customer.plan=gold, step=Delivered …' }],
  async run({ api, print }, [text], { where }) {
    const body = {
      ...(typeof text === 'string' ? { text } : {}),
      ...(typeof where === 'string' ? { where } : {}),
    };
    const found = await api.ask(contract.findPeople, { body });
    print(found, () =>
      [
        `${found.total} customers`,
        table(found.people, ['customer', 'kind', 'moments', 'voices', 'last']),
      ].join('\n'),
    );
    return undefined;
  },
});

const show = command({
  usage: 'people show <customer>',
  summary: 'What is known of one customer besides their timeline',
  async run({ api, print }, [customer]) {
    const person = await api.ask(contract.showPerson, { params: { customer: String(customer) } });
    print(person, () =>
      [
        `${person.customer} (${person.kind}), ${person.moments} moments, ${person.voices} voices`,
        `Identifiers: ${person.identifiers.join(', ')}`,
        ...person.identities.map(
          ({ kind, value, verified }) => `${kind}: ${value}${verified ? '' : ' (not confirmed)'}`,
        ),
        ...person.attributes.map(({ name, value }) => `${name} = ${value}`),
        `Segments: ${person.segments.join(', ') || '–'}`,
        ...(person.doNotContact ? [`Do not contact: ${person.doNotContactWhy}`] : []),
      ].join('\n'),
    );
    return undefined;
  },
});

const atOnce = 5000;

const bring = command({
  usage: 'people import <file>',
  summary:
    'A table of customers (CSV): identities, attributes; who may be there twice is shown, never merged silently',
  options: [
    { flags: '--id <column>', summary: 'the column with the identifier, as in the imported moments' },
    { flags: '--group <group>', summary: `${personKind.options.join(', ')}: of everybody in the table` },
    { flags: '--dry-run', summary: 'only say what would change' },
  ],
  async run({ api, print, progress, readText }, [file], { id, group, dryRun }) {
    const kind = personKind.optional().safeParse(group);
    if (!kind.success) throw new Refused(refuse('bad-group', `"${String(group)}" is no group of people.`));
    if (typeof id !== 'string')
      throw new Refused(refuse('no-id', 'Say which column names the customer: --id COLUMN.'));
    const rows = readTable(await readText(String(file)), id);
    if (isRefusal(rows)) throw new Refused(rows);
    if (rows.length === 0) throw new Refused(refuse('no-rows', 'The table has no rows.'));
    const source = String(file).split('/').at(-1) ?? 'table';
    const all = {
      rows: 0,
      fresh: 0,
      changes: 0,
      duplicates: [] as object[],
      problems: [] as { row: number; say: string }[],
    };
    for (let from = 0; from < rows.length; from += atOnce) {
      const body = {
        rows: rows.slice(from, from + atOnce),
        source,
        kind: kind.data,
        dryRun: dryRun === true,
      };
      const done = await api.ask(contract.importPeople, { body });
      all.rows += done.rows;
      all.fresh += done.fresh;
      all.changes += done.changes;
      all.duplicates.push(...done.duplicates);
      all.problems.push(...done.problems.map(({ row, say }) => ({ row: row + from, say })));
      progress(`${all.rows} of ${rows.length} rows`);
    }
    print(all, () =>
      [
        `${all.rows} rows: ${all.fresh} new, ${all.changes} changes, ${all.duplicates.length} perhaps there twice (sirius people links).`,
        ...all.problems.slice(0, 20).map(({ row, say }) => `Row ${row}: ${say}`),
      ].join('\n'),
    );
    return all.problems.length > 0 ? 3 : undefined;
  },
});

const hand = command({
  usage: 'people export <customer>',
  summary: 'Everything held about a customer, to hand over to them',
  options: [{ flags: '--format <format>', summary: 'json (the default) or csv' }],
  async run({ api, print }, [customer], { format }) {
    const read = contract.exportPerson.query.shape.format.safeParse(format);
    if (!read.success) throw new Refused(refuse('bad-format', '--format is json or csv.'));
    const params = { customer: String(customer) };
    const query = read.data === undefined ? {} : { format: read.data };
    const chunks: Buffer[] = [];
    for await (const chunk of await api.download(contract.exportPerson, { params, query })) {
      chunks.push(Buffer.from(chunk as Uint8Array));
    }
    const text = Buffer.concat(chunks).toString('utf8');
    print(read.data === 'csv' ? { csv: text } : JSON.parse(text), () => text);
    return undefined;
  },
});

export const commands = [find, show, bring, hand];
