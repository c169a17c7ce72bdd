import type { WrittenSurvey } from '../../definition.contract.ts';
import { httpsAddress } from '../../question.contract.ts';
import { Codes } from '../collect.ts';
import { at, listAt, textAt } from '../given.ts';
import type { LocalTexts } from '../local-texts.ts';

/** The end pages, and their codes by the names that rules know them by. */
export interface Ends {
  readonly codes: ReadonlyMap<string, string>;
  readonly shapes: WrittenSurvey['ends'];
}

/** The endings; of older surveys the card that said thank you. */
export function readEnds(survey: unknown, texts: LocalTexts): Ends {
  const take = new Codes();
  const codes = new Map<string, string>();
  const given = listAt(survey, 'endings');
  const old = at(survey, 'thankYouCard');
  const list = given.length > 0 ? given : at(old, 'enabled') === true ? [old] : [];
  const shapes = list.slice(0, 90).map((ending, n): WrittenSurvey['ends'][number] => {
    const id = textAt(ending, 'id') || `end${n + 1}`;
    const code = take.take(id, `end${n + 1}`);
    codes.set(id, code);
    const url = textAt(ending, 'buttonLink') || textAt(ending, 'url');
    const sub = at(ending, 'subheader');
    return {
      code,
      kind: 'thanks',
      title: texts.of(at(ending, 'headline') ?? 'Thank you!', id, 'Thank you!'),
      ...(sub === undefined ? {} : { text: texts.of(sub, id) }),
      ...(httpsAddress.test(url)
        ? { link: { url, text: texts.of(at(ending, 'buttonLabel') ?? 'Go on', id, 'Go on') } }
        : {}),
    };
  });
  codes.set('end', shapes[0]?.code ?? 'thanks');
  return { codes, shapes };
}
