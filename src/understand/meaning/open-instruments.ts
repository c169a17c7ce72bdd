import { settingsOf } from '../scores/index.ts';
import { type EncoderNeeds, encoderInUse } from './embedders/open-encoder.ts';
import { type Models, type OpenInstruments, openInstruments } from './models.ts';
import { modelsFor, wayWanted } from './models-in-use.ts';
import { comingThemesIn, namesWith, themesIn } from './theme-store.ts';

interface Opened {
  readonly key: string;
  readonly it: Promise<OpenInstruments>;
}

/** What was opened last, per company; at most a few companies stay open. */
const opened = new Map<string, Opened>();
const mostOpen = 4;
const keyOf = ({ way, themeNames }: Pick<Models, 'way' | 'themeNames'>) => JSON.stringify([way, themeNames]);

/** The company's instruments in this process; opened anew when how voices are read, or what themes are called, changes. */
export async function instrumentsOf(
  services: EncoderNeeds,
  workspace: string,
): Promise<{ it: OpenInstruments; zone: string }> {
  const { records } = services;
  const [{ zone }, way, themeNames] = await Promise.all([
    settingsOf(records, workspace),
    wayWanted(records, workspace),
    records.inWorkspace(workspace, async (tx) => namesWith(await themesIn(tx), await comingThemesIn(tx))),
  ]);
  const known = opened.get(workspace);
  if (known?.key === keyOf({ way, themeNames })) return { it: await known.it, zone };
  const { models, chosen } = await modelsFor(records, workspace);
  const it = openInstruments(models, encoderInUse(services, workspace, chosen));
  opened.delete(workspace);
  opened.set(workspace, { key: keyOf(models), it });
  for (const old of opened.keys()) if (opened.size > mostOpen) opened.delete(old);
  return { it: await it, zone };
}
