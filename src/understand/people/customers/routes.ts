import { Readable } from 'node:stream';
import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { isOnlyToldInGroups } from '../../../kernel/stakeholder.ts';
import { Download, type Endpoint, serve } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { onlyInGroups } from '../../../stores/moments/stakeholder-sql.ts';
import { note } from '../../../stores/records/audit.ts';
import { readFilter } from '../../journeys/index.ts';
import { settingsOf } from '../../scores/index.ts';
import { countGroups, groupsOf, putGroup } from '../groups/index.ts';
import { countedAs, customersWith, identifiersOf, identitiesOf, linksOf } from '../identity/index.ts';
import { segmentsOf } from '../segments/index.ts';
import { heldAbout } from './access-export.ts';
import * as contract from './contract.ts';
import { countedFor } from './count-person.ts';
import { countPeople, type PeopleAsked, people } from './questions/people.ts';
import { columnsOf, readTable } from './read-table.ts';
import * as store from './store.ts';
import { takePeople } from './take-people.ts';
import { tableText, takeTable } from './take-table.ts';
import { asCsv, asJson } from './write-held.ts';

const nobody = { kind: 'customer' as const, doNotContact: false, why: '' };

export const routes: readonly Endpoint[] = [
  serve(contract.findPeople, async (services, { caller, body }) => {
    const { workspaceId } = caller;
    const { text = '', kind: group = 'customer', after = '', limit = 50 } = body;
    if (isOnlyToldInGroups(group)) return onlyInGroups;
    const asks = group === 'customer' ? '' : `stakeholder=${group}`;
    const where = [body.where ?? '', asks].filter((part) => part.trim() !== '').join(',');
    const filter = await readFilter(services, workspaceId, where);
    const scope = await services.scope(workspaceId);
    const names = await services.records.inWorkspace(workspaceId, async (tx) => {
      await note(tx, caller, { verb: 'read', noun: 'person', subject: `a list of people: ${group}` });
      const listed = text !== '' || group !== 'customer';
      const known = listed ? await store.namesIn(tx, { text, kind: group }) : [];
      const met = text === '' ? [] : await customersWith(tx, text, 1000);
      const groups = await groupsOf(tx, [...known, ...met]);
      const own = (names: readonly string[]) => names.filter((name) => groups.get(name) === group);
      return [...new Set([...own(known), ...(await countedAs(tx, own(met)))])];
    });
    const asked: PeopleAsked = {
      filter,
      text,
      names,
      only: false,
      after,
      limit: limit + 1,
    };
    const [rows, [counted]] = await Promise.all([
      ask(services.moments, scope, people(asked)),
      ask(services.moments, scope, countPeople(asked)),
    ]);
    // Who is known and has no moment yet comes on the first page, after a look by name.
    const silent = after === '' && filter.length === 0 ? names : [];
    const quiet = silent.filter((name) => !rows.some(({ customer }) => customer === name)).slice(0, limit);
    const standing = await services.records.inWorkspace(workspaceId, (tx) =>
      store.standingOf(tx, [...rows.map(({ customer }) => customer), ...quiet]),
    );
    const line = (customer: string) => {
      const { kind: which, doNotContact } = standing.get(customer) ?? nobody;
      return { customer, kind: which, doNotContact };
    };
    const shown = rows.slice(0, limit);
    return {
      total: counted?.people ?? 0,
      people: [
        ...shown.map((row) => ({ ...row, ...line(row.customer) })),
        ...(rows.length > limit ? [] : quiet).map((customer) => ({
          ...line(customer),
          moments: 0,
          voices: 0,
          first: null,
          last: null,
        })),
      ],
      next: rows.length > limit ? (shown.at(-1)?.customer ?? null) : null,
    };
  }),

  serve(contract.listGroups, async (services, { caller }) => {
    const { workspaceId } = caller;
    const { kScores } = await settingsOf(services.records, workspaceId);
    const known = await services.records.inWorkspace(workspaceId, countGroups);
    return {
      groups: known
        .filter(({ group }) => group !== 'customer')
        .map(({ group, people }) => ({
          group,
          people: isOnlyToldInGroups(group) && people < kScores ? null : people,
          where: `stakeholder=${group}`,
        })),
    };
  }),

  serve(contract.showPerson, async (services, { caller, params }) => {
    const { workspaceId } = caller;
    const found = await services.records.inWorkspace(workspaceId, async (tx) => {
      const identifiers = await identifiersOf(tx, params.customer);
      await note(tx, caller, { verb: 'read', noun: 'person', subject: `customer ${params.customer}` });
      const standing = await store.standingOf(tx, identifiers);
      const group = (await groupsOf(tx, [params.customer])).get(params.customer) ?? 'customer';
      return {
        identifiers,
        group,
        standing: [...standing.values()],
        identities: await identitiesOf(tx, identifiers),
        links: await linksOf(tx, identifiers),
        history: await store.attributesOf(tx, identifiers),
        panels: await store.panelsOf(tx, identifiers),
      };
    });
    const [as = params.customer] = found.identifiers;
    if (isOnlyToldInGroups(found.group)) return onlyInGroups;
    const counts = await countedFor(services, workspaceId, as);
    if (counts.moments === 0 && found.standing.length === 0 && found.identities.length === 0) {
      return refuse('no-such-customer', `There is no customer "${params.customer}".`, {
        kind: 'not-found',
        next: 'Look for a part of the name, an address or a number.',
      });
    }
    const attributes = found.history.filter(
      ({ customer, name }, i, all) =>
        all.findIndex((other) => other.customer === customer && other.name === name) === i,
    );
    const { identifiers, identities, links, history, panels, standing } = found;
    return {
      customer: as,
      kind: found.group,
      ...counts,
      identifiers,
      doNotContact: standing.some(({ doNotContact }) => doNotContact),
      doNotContactWhy: standing.find(({ doNotContact }) => doNotContact)?.why ?? '',
      identities,
      links,
      attributes: attributes.filter(({ value }) => value !== ''),
      history,
      segments: await segmentsOf(services, workspaceId, as),
      panels,
    };
  }),

  serve(contract.putPerson, async (services, { caller, params, body, now }) => {
    const { workspaceId } = caller;
    const { kind, attributes, identities, doNotContact } = body;
    const row = {
      customer: params.customer,
      ...(kind === undefined ? {} : { kind }),
      ...(attributes === undefined ? {} : { attributes }),
      ...(identities === undefined ? {} : { identities }),
    };
    const from = { source: caller.name, at: now, dryRun: false };
    const done = await takePeople(services, workspaceId, [row], from);
    const [problem] = done.problems;
    if (problem !== undefined) return refuse('not-taken', problem.say);
    await services.records.inWorkspace(workspaceId, async (tx) => {
      await note(tx, caller, { verb: 'write', noun: 'person', subject: `customer ${params.customer}` });
      if (doNotContact === undefined) return;
      for (const name of await identifiersOf(tx, params.customer)) {
        await putGroup(tx, workspaceId, [name], undefined, from);
        await store.setDoNotContact(tx, name, doNotContact.on, doNotContact.on ? doNotContact.why : '');
      }
    });
    return { customer: params.customer, changed: done.changes, proposed: done.duplicates.length };
  }),

  serve(contract.importPeople, (services, { caller, body, now }) =>
    takePeople(services, caller.workspaceId, body.rows, {
      source: body.source,
      at: now,
      dryRun: body.dryRun ?? false,
      kind: body.kind,
    }),
  ),

  serve(contract.importTable, async (services, { caller, query, bytes, now }) => {
    if (bytes === undefined) return refuse('no-file', 'No file came with the call.');
    const text = await tableText(bytes);
    if (isRefusal(text)) return text;
    const columns = columnsOf(text, query.id);
    if (isRefusal(columns)) return columns;
    const rows = readTable(text, columns.id);
    if (isRefusal(rows)) return rows;
    if (rows.length === 0) return refuse('no-rows', 'The table has no rows.');
    const from = { source: query.name, at: now, dryRun: query.dryRun ?? false, kind: query.kind };
    const done = await takeTable(services, caller.workspaceId, rows, from);
    return { ...columns, ...done };
  }),

  serve(contract.exportPerson, async (services, { caller, params, query }) => {
    const { workspaceId } = caller;
    await services.records.inWorkspace(workspaceId, (tx) =>
      note(tx, caller, { verb: 'export', noun: 'person', subject: `customer ${params.customer}` }),
    );
    const held = await heldAbout(services, workspaceId, params.customer);
    if (held.every(({ rows }) => rows.length === 0)) {
      return refuse('nothing-held', `Nothing is held about "${params.customer}".`, { kind: 'not-found' });
    }
    const csv = query.format === 'csv';
    const bytes = csv ? asCsv(held) : asJson(held);
    const type = csv ? 'text/csv; charset=utf-8' : 'application/json';
    return new Download(type, `what-we-hold.${csv ? 'csv' : 'json'}`, Readable.from([bytes]));
  }),
];
