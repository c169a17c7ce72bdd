import { canonical } from '../../../kernel/canonical.ts';
import type { Item, MomentDraft } from './contract.ts';

/** What the stores keep of a moment: its text redacted, with the fingerprint of the original where the two differ. */
export type KeptMoment = Omit<MomentDraft, 'scores'> & {
  readonly scores?: Readonly<Record<string, number>>;
  readonly textKey?: string;
};

/** An item of a post, ready to be stored. */
export interface PreparedItem {
  readonly post: string;
  readonly sourceId: string;
  /** Keyed, of all that was sent. */
  readonly fingerprint: string;
  readonly moments: readonly KeptMoment[];
  /** The scales of its scores. */
  readonly scales: readonly { readonly metric: string; readonly low: number; readonly high: number }[];
  readonly by: string;
  /** What its texts were before redaction, by fingerprint; empty unless the company keeps originals. */
  readonly originals: readonly {
    readonly textKey: string;
    readonly text: string;
    readonly customer: string;
  }[];
}

/** What redaction offers: see the redactor of a workspace. */
interface Redacting {
  redact(text: string): string;
  fingerprint(text: string): string;
  readonly keepsOriginals: boolean;
}

function kept(moment: MomentDraft, redactor: Redacting): KeptMoment {
  const { scores, text, ...facts } = moment;
  const redacted = text === undefined || text === '' ? undefined : redactor.redact(text);
  return {
    ...facts,
    ...(redacted === undefined ? {} : { text: redacted }),
    ...(text === undefined || redacted === undefined || redacted === text
      ? {}
      : { textKey: redactor.fingerprint(text) }),
    ...(scores === undefined
      ? {}
      : { scores: Object.fromEntries(Object.entries(scores).map(([name, { value }]) => [name, value])) }),
  };
}

/** The scales that an item's scores are on. */
export function scalesOf(item: Item): PreparedItem['scales'] {
  return item.moments.flatMap(({ scores }) =>
    Object.entries(scores ?? {}).map(
      ([
        metric,
        {
          scale: [low, high],
        },
      ]) => ({ metric, low, high }),
    ),
  );
}

/** Redacts an item's texts before anything of it is stored. The customer, steps and attributes stay as they were sent. */
export function prepareItem(post: string, item: Item, by: string, redactor: Redacting): PreparedItem {
  const moments = item.moments.map((moment) => kept(moment, redactor));
  return {
    post,
    sourceId: item.id,
    fingerprint: redactor.fingerprint(canonical(item.moments)),
    moments,
    scales: scalesOf(item),
    by,
    originals: redactor.keepsOriginals
      ? moments.flatMap(({ textKey, customer }, n) =>
          textKey === undefined ? [] : [{ textKey, customer, text: item.moments[n]?.text ?? '' }],
        )
      : [],
  };
}
