/**
 * A finding's id: readable in addresses and on the command line, the same whenever the same thing is found again.
 * The few digits at its end (FNV-1a of the subject) keep names apart that read alike.
 */
export function nameFinding(subject: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(subject)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  const words = subject
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${words}-${hash.toString(36).padStart(7, '0').slice(-4)}`;
}
