// node tools/train-claims.ts: learns the weights for effort, intent and "was my problem solved?" from the tuning halves
// and the practice voices in tests/labelled and writes them to src/instruments/language/claims/weights/claims.json.
// Held-out halves, fresh voices and the second person's voices are never read. Same files in, same bytes out.
import { writeFileSync } from 'node:fs';
import { packClaims } from '../src/instruments/language/claims/pack-claims.ts';
import { teachClaims } from '../src/instruments/language/claims/teach-claims.ts';
import { claimRows } from '../tests/claim-rows.ts';

const model = packClaims(teachClaims(claimRows()));
const { traits, calibration, bias, rows } = model;
const curves = Object.entries(calibration).map(
  ([task, curve]) =>
    `    "${task}": { ${Object.entries(curve)
      .map(([name, value]) => `"${name}": ${JSON.stringify(value)}`)
      .join(', ')} }`,
);
const lines = Object.entries(traits).map(([name, pairs]) => `    ${JSON.stringify(name)}: "${pairs}"`);
const path = 'src/instruments/language/claims/weights/claims.json';
writeFileSync(
  new URL(`../${path}`, import.meta.url),
  [
    '{',
    `  "rows": ${rows},`,
    `  "calibration": {\n${curves.join(',\n')}\n  },`,
    `  "bias": [${bias.join(', ')}],`,
    `  "traits": {\n${lines.join(',\n')}\n  }`,
    '}\n',
  ].join('\n'),
);
console.log(`${path}: ${rows} rows, ${lines.length} traits`);
