import type { ObservationDraft } from '../draft.contract.ts';
import type { People, TakenPhoto } from './photo-field.tsx';

/** What the form holds; '' where nothing was said. */
export interface Fields {
  readonly kind: ObservationDraft['kind'];
  readonly saw: string;
  readonly said: string;
  readonly means: string;
  readonly step: string;
  readonly function: string;
  readonly channel: string;
  readonly place: string;
  /** As the browser's field has it, in local time; '' = now. */
  readonly at: string;
  readonly customerKind: 'id' | 'email' | 'phone';
  readonly customer: string;
  readonly feeling: string;
  readonly effort: string;
  readonly waste: readonly string[];
  readonly photos: readonly TakenPhoto[];
  readonly people: People | null;
  readonly signed: boolean;
}

export const nothingYet: Omit<Fields, 'kind'> = {
  saw: '',
  said: '',
  means: '',
  step: '',
  function: '',
  channel: '',
  place: '',
  at: '',
  customerKind: 'id',
  customer: '',
  feeling: '',
  effort: '',
  waste: [],
  photos: [],
  people: null,
  signed: false,
};

/** What is still missing before it can be kept, by the key of the sentence that says so. */
export function missingIn(fields: Fields): 'observations.ask.words' | 'observations.photos.ask' | null {
  const said = fields.kind === 'safari' ? '' : fields.said;
  if (fields.saw.trim() === '' && said.trim() === '') return 'observations.ask.words';
  if (fields.photos.length > 0 && fields.people === null) return 'observations.photos.ask';
  return null;
}

const filled = <T extends Record<string, string>>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== '')) as Partial<T>;

/** What is sent. `now` is the company's: a demo's clock may be moved. */
export function draftOf(fields: Fields, now: Date): ObservationDraft {
  const { kind, saw, means, step, channel, place, feeling, effort } = fields;
  const texts = filled({ saw, means, step, function: fields.function, channel, place, feeling, effort });
  return {
    kind,
    at: (fields.at === '' ? now : new Date(fields.at)).toISOString(),
    ...(texts as Partial<ObservationDraft>),
    ...(kind === 'safari' ? {} : filled({ said: fields.said })),
    ...(fields.customer.trim() === ''
      ? {}
      : { customer: { kind: fields.customerKind, value: fields.customer.trim() } }),
    ...(fields.waste.length === 0 ? {} : { waste: [...fields.waste] as ObservationDraft['waste'] }),
    ...(fields.photos.length === 0
      ? {}
      : { photos: fields.photos.map(({ id }) => id), peopleOnPhotos: fields.people ?? 'nobody' }),
    ...(fields.signed ? { signed: true } : {}),
  };
}
