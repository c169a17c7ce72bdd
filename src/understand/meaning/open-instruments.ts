import type { Services } from '../../server/serve.ts';
import { type OpenInstruments, openInstruments } from './models.ts';
import { modelsFor, wayWanted } from './models-in-use.ts';

interface Opened {
  readonly key: string;
  readonly it: Promise<OpenInstruments>;
  readonly zone: string;
}

/** What was opened last, per company; at most a few companies stay open. */
const opened = new Map<string, Opened>();
const mostOpen = 4;

/** The company's instruments in this process; opened anew when how voices are read changes. */
export async function instrumentsOf(
  { records }: Pick<Services, 'records'>,
  workspace: string,
): Promise<{ it: OpenInstruments; zone: string }> {
  const key = JSON.stringify(await wayWanted(records, workspace));
  const known = opened.get(workspace);
  if (known?.key === key) return { it: await known.it, zone: known.zone };
  const { models, zone } = await modelsFor(records, workspace);
  const it = openInstruments(models);
  opened.delete(workspace);
  opened.set(workspace, { key: JSON.stringify(models.way), it, zone });
  for (const old of opened.keys()) if (opened.size > mostOpen) opened.delete(old);
  return { it: await it, zone };
}
