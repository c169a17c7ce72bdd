/** The first 32 bits of the square and cube roots of primes (FIPS 180-4, 4.2.2 and 5.3.3), computed rather than copied. */
const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
const part = (root: number) => ((root - Math.floor(root)) * 0x1_0000_0000) | 0;
const rounds = Int32Array.from(primes, (prime) => part(Math.cbrt(prime)));
const first = Int32Array.from(primes.slice(0, 8), (prime) => part(Math.sqrt(prime)));
const w = new Int32Array(64);

/**
 * The first word of the SHA-256 hash of a text of ASCII signs (FIPS 180-4, 6.2). The browser's own is only there on encrypted
 * pages and answers later; here are many thousand short ones to be made.
 */
export function firstWordOfHash(text: string): number {
  const blocks = (text.length + 8) >> 6;
  const state = first.slice();
  for (let block = 0; block <= blocks; block++) {
    for (let i = 0; i < 16; i++) {
      let word = 0;
      for (let byte = 0; byte < 4; byte++) {
        const at = block * 64 + i * 4 + byte;
        word = (word << 8) | (at < text.length ? text.charCodeAt(at) : at === text.length ? 0x80 : 0);
      }
      w[i] = word;
    }
    if (block === blocks) w[15] = text.length * 8;
    compress(state);
  }
  return (state[0] as number) >>> 0;
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function compress(state: Int32Array): void {
  const at = (i: number) => w[i] as number;
  for (let i = 16; i < 64; i++) {
    const [x, y] = [at(i - 15), at(i - 2)];
    const low = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const high = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[i] = (at(i - 16) + low + at(i - 7) + high) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i++) {
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (rounds[i] as number) + at(i)) |
      0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] as number) + word) | 0;
}
