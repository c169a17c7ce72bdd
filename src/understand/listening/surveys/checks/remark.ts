import type { Place, Remark, Said } from '../checks.contract.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import { begun, both, type Names } from '../name-place.ts';

/** What a check is given. */
export interface Checked {
  readonly definition: SurveyDefinition;
  readonly names: Names;
  /** The version published before, when there is one. */
  readonly earlier?: SurveyDefinition;
}

type Sentence = (name: string) => string;

/** A remark whose sentences begin with the thing they are about. */
export function remark(
  { names }: Pick<Checked, 'names'>,
  code: string,
  severity: Remark['severity'],
  where: Place,
  sentences: { readonly en: Sentence; readonly es: Sentence },
): Remark {
  const name: Said = names.place(where);
  return { code, severity, where, say: both((language) => begun(sentences[language](name[language]))) };
}
