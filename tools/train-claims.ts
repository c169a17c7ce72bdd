// node tools/train-claims.ts: learns the weights for effort, intent and "was my problem solved?" from the tuning halves
// and the practice voices in tests/labelled and writes them to src/instruments/language/claims/weights/claims.json.
// Held-out halves, fresh voices and the second person's voices are never read. Same files in, same bytes out.
import { writeFileSync } from 'node:fs';
import { packClaims } from '../src/instruments/language/claims/pack-claims.ts';
import { teachClaims } from '../src/instruments/language/claims/teach-claims.ts';
import { claimRows } from '../tests/claim-rows.ts';

const model = packClaims(teachClaims(claimRows()));
const { traits, ...rest } = model;
const head = Object.entries(rest).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`);
const lines = traits.map((trait) => `    ${JSON.stringify(trait)}`);
const path = 'src/instruments/language/claims/weights/claims.json';
writeFileSync(
  new URL(`../${path}`, import.meta.url),
  `{\n${head.join(',\n')},\n  "traits": [\n${lines.join(',\n')}\n  ]\n}\n`,
);
console.log(`${path}: ${model.rows} rows, ${traits.length} traits`);
