import { type Calibration, confidenceOf } from '../learning/calibrate.ts';
import type { Dense } from '../vectors/dense.ts';
import { distinctOf } from './distinct.ts';
import { nearestThemes } from './fit.ts';
import { type EmbedderPart, embedded, placed, type Space } from './space.ts';

/** Themes of one language: where they lie, and in which space. A theme merged from others has several centres. */
export interface LanguageThemes {
  readonly space: Space;
  readonly centres: Dense;
  /** The theme of each centre. */
  readonly owners: readonly string[];
  /** The least cosine with its centre at which a text still belongs to the theme. */
  readonly floors: readonly number[];
  /** From a text's margin to the share of such texts that a repeated discovery put into the same theme; null = not measured. */
  readonly calibration: Calibration | null;
}

/** A theme's place in the tree; level 1 is the top. */
export interface Place {
  readonly id: string;
  readonly language: string;
  readonly parent: string | null;
  readonly level: number;
}

/** All that is needed to place new texts and to keep ids: plain data, see `writeModel`. */
export interface ThemeModel {
  /** Of the method; another version means that themes must be found anew. */
  readonly version: string;
  readonly languages: readonly LanguageThemes[];
  readonly tree: readonly Place[];
  /** Every id ever given: none is given twice. */
  readonly used: readonly string[];
  /** Themes that people never want to see again; they keep their centres, so that they are not found again. */
  readonly forbidden: readonly string[];
}

export interface Assigned {
  /** The theme of each text; null = unassigned. */
  readonly assignments: readonly (string | null)[];
  /** The share of such texts that a repeated discovery put into the same theme (0..1); null where unassigned. */
  readonly confidence: readonly (number | null)[];
}

/** Texts whose language is not told count as this one. */
export const usualLanguage = 'en';

/** Places new texts in themes already found, without finding anew: old texts keep their themes. */
export async function assignThemes(
  model: ThemeModel,
  texts: readonly string[],
  { embedders, languages }: { embedders: readonly EmbedderPart[]; languages?: readonly string[] | undefined },
): Promise<Assigned> {
  const assignments = new Array<string | null>(texts.length).fill(null);
  const confidence = new Array<number | null>(texts.length).fill(null);
  for (const themes of model.languages) {
    const places = [...texts.keys()].filter(
      (at) => (languages?.[at] ?? usualLanguage) === themes.space.language,
    );
    const distinct = distinctOf(places.map((at) => texts[at] ?? ''));
    const points = placed(
      themes.space,
      distinct.texts,
      await embedded(embedders, themes.space.language, distinct.texts),
    );
    const near = nearestThemes(points, themes, new Set(model.forbidden));
    places.forEach((at, i) => {
      const found = near[distinct.placeOf[i] as number];
      if (found === undefined || found.theme === null) return;
      assignments[at] = found.theme;
      confidence[at] = themes.calibration && confidenceOf(themes.calibration, found.margin);
    });
  }
  return { assignments, confidence };
}

/** The model as JSON text; numbers as base64, so that reading gives back the very same bits. */
export function writeModel(model: ThemeModel): string {
  return JSON.stringify(model, (_, value: unknown) => {
    if (value instanceof Float32Array)
      return { float32: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    if (value instanceof Int8Array)
      return { int8: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    return value;
  });
}

/** A model from `writeModel`'s text; trusted input, since only Sirius writes it. */
export function readModel(json: string): ThemeModel {
  return JSON.parse(json, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('float32' in value && typeof value.float32 === 'string')
      return new Float32Array(fromBase64(value.float32).buffer);
    if ('int8' in value && typeof value.int8 === 'string')
      return new Int8Array(fromBase64(value.int8).buffer);
    return value;
  }) as ThemeModel;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
}
