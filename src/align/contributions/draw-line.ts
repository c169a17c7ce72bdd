import type { AnsweredFinding } from './ask-findings.ts';
import type { Line, Trace, WorkItem } from './contract.ts';
import type { SourcedContribution } from './match-stars.ts';
import { presentContribution } from './present-contribution.ts';

/** Everything a line of sight can run through. */
export interface Sight {
  readonly findings: readonly AnsweredFinding[];
  readonly contributions: readonly SourcedContribution[];
  readonly work: readonly WorkItem[];
  readonly now: Date;
}

function lineOf(contribution: SourcedContribution, { findings, work, now }: Sight): Line {
  const { source, claim, evidence } = contribution;
  const finding = findings.find(({ id }) => id === source.findingId);
  const { id, sentence, state, verdict } = presentContribution(contribution, now);
  const said = source.findingSaid ?? '';
  return {
    customers: {
      count: finding?.customers ?? null,
      evidence: [...(finding?.evidence ?? evidence)],
      step: claim.step ?? finding?.step ?? '',
    },
    finding:
      source.findingId === null
        ? null
        : {
            id: source.findingId,
            sentence: finding?.sentence ?? said,
            sentences: finding?.sentences ?? { en: said, es: said },
            function: finding?.function ?? source.function,
          },
    contribution: { id, sentence, claim, state },
    source: { kind: source.kind, id: source.id, title: source.title, state: source.state, by: source.by },
    work: work
      .filter(({ serves }) => serves?.id === source.id || (serves !== null && serves.id === source.findingId))
      .map((item) => ({ id: item.id, title: item.title, function: item.function })),
    verdict,
  };
}

const bareLine = (finding: AnsweredFinding | null, work: readonly WorkItem[]): Line => ({
  customers: {
    count: finding?.customers ?? null,
    evidence: [...(finding?.evidence ?? [])],
    step: finding?.step ?? '',
  },
  finding:
    finding === null
      ? null
      : {
          id: finding.id,
          sentence: finding.sentence,
          sentences: finding.sentences,
          function: finding.function,
        },
  contribution: null,
  source: null,
  work: work.map(({ id, title, function: of }) => ({ id, title, function: of })),
  verdict: null,
});

function gapsOf(lines: readonly Line[], kind: Trace['asked']['kind']): string[] {
  const gaps = new Set<string>();
  for (const line of lines) {
    if (line.finding === null) gaps.add('It names no finding of customers.');
    if (line.contribution === null) {
      gaps.add(
        kind === 'work' ? 'No decision says what it changes for customers.' : 'No decision answers it yet.',
      );
    } else if (line.contribution.state === 'unregistered')
      gaps.add('Its contribution is not registered yet.');
    else if (line.verdict === null) gaps.add('Its verdict is not written yet.');
  }
  return [...gaps];
}

/**
 * The line of sight through whatever `id` names, both ways: from customers to the verdict, and back from work to the
 * customers. null when nothing has this id.
 */
export function drawLine(id: string, sight: Sight): Trace | null {
  const { findings, contributions, work } = sight;
  const drawn = (kind: Trace['asked']['kind'], lines: Line[]): Trace => ({
    asked: { kind, id },
    lines,
    gaps: gapsOf(lines, kind),
  });
  const byContribution = contributions.find((c) => c.id === id || c.source.id === id || c.verdict?.id === id);
  if (byContribution !== undefined) {
    const kind =
      byContribution.id === id ? 'contribution' : byContribution.source.id === id ? 'decision' : 'verdict';
    return drawn(kind, [lineOf(byContribution, sight)]);
  }
  const finding = findings.find((f) => f.id === id) ?? null;
  const answering = contributions.filter(({ source }) => source.findingId === id);
  if (finding !== null || answering.length > 0) {
    const lines = answering.map((contribution) => lineOf(contribution, sight));
    const serving = work.filter(({ serves }) => serves?.id === id);
    return drawn('finding', lines.length > 0 ? lines : [bareLine(finding, serving)]);
  }
  const item = work.find((w) => w.id === id);
  if (item === undefined) return null;
  if (item.serves?.kind === 'decision') {
    const serves = item.serves.id;
    const decision = contributions.find(({ source }) => source.id === serves);
    if (decision !== undefined) return drawn('work', [lineOf(decision, sight)]);
  }
  const served = findings.find((f) => f.id === item.serves?.id) ?? null;
  return drawn('work', [bareLine(served, [item])]);
}
