// The peer of the bulk benchmark, in the same run on the same file: the shortest honest way to a directly-follows graph and
// variants in JavaScript. Reads the whole file, trusts every row, checks nothing, stores nothing.
import { readFileSync } from 'node:fs';

const [path] = process.argv.slice(2);
if (path === undefined) process.exit(2);
const episodes = new Map<string, { at: number; step: string }[]>();
const lines = readFileSync(path, 'utf8').split('\n');
for (let i = 1; i < lines.length; i++) {
  const cells = (lines[i] as string).split(',');
  const [episode, , step, , time] = cells;
  if (episode === undefined || step === undefined || time === undefined) continue;
  const moments = episodes.get(episode);
  const moment = { at: Date.parse(time), step };
  if (moments === undefined) episodes.set(episode, [moment]);
  else moments.push(moment);
}
const edges = new Map<string, number>();
const variants = new Map<string, number>();
for (const moments of episodes.values()) {
  moments.sort((a, b) => a.at - b.at);
  const path = moments.map((moment) => moment.step);
  for (let i = 1; i < path.length; i++) {
    const edge = `${path[i - 1]} → ${path[i]}`;
    edges.set(edge, (edges.get(edge) ?? 0) + 1);
  }
  const variant = path.join('|');
  variants.set(variant, (variants.get(variant) ?? 0) + 1);
}
console.log(JSON.stringify({ episodes: episodes.size, edges: edges.size, variants: variants.size }));
