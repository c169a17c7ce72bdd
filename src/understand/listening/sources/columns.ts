const fold = (name: string) => name.trim().toLowerCase().replaceAll('_', ' ');

/** At which place a table's header has each field; of the names a field may go by, the first that is there counts. */
export function placesOf<Field extends string>(
  header: readonly string[],
  names: Readonly<Record<Field, readonly string[]>>,
): Map<Field, number> {
  const folded = header.map(fold);
  const found = new Map<Field, number>();
  for (const [field, wanted] of Object.entries(names) as [Field, readonly string[]][]) {
    const place = wanted.map((name) => folded.indexOf(name)).find((at) => at !== -1);
    if (place !== undefined) found.set(field, place);
  }
  return found;
}

/** The same as the header writes the names. */
export const columnsOf = <Field extends string>(
  header: readonly string[],
  names: Readonly<Record<Field, readonly string[]>>,
): Map<Field, string> =>
  new Map([...placesOf(header, names)].map(([field, place]) => [field, header[place] ?? '']));
