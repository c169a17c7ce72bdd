import { z } from 'zod';

/** How far one can go back with what is heard: to the very person, to a group, to nobody. */
export const actionability = ['person', 'group', 'background'] as const;

/** The kinds of posts one can set up, each with what its sheet begins with. Other parts make posts of further kinds. */
export const postKinds = [
  {
    kind: 'rest',
    grade: 'person',
    holes: 'Only what your own programs send; nobody notices a program that stopped, unless silence is told.',
  },
  {
    kind: 'webhook',
    grade: 'person',
    holes: 'Only what the other tool sends; calls it gave up on are missing until they are sent again.',
  },
  {
    kind: 'mailbox',
    grade: 'person',
    holes: 'Mail that was moved or deleted before it was read; customers who call instead of writing.',
  },
  { kind: 'helpdesk', grade: 'person', holes: 'Customers who gave up before a ticket was opened.' },
  { kind: 'transcripts', grade: 'person', holes: 'Calls without consent to record; words heard wrongly.' },
  {
    kind: 'reviews',
    grade: 'group',
    holes: 'Those who are very happy or very angry write; most others never do.',
  },
  {
    kind: 'social',
    grade: 'background',
    holes: 'Loud voices, few of them customers; one cannot tell which.',
  },
  {
    kind: 'forum',
    grade: 'group',
    holes: 'Those who only read; members who are no customers. What was hidden or deleted is missing.',
  },
  {
    kind: 'surveys',
    grade: 'person',
    holes: 'Those who were never asked, and those who do not answer surveys.',
  },
  { kind: 'notes', grade: 'group', holes: 'What employees noticed and thought worth writing down.' },
] as const;

export const postKind = z.enum(postKinds.map(({ kind }) => kind));
export type PostKind = z.output<typeof postKind>;
