/** Permutations, and how many of them make one band. */
const permutations = 128;
const rows = 4;
/** Where a band holds more texts than this, each is compared with the first and its next neighbours only. */
export const crowd = 64;
const neighbours = 16;

const seeds = Int32Array.from(
  { length: permutations },
  (_, at) => Math.imul(at + 1, 0x9e3779b1) ^ 0x5bd1e995,
);

/** The least hash of a set of shingles under each permutation (Broder 1997). */
export function signatureOf(shingles: Int32Array): Int32Array {
  const signature = new Int32Array(permutations).fill(0x7fffffff);
  for (const shingle of shingles) {
    for (let at = 0; at < permutations; at++) {
      let hash = Math.imul(shingle ^ (seeds[at] ?? 0), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      hash ^= hash >>> 16;
      if (hash < (signature[at] ?? 0)) signature[at] = hash;
    }
  }
  return signature;
}

/**
 * The bands of a signature as whole numbers below 2^53: texts that have one in common may be alike. Each band of four rows
 * has a number of its own, so that equal rows of different bands do not meet.
 */
export function bandsOf(signature: Int32Array): number[] {
  const bands: number[] = [];
  for (let band = 0; band < permutations; band += rows) {
    let [low, high] = [Math.imul(band + 1, 0x9e3779b1), Math.imul(band + 1, 0x85ebca6b)];
    for (let row = band; row < band + rows; row++) {
      low = Math.imul(low ^ (signature[row] ?? 0), 0x01000193);
      low ^= low >>> 15;
      high = Math.imul(high ^ (signature[row] ?? 0), 0xc2b2ae35);
      high ^= high >>> 13;
    }
    bands.push((high >>> 11) * 0x1_0000_0000 + (low >>> 0));
  }
  return bands;
}

/**
 * Calls `meet` with pairs that may be alike: those equal in one band of four rows, which texts of Jaccard 0.8 miss
 * once in ten million. Pairs do not depend on the order in which texts came, only on their numbering.
 */
export function eachCandidate(signatures: readonly Int32Array[], meet: (a: number, b: number) => void): void {
  for (let band = 0; band < permutations; band += rows) {
    const buckets = new Map<string, number[]>();
    signatures.forEach((signature, text) => {
      const key = `${signature[band]},${signature[band + 1]},${signature[band + 2]},${signature[band + 3]}`;
      const bucket = buckets.get(key);
      if (bucket) bucket.push(text);
      else buckets.set(key, [text]);
    });
    for (const bucket of buckets.values()) if (bucket.length > 1) meetAll(bucket, meet);
  }
}

/** Calls `meet` with the pairs of one band: all of them, or in a crowd each with the first and its next neighbours. */
export function meetAll(bucket: readonly number[], meet: (a: number, b: number) => void): void {
  const reach = bucket.length > crowd ? neighbours : bucket.length;
  for (let at = 0; at < bucket.length; at++) {
    const one = bucket[at] ?? 0;
    if (reach === neighbours && at > 0) meet(bucket[0] ?? 0, one);
    for (let step = 1; step <= reach && at + step < bucket.length; step++) meet(one, bucket[at + step] ?? 0);
  }
}
