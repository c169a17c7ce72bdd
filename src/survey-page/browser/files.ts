import type { Answer, GivenFile } from '../../understand/listening/surveys/question.contract.ts';
import {
  answer,
  answerTo,
  type Change,
  type Session,
} from '../../understand/listening/surveys/runtime/index.ts';
import type { ForScript } from '../for-script.ts';
import type { Pen } from '../pen.ts';
import { postFile } from './post.ts';

/** Sends chosen files at once, so that what stands in the answer is what the server has. Null: nothing was taken. */
export async function takeFiles(
  given: ForScript,
  pen: Pen,
  session: Session,
  field: HTMLInputElement,
  element: HTMLElement,
): Promise<Change | null> {
  const question = field.dataset.file ?? '';
  const told = element.querySelector<HTMLElement>('[data-sending]');
  const tell = (text: string) => {
    if (told !== null) told.textContent = text;
  };
  const taken: GivenFile[] = [];
  for (const file of field.files ?? []) {
    tell(pen.plain('sending', { name: file.name }));
    const sent = given.preview
      ? { given: { id: crypto.randomUUID(), name: file.name, type: file.type, bytes: file.size } }
      : await postFile({ link: given.link, key: given.key, question }, file);
    if (sent === null || 'say' in sent) {
      tell(sent === null ? pen.plain('offline') : sent.say);
      field.value = '';
      break;
    }
    taken.push(sent.given as GivenFile);
  }
  if (taken.length === 0) return null;
  const before = answerTo(session, question);
  const all = [...(Array.isArray(before) ? (before as readonly GivenFile[]) : []), ...taken];
  return answer(session, question, all as Answer);
}
