/** Short names for tables, made of their file names: what all files share at their ends is left out. */
export function nameTables(files: readonly string[]): string[] {
  const words = files.map((file) =>
    (file.split(/[\\/]/).at(-1) ?? file)
      .replace(/(?:\.(?:csv|tsv|txt|jsonl|ndjson|json|gz|dat|log))+$/i, '')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .split(/[^A-Za-z0-9]+/)
      .filter((word) => word !== ''),
  );
  const shared = (pick: (list: string[]) => string | undefined) =>
    files.length > 1 &&
    words.every((list) => list.length > 1 && pick(list) !== undefined && pick(list) === pick(words[0] ?? []));
  while (shared((list) => list[0])) for (const list of words) list.shift();
  while (shared((list) => list.at(-1))) for (const list of words) list.pop();
  const taken = new Set<string>();
  return words.map((list) => {
    const plain = list.join('_').toLowerCase().slice(0, 40).replace(/_+$/, '');
    const base = plain === '' ? 'table' : /^\d/.test(plain) ? `t_${plain}` : plain;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
    taken.add(name);
    return name;
  });
}
