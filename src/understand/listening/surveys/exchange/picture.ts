import type { Texts } from '../logic.contract.ts';
import { type Choice, httpsAddress } from '../question.contract.ts';

/** A picture by its https address; none where the file names something else. */
export const pictureAt = (src: string, alt: Texts): Pick<Choice, 'picture'> =>
  httpsAddress.test(src) ? { picture: { src, alt } } : {};
