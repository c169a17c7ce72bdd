import { type CleanPicture, cleanPicture } from '../../../../instruments/pictures/clean-picture.ts';
import { type Refusal, refuse } from '../../../../kernel/refusal.ts';

/** A picture that the page may show as the company's logo. */
export interface Logo extends CleanPicture {
  readonly type: 'image/png' | 'image/jpeg';
}

const mostPixels = 2000;
const noPicture = refuse('no-picture', 'This is no PNG or JPEG picture, or it is damaged.', {
  next: 'Save the logo as PNG or JPEG, and hand that in.',
});
const tooMany = refuse('picture-too-large', 'The picture is wider or higher than 2,000 pixels.', {
  next: 'Make it smaller; the page shows it at most 40 pixels high.',
  kind: 'too-large',
});

const isLogo = (picture: CleanPicture): picture is Logo =>
  picture.type === 'image/png' || picture.type === 'image/jpeg';

/** A logo told by its content, without metadata and without what was hung onto it; refused when it is no PNG or JPEG. */
export function cleanLogo(bytes: Buffer): Logo | Refusal {
  const picture = cleanPicture(bytes);
  if (picture === null || !isLogo(picture)) return noPicture;
  return picture.width > mostPixels || picture.height > mostPixels ? tooMany : picture;
}
