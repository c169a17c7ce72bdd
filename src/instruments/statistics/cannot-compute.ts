/**
 * The method cannot say anything about these data (no variance, too few rows, collinear columns …).
 * `message` is a sentence for people; the edges turn it into a refusal.
 */
export class CannotCompute extends Error {
  constructor(say: string) {
    super(say);
    this.name = 'CannotCompute';
  }
}
