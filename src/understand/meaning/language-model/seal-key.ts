import type { Seal } from '../../../server/seal.ts';
import type { LanguageModel } from './contract.ts';
import type { KeptSettings } from './settings-store.ts';

/** A key belongs to one address of one company: it is never sent anywhere else. */
const aboutKey = (workspace: string, url: string) => `${workspace} language model ${new URL(url).origin}`;

export const sealKey = (seal: Seal, workspace: string, url: string, key: string): string =>
  seal.close(key, aboutKey(workspace, url));

/** The key to send along; undefined when there is none, null when it was sealed with another secret. */
export function openKey(
  seal: Seal,
  workspace: string,
  { sealedKey, settings }: Pick<KeptSettings, 'sealedKey' | 'settings'>,
): string | undefined | null {
  if (sealedKey === null) return undefined;
  return seal.open(sealedKey, aboutKey(workspace, settings.url));
}

export function keyState(
  seal: Seal,
  workspace: string,
  kept: Pick<KeptSettings, 'sealedKey' | 'settings'>,
): LanguageModel['key'] {
  if (kept.sealedKey === null) return 'none';
  return openKey(seal, workspace, kept) === null ? 'lost' : 'kept';
}
