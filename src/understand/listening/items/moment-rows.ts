import { momentId } from './item-identity.ts';
import type { KeptMoment } from './prepare-item.ts';

/** An item on its way to the moments store. */
export interface WaitingItem {
  readonly n: number;
  readonly post: string;
  readonly sourceId: string;
  /** The number of its post, as moments carry it. */
  readonly source: number;
  /** null where a moment stood whose customer was erased. */
  readonly moments: readonly (KeptMoment | null)[];
}

/** A moment as the moments store takes it; times in milliseconds of Unix time. */
export type MomentRow = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly customer: string;
};

/** The columns of a row, in the order they are sent. */
export const rowColumns = [
  'workspace',
  'load',
  'id',
  'customer',
  'episode',
  'kind',
  'step',
  'function',
  'channel',
  'resource',
  'at',
  'until',
  'declared',
  'source',
  'row',
  'text',
  'text_key',
  'language',
  'scores',
  'due',
  'withdrawn',
  'absent',
  'attributes',
  'quoted',
] as const;

const stamp = (time: string | undefined) =>
  new Date(time === undefined ? 0 : time).toISOString().replace('T', ' ').replace('Z', '');

/** The rows of an item: its n-th moment is declared n-th, so that what came together keeps its order at one time. */
export function momentRows(workspace: string, load: number, item: WaitingItem): MomentRow[] {
  return item.moments.flatMap((moment, n) =>
    moment === null
      ? []
      : [
          {
            workspace,
            load,
            id: momentId(workspace, item.post, item.sourceId, n),
            customer: moment.customer,
            episode: moment.episode ?? '',
            kind: moment.kind,
            step: moment.step,
            function: moment.function ?? '',
            channel: moment.channel ?? '',
            resource: moment.resource ?? '',
            at: stamp(moment.at),
            until: stamp(moment.until),
            declared: n,
            source: item.source,
            row: item.n,
            text: moment.text ?? '',
            text_key: moment.textKey ?? '',
            language: moment.language ?? '',
            scores: moment.scores ?? {},
            due: stamp(moment.due),
            withdrawn: moment.withdrawn === true ? 1 : 0,
            absent: 'broken',
            attributes: moment.attributes ?? {},
            quoted: moment.quoted ?? '',
          },
        ],
  );
}
