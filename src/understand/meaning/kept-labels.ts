import { z } from 'zod';
import { type Label, labelShape } from './evidence.contract.ts';
import { textVersionOf } from './text-version.ts';

const keptShape = labelShape.omit({
  version: true,
  modelVersion: true,
  taxonomyVersion: true,
  textVersion: true,
});
type Kept = z.infer<typeof keptShape>;

/** What is kept as evidence of a clause: its labels, without what the rows of one reading have in common. */
export const clauseEvidence = z.object({
  sentiment: keptShape.nullable(),
  emotion: z.array(keptShape),
  effort: keptShape,
  cues: z.array(keptShape),
  intent: z.array(keptShape),
  themes: z.array(keptShape),
});
/** What is kept as evidence of a whole voice. */
export const wholeEvidence = z.object({
  sentiment: keptShape.nullable(),
  about: z.object({ step: keptShape, function: keptShape, objects: z.array(keptShape) }).nullish(),
});

/** What labels of a reading carry that the rows do not repeat. */
export interface VersionSaid {
  readonly modelVersion: string;
  readonly taxonomyVersion: string;
}

/** Makes kept labels of one text whole again. */
export function restorer(
  { modelVersion, taxonomyVersion }: VersionSaid,
  text: string,
): (kept: Kept) => Label {
  const textVersion = textVersionOf(text);
  const version = `${modelVersion} ${taxonomyVersion} ${textVersion}`;
  return ({ theme, value, ...kept }) => ({
    ...kept,
    ...(theme === undefined ? {} : { theme }),
    ...(value === undefined ? {} : { value }),
    version,
    modelVersion,
    taxonomyVersion,
    textVersion,
  });
}

/**
 * Every label of a clause as it is told now, from its evidence: a merged theme as the one it went into, a forbidden one
 * not at all. `names` says how themes are spoken of now, by the id a label was given with.
 */
export function labelsOf(
  evidence: string,
  whole: (kept: Kept) => Label,
  names: ReadonlyMap<string, { readonly id: string; readonly name: string }>,
) {
  const kept = clauseEvidence.parse(JSON.parse(evidence));
  const themes = kept.themes.flatMap((theme): Label[] => {
    const now = names.get(theme.theme ?? '');
    return now === undefined ? [] : [{ ...whole(theme), theme: now.id, label: now.name }];
  });
  return {
    sentiment: kept.sentiment === null ? null : whole(kept.sentiment),
    emotion: kept.emotion.map(whole),
    effort: whole(kept.effort),
    cues: kept.cues.map(whole),
    intent: kept.intent.map(whole),
    themes: themes.filter((theme, i) => themes.findIndex((other) => other.theme === theme.theme) === i),
  };
}
