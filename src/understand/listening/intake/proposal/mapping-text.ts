import { stringify } from 'yaml';
import type { Mapping } from '../mapping.contract.ts';
import type { Proposal } from './proposal.contract.ts';

/** A sentence as comment lines; whatever the file put into it, it stays a comment. */
function comment(text: string): string {
  return text
    .split(/[\r\n\u0085\u2028\u2029]+/)
    .map((line) => `# ${line}`)
    .join('\n');
}

/** The mapping without what goes without saying. */
function plain(mapping: Mapping): unknown {
  const moments = mapping.moments.map((moment) => {
    if (moment.scores === undefined) return moment;
    const scores = Object.entries(moment.scores).map(([name, { blank, ...score }]) => [
      name,
      blank.length === 0 ? score : { ...score, blank },
    ]);
    return { ...moment, scores: Object.fromEntries(scores) };
  });
  const { formats, zone } = mapping.time;
  return { ...mapping, moments, time: formats.length === 0 ? { zone } : { zone, formats } };
}

/** The proposal as a YAML mapping, what is unsure about it and what was odd as comments above. */
export function mappingText(proposal: Proposal): string {
  const open = proposal.questions.filter((question) => question.assumed === undefined);
  const assumed = proposal.questions.filter((question) => question.assumed !== undefined);
  const lines: string[] = [];
  if (open.length > 0) lines.push('# Please answer before importing:');
  for (const { file, column, ask, options } of open) {
    lines.push(
      comment(`  ${file}, ${column}: ${ask}`),
      ...options.map((option) => comment(`    - ${option.say}`)),
    );
  }
  if (assumed.length > 0) lines.push('# Assumed, please check:');
  for (const { file, column, ask, options, assumed: is } of assumed) {
    const taken = options.find((option) => option.is === is)?.say ?? is;
    lines.push(comment(`  ${file}, ${column}: ${ask} → ${taken}`));
  }
  if (proposal.warnings.length > 0) lines.push('# Noticed:');
  for (const { say } of proposal.warnings) lines.push(comment(`  ${say}`));
  if (lines.length > 0) lines.push('');
  const logs = proposal.files.filter((file) => file.format.startsWith('xes'));
  if (proposal.mapping !== null) lines.push(stringify(plain(proposal.mapping), { lineWidth: 110 }).trimEnd());
  else if (logs.length > 0) lines.push(comment('An event log needs no mapping: import it as it is.'));
  else lines.push(comment('No moments were found in these files.'));
  return `${lines.join('\n')}\n`;
}
