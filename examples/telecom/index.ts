import { fork } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { importWork } from '../../src/align/contributions/contract.ts';
import {
  approveDecision,
  listDecisions,
  openVoices,
  runChecksOperation,
  writeDecision,
} from '../../src/align/decisions/contract.ts';
import type { DemoCompany, Furnishing } from '../../src/server/demo-company.ts';
import { readImport, startImport, uploadFile } from '../../src/understand/listening/intake/contract.ts';
import { putTaxonomy } from '../../src/understand/meaning/teaching.contract.ts';
import { days } from './calendar.ts';
import { cast } from './cast.ts';
import { type Company, demoCompany as vela, writeCompany } from './generate.ts';
import { everywhere, type Lever } from './levers.ts';
import { group, listen } from './listening/index.ts';
import { velaMapping } from './mapping.ts';
import { pastDecisions, work } from './past.ts';
import { velaThemes } from './themes.ts';

const today = new Date('2026-11-02T09:00:00Z');

/** The exports of the first two years, when they were begun while the stores were opening. */
let begun: { folder: string; written: Promise<string[]> } | undefined;

/** Writes the exports in a process of its own, so that opening the stores and this go on side by side. */
function begin(): void {
  const folder = mkdtempSync(join(tmpdir(), 'vela-'));
  const writer = fork(new URL('./write.ts', import.meta.url), [folder], { silent: true });
  const written = new Promise<string[]>((resolve, reject) => {
    let paths = '';
    writer.stdout?.on('data', (chunk: Buffer) => {
      paths += chunk.toString();
    });
    writer.on('error', reject);
    writer.on('exit', (code) =>
      code === 0
        ? resolve(paths.trim().split('\n'))
        : reject(new Error(`The exports were not written (${code}).`)),
    );
  });
  written.catch(() => undefined);
  begun = { folder, written };
}

/** Writes the company's exports and imports them the way a customer of Sirius would. */
async function importCompany(given: Furnishing, company: Company): Promise<void> {
  const ready = company === vela ? begun : undefined;
  begun = undefined;
  const folder = ready?.folder ?? mkdtempSync(join(tmpdir(), 'vela-'));
  try {
    const paths = await (ready?.written ?? writeCompany(company, folder));
    given.progress('Importing the orders, repairs and bills of Vela Telecom');
    const mapping = velaMapping();
    const uploads = [];
    for (const path of paths) {
      const query = { name: basename(path) };
      uploads.push(await given.api.upload(uploadFile, { query }, createReadStream(path)));
    }
    const files = uploads.map(({ id }) => ({ upload: id }));
    const { id } = await given.api.ask(startImport, { body: { files, mapping } });
    for (let stage = ''; stage !== 'done'; ) {
      const now = await given.api.ask(readImport, { params: { id } });
      if (now.problem !== null) throw new Error(now.problem);
      stage = now.stage;
      if (stage !== 'done') await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const at = (day: string) => new Date(`${day}T10:00:00Z`);

/** Relives the past decisions in the order in which things happened, each by its own people on its own day. */
async function reliveDecisions(given: Furnishing): Promise<void> {
  const ids = new Map<string, string>();
  const happenings = pastDecisions.flatMap((past) => [
    {
      day: past.written,
      happens: async () => {
        const { title, claim } = past;
        const { id } = await given
          .apiAs(past.author)
          .ask(writeDecision, { body: { title, claim, submit: true } });
        ids.set(title, id);
      },
    },
    ...(past.approved === null
      ? []
      : [
          {
            day: past.approved,
            happens: async () => {
              const params = { id: ids.get(past.title) as string };
              const ben = given.apiAs('ben');
              await ben.ask(openVoices, { params });
              await ben.ask(approveDecision, { params });
            },
          },
          { day: past.claim.checkOn, happens: () => given.api.ask(runChecksOperation, { body: {} }) },
        ]),
  ]);
  for (const { day, happens } of happenings.sort((a, b) => a.day.localeCompare(b.day))) {
    await given.setClock(at(day));
    await happens();
  }
}

/** What the company really did that these customers react to: a decision about reserving the part changes repairs. */
async function leversOf(given: Furnishing): Promise<Lever[]> {
  const decisions = await given.api.ask(listDecisions);
  const started = decisions.filter(
    ({ state, contribution }) =>
      ['approved', 'in-effect', 'checked'].includes(state) &&
      /part reserved|reserve/i.test(`${contribution.claim.step} ${contribution.claim.because}`),
  );
  return started.flatMap(({ contribution }) =>
    contribution.claim.startsOn === undefined
      ? []
      : [{ name: 'reserve part', from: Date.parse(contribution.claim.startsOn), regions: everywhere }],
  );
}

/** A company of any size that lives like Vela Telecom; tests take a small one. */
export const livingCompany = (company: Company): DemoCompany => ({
  name: 'Vela Telecom',
  cast,
  async furnish(given) {
    await given.setClock(today);
    // Inés has taught Vela's own themes: what customers say is read with them from the first voice on.
    await given
      .apiAs('ines')
      .ask(putTaxonomy, { body: { ...velaThemes, name: 'Vela', why: 'Taught by hand', apply: true } });
    await listen(given, company);
    await importCompany(given, company);
    await reliveDecisions(given);
    await given.apiAs('ines').ask(importWork, { body: { csv: work } });
    await given.setClock(today);
    await group(given, company);
  },
  async advance(given, to) {
    const now = await given.services.now(given.workspaceId);
    const levers = [...company.levers, ...(await leversOf(given))];
    // The export of the new months overlaps the old one, as exports do: what is known already is not added twice.
    await importCompany(given, { ...company, from: now.getTime() - days(120), to: to.getTime(), levers });
    // The clock moves last: nobody sees a day of which nothing is known yet.
    await given.setClock(to);
    await given.services.events.emit({ name: 'clock-moved', workspace: given.workspaceId });
    await given.api.ask(runChecksOperation, { body: {} });
  },
});

/** Vela Telecom: see README.md for what is planted in it. */
export const demoCompany: DemoCompany = { ...livingCompany(vela), begin };
