/** Something odd about a file that was read all the same. */
export interface Warning {
  readonly what: string;
  readonly example: string;
}

const longestName = 200;

/** Names as they stand in the file made usable: trimmed, never empty, each once. Each change is told. */
export function uniqueHeader(raw: readonly string[]): { header: string[]; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const seen = new Set<string>();
  const taken = new Set(raw.map((name) => name.trim()));
  const header = raw.map((name, index) => {
    // Line breaks and control characters in a name would break every place that shows it.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const clean = name.replace(/[\u0000-\u001f\u007f\ufeff]+/g, ' ').trim();
    let unique = clean.slice(0, longestName);
    if (unique !== name.trim()) {
      warnings.push({ what: 'A column name was too long or held control characters', example: unique });
    }
    if (unique === '') {
      unique = `column ${index + 1}`;
      warnings.push({ what: 'A column has no name; it is called by its place', example: unique });
    }
    if (seen.has(unique)) {
      let n = 2;
      while (seen.has(`${unique} (${n})`) || taken.has(`${unique} (${n})`)) n++;
      warnings.push({
        what: 'A column name occurs twice; the later one is numbered',
        example: `${unique} (${n})`,
      });
      unique = `${unique} (${n})`;
    }
    seen.add(unique);
    return unique;
  });
  return { header, warnings };
}
