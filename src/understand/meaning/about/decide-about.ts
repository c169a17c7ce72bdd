import type { Company } from '../../../instruments/language/about/company.ts';
import { objects } from '../../../instruments/language/about/topic.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { type AboutTask, isAboutTask, type LabelDecision } from '../desk.contract.ts';
import { type About, type Label, unknownAbout } from '../evidence.contract.ts';

/** What each question about a voice may be answered with in this company. */
export function answersOf(task: AboutTask, { steps, words }: Company): string[] {
  const named = (names: readonly string[]) => [...new Set(names)].filter((name) => name !== '').sort();
  if (task === 'step') return [...named(steps.map(({ step }) => step)), unknownAbout];
  if (task === 'function')
    return [...named([...steps.map((each) => each.function), ...Object.keys(words.functions)]), unknownAbout];
  return [...named([...objects, ...Object.keys(words.objects)]), unknownAbout];
}

/** The refusal of an answer that the company's records do not know; null = it is one. */
export function refuseAnswer(task: AboutTask, label: string, company: Company): Refusal | null {
  const answers = answersOf(task, company);
  if (answers.includes(label)) return null;
  const shown = answers.slice(0, 40).join(', ');
  return refuse('no-such-answer', `“${label}” is no ${task} of this company.`, {
    next: `There are: ${shown}.`,
  });
}

function decided(decision: LabelDecision, like: Label): Label {
  const { value: _, ...rest } = like;
  return {
    ...rest,
    label: decision.label,
    confidence: null,
    method: 'human',
    reason: [`${decision.status} by ${decision.by}`],
    status: decision.status,
    by: decision.by,
    at: decision.at,
  };
}

/** A step that somebody named belongs to its function, unless somebody said otherwise. */
function followed(about: About, { steps }: Company): About {
  const { step } = about;
  if (step.method !== 'human' || about.function.method === 'human' || step.status === 'rejected')
    return about;
  const owner = steps.find((each) => each.step === step.label)?.function ?? '';
  const label = owner === '' ? unknownAbout : owner;
  return {
    ...about,
    function: {
      ...step,
      label,
      reason: [owner === '' ? `nobody owns “${step.label}”` : `owns “${step.label}”`],
    },
  };
}

function withDecision(before: About, decision: LabelDecision): About {
  if (decision.task === 'object') {
    // It speaks of none: nothing that was read of it stands.
    if (decision.label === unknownAbout)
      return decision.status === 'rejected' ? before : { ...before, objects: [] };
    const like = before.objects.find(({ label }) => label === decision.label) ?? before.step;
    const others = before.objects.filter(({ label }) => label !== decision.label);
    return { ...before, objects: [...others, decided(decision, like)] };
  }
  if (decision.task !== 'step' && decision.task !== 'function') return before;
  const read = before[decision.task];
  // What is rejected and was not said changes nothing.
  if (decision.status === 'rejected' && read.label !== decision.label) return before;
  return { ...before, [decision.task]: decided(decision, read) };
}

/** People win: what they said a voice is about stands over what was read. Decisions come oldest first. */
export function decideAbout(about: About, decisions: readonly LabelDecision[], company: Company): About {
  const own = decisions.filter(({ task }) => isAboutTask(task));
  if (own.length === 0) return about;
  let now = about;
  for (const decision of own) now = withDecision(now, decision);
  return followed(now, company);
}
