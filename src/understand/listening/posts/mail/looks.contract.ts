/** Is this the beginning of an mbox file? */
export const isMbox = (beginning: string): boolean => /^From \S+ .*\d\d:\d\d/.test(beginning);

/** Is this the beginning of a single mail: header lines, among them some that every mail has? */
export function isMail(beginning: string): boolean {
  const head = (beginning.slice(0, 20_000).split(/\r?\n\r?\n/)[0] ?? '').trimEnd();
  const lines = head.split(/\r?\n/);
  const isHead = lines.every((line) => /^(?:[!-9;-~]+:|[ \t])/.test(line));
  const names = lines.filter((line) =>
    /^(?:from|to|date|subject|message-id|received|return-path|delivered-to|mime-version):/i.test(line),
  );
  return isHead && new Set(names.map((line) => line.split(':')[0]?.toLowerCase())).size >= 2;
}
