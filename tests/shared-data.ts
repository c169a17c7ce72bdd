import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Reference data beside the checkout (or in SIRIUS_TEST_DATA). It is not ours to redistribute, so tests that use it
 * are skipped, saying so, where the folder is absent.
 */
const folder = process.env.SIRIUS_TEST_DATA ?? fileURLToPath(new URL('../../shared/data/', import.meta.url));
export const hasSharedData = existsSync(folder);
if (!hasSharedData) console.warn(`No reference data at ${folder}: its tests are skipped.`);

export const sharedPath = (path: string): string => `${folder.replace(/\/$/, '')}/${path}`;
export const sharedJson = <T>(path: string): T => JSON.parse(readFileSync(sharedPath(path), 'utf8')) as T;

/** A plain comma-separated file as columns of numbers; empty and NA are NaN. Quotes are taken off. */
export function sharedColumns(path: string): Record<string, number[]> {
  const [head = '', ...lines] = readFileSync(sharedPath(path), 'utf8').trim().split(/\r?\n/);
  const names = head.split(',').map((name) => name.replaceAll('"', ''));
  const columns: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (const line of lines) {
    line.split(',').forEach((cell, i) => {
      const plain = cell.replaceAll('"', '');
      columns[names[i] ?? '']?.push(plain === '' || plain === 'NA' ? Number.NaN : Number(plain));
    });
  }
  return columns;
}
