/** Builds the rows of a block from cells, each with its row number first. For readers that make text of their own. */
export class BlockWriter {
  #lines: string[] = [];
  #cells: number[] = [];
  #length = 0;

  add(row: number, cells: readonly string[]): void {
    let line = String(row);
    for (const cell of cells) line += `,${quote(cell)}`;
    this.#lines.push(line);
    this.#cells.push(cells.length);
    this.#length += line.length + 1;
  }

  get rows(): number {
    return this.#lines.length;
  }

  /** About as many bytes as `take` would give. */
  get size(): number {
    return this.#length;
  }

  /** The block so far, each row filled up to `columns` cells; the writer is empty afterwards. */
  take(columns: number): { csv: Buffer; rows: number } {
    const lines = this.#lines.map((line, i) => {
      const missing = columns - (this.#cells[i] ?? 0);
      return missing === 0 ? line : line + ',""'.repeat(missing);
    });
    const text = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
    const taken = { csv: Buffer.from(text), rows: lines.length };
    this.#lines = [];
    this.#cells = [];
    this.#length = 0;
    return taken;
  }
}

/** A cell as the engine reads it back unchanged: always quoted, quotes doubled. */
export function quote(cell: string): string {
  return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : `"${cell}"`;
}
