import { wordsOf } from '../patterns/words.ts';
import type { Around } from './around.ts';
import { type Profiles, type StepProfile, stemOf, strengthOf } from './company.ts';
import type { Mention } from './find-topics.ts';
import { ownWords } from './own-words.ts';

/** How much speaks for a step (or function), where the strongest word for it stands, and why. */
export interface Placed {
  readonly name: string;
  readonly score: number;
  readonly start: number;
  readonly end: number;
  readonly reason: readonly string[];
  /** A reference or the company's own word names it: nothing was weighed. */
  readonly isCertain: boolean;
}

interface Proof {
  readonly weight: number;
  readonly start: number;
  readonly end: number;
  readonly say: string;
}

const days = 86_400_000;
/** Other episodes count this long. */
const nearDays = 60;
const inEpisode = 1;
const skipped = 0.8;
const inAnother = 0.55;
const elsewhere = 0.25;
const anywhere = 0.8;
/** A step that so few episodes of the kind have does not belong to it. */
const leastShare = 0.02;

interface Place {
  readonly factor: number;
  readonly say: string;
}

/** Which episodes of the customer a text names by their number. */
function referred(text: string, around: Around): Set<string> {
  const episodes = new Set(
    around.before.map(({ episode }) => episode).filter((name) => name.length >= 4 && /\d/.test(name)),
  );
  if (episodes.size === 0) return episodes;
  const said = text.toLowerCase();
  return new Set(
    [...episodes].filter((name) => {
      const at = said.indexOf(name.toLowerCase());
      if (at === -1) return false;
      const [before, after] = [said[at - 1] ?? ' ', said[at + name.length] ?? ' '];
      return !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
    }),
  );
}

/** How near each step is to the voice: in its episode, left out there, in another episode, or nowhere. */
function placesOf(
  profiles: Profiles,
  around: Around,
  named: ReadonlySet<string>,
): (step: StepProfile) => Place {
  if (around.before.length === 0) return () => ({ factor: anywhere, say: 'no timeline to look at' });
  const episodes = named.size > 0 ? named : new Set([around.episode]);
  const own = around.before.filter(({ episode }) => episodes.has(episode) && episode !== '');
  const happened = new Set(own.map(({ step }) => step));
  const first = own.filter(({ kind }) => kind === 'event').at(-1)?.step ?? '';
  const family = profiles.families[first] ?? {};
  const others = new Set(
    around.before
      .filter(({ episode, at }) => !episodes.has(episode) && around.at - at < nearDays * days)
      .map(({ step }) => step),
  );
  return ({ step }) => {
    if (happened.has(step)) return { factor: inEpisode, say: 'it happened in this episode' };
    if ((family[step] ?? 0) >= leastShare) return { factor: skipped, say: 'this episode is without it' };
    if (named.size === 0 && others.has(step))
      return { factor: inAnother, say: 'it happened to this customer lately' };
    return { factor: own.length === 0 ? anywhere / 2 : elsewhere, say: 'it is not of this journey' };
  };
}

/** Steps with a promise in the voice's episode that was due, the missed first. */
function promisedSteps(around: Around): Map<string, string> {
  const own = around.before.filter(({ kind, episode }) => kind === 'promise' && episode === around.episode);
  return new Map(own.map(({ step, state }) => [step, state]));
}

const keptWords: ReadonlyMap<string, boolean> = new Map([
  ['kept promise', true],
  ['missed promise', false],
]);
/** Words of a broken promise fit one that was missed or is still open; they fit one that was kept badly. */
function fitOfPromise(saysKept: boolean, state: string | undefined): number {
  if (state === undefined || state === 'withdrawn') return 0;
  return saysKept === (state === 'kept') || state === 'open' || state === 'unmeasured' ? 0.9 : 0.35;
}

function proofsOf(
  step: StepProfile,
  text: string,
  mentions: readonly Mention[],
  promised: ReadonlyMap<string, string>,
): Proof[] {
  const proofs = new Map<string, Proof>();
  for (const { topic, start, end } of mentions) {
    const quote = text.slice(start, end);
    const state = promised.get(step.step);
    const kept = keptWords.get(topic);
    const fit = kept === undefined ? (step.fits.get(topic) ?? 0) : fitOfPromise(kept, state);
    // What was promised is done by somebody who comes: a visit in the words is about that promise.
    const bonus = topic === 'visit' && state !== undefined ? 0.3 : 0;
    const weight = (strengthOf.get(topic) ?? 0) * Math.min(1, fit + bonus);
    const why = kept === undefined ? `“${quote}”: ${topic}` : `“${quote}”: its promise, which was ${state}`;
    if (weight > (proofs.get(topic)?.weight ?? 0)) proofs.set(topic, { weight, start, end, say: why });
  }
  return [...proofs.values()];
}

