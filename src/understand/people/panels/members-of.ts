import { nearestName } from '../../../kernel/nearest-name.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { nowIn, panelNames } from './store.ts';

/** Everybody who is in the panel of this name now; a name that no panel has is told, with the one that was probably meant. */
export async function membersOf(tx: Tx, name: string): Promise<string[] | Refusal> {
  const panels = await panelNames(tx);
  const panel = panels.find((each) => each.name === name);
  if (panel !== undefined) return nowIn(tx, panel.id);
  const names = panels.map((each) => each.name);
  const meant = nearestName(name, names);
  return refuse('no-such-panel', `There is no panel "${name}".`, {
    next: meant === null ? `Known panels: ${names.join(', ') || 'none yet'}.` : `Did you mean "${meant}"?`,
  });
}