/** The words of a step's own name, when most of them are said within one sentence of ordinary length. */
function namedProof(
  step: StepProfile,
  said: readonly { stem: string; start: number; end: number }[],
): Proof[] {
  if (step.stems.length === 0) return [];
  const found = step.stems.flatMap((stem) => said.find((word) => word.stem === stem) ?? []);
  const coverage = found.length / step.stems.length;
  if (coverage < 1 || (step.stems.length === 1 && step.stems[0] !== undefined && step.stems[0].length < 4))
    return [];
  const start = Math.min(...found.map((word) => word.start));
  const end = Math.max(...found.map((word) => word.end));
  return end - start > 80 ? [] : [{ weight: 0.35, start, end, say: `its own name “${step.step}” is said` }];
}

/** Evidence of one kind adds less and less: ten words for the bill are not ten bills. */
const sum = (proofs: readonly Proof[]) =>
  [...proofs]
    .sort((a, b) => b.weight - a.weight)
    .reduce((total, { weight }, i) => total + weight / (i + 1) ** 1.3, 0);

/** Every step and function with what speaks for it, the most first; ties in the order of names. */
export function scoreSteps(
  text: string,
  mentions: readonly Mention[],
  profiles: Profiles,
  around: Around,
  themes: readonly string[],
): { steps: Placed[]; functions: Placed[] } {
  const said = wordsOf(text).map(({ folded, start, end }) => ({ stem: stemOf(folded), start, end }));
  const promised = promisedSteps(around);
  const named = referred(text, around);
  const place = placesOf(profiles, around, named);
  const taught = ownWords(text, profiles.words.steps);
  const taughtFunctions = ownWords(text, profiles.words.functions);
  const stepsOfThemes = new Map(Object.entries(profiles.words.themes));
  const ofThemes = new Map(
    themes.flatMap((theme) => (stepsOfThemes.get(theme) ?? []).map((step) => [step, theme])),
  );
  const whole = { start: 0, end: text.length };
  const steps = profiles.steps.flatMap((step): Placed[] => {
    if (step.step === around.step) return [];
    const own = taught.find(({ label }) => label === step.step);
    const theme = ofThemes.get(step.step);
    const byWords = [...proofsOf(step, text, mentions, promised), ...namedProof(step, said)];
    const proofs = [
      ...byWords,
      ...(own === undefined
        ? []
        : [
            {
              weight: 1.5,
              start: own.start,
              end: own.end,
              say: `“${text.slice(own.start, own.end)}” is said for it here`,
            },
          ]),
      ...(theme === undefined ? [] : [{ weight: 0.9, ...whole, say: 'its theme speaks of this step' }]),
    ];
    if (proofs.length === 0) return [];
    const { factor, say } = place(step);
    const weak =
      step.isCustomers || (step.isSurvey && !mentions.some(({ topic }) => topic === 'survey')) ? 0.5 : 1;
    const strongest = proofs.reduce((a, b) => (b.weight > a.weight ? b : a));
    return [
      {
        name: step.step,
        score: sum(proofs) * factor * weak,
        start: strongest.start,
        end: strongest.end,
        isCertain: own !== undefined,
        reason: [
          ...proofs.map((proof) => proof.say),
          say,
          ...(named.size > 0 ? [`it names ${[...named].join(', ')}`] : []),
        ],
      },
    ];
  });
  const inOrder = (all: Placed[]) => all.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  const best = new Map<string, Placed>();
  for (const step of inOrder(steps)) {
    const owner = profiles.functionOf.get(step.name) ?? '';
    if (owner !== '' && !best.has(owner)) best.set(owner, { ...step, name: owner });
  }
  for (const { label, start, end } of taughtFunctions) {
    const more = best.get(label);
    best.set(label, {
      name: label,
      score: (more?.score ?? 0) + 1.5,
      start,
      end,
      isCertain: true,
      reason: [`“${text.slice(start, end)}” is said for it here`, ...(more?.reason ?? [])],
    });
  }
  return { steps: inOrder(steps), functions: inOrder([...best.values()]) };
}
