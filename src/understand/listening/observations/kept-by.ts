import { type Refusal, refuse } from '../../../kernel/refusal.ts';

/** Who kept an observation on a device, and in which company: a device may be signed in as somebody else by now. */
export interface KeptBy {
  readonly observer?: string | undefined;
  readonly workspace?: string | undefined;
}

/** Nobody delivers what another kept on the same device, and nobody into another company; it waits for whoever kept it. */
export function refuseOthers(
  { userId, workspaceId }: { readonly userId: string; readonly workspaceId: string },
  { observer = userId, workspace = workspaceId }: KeptBy,
): Refusal | null {
  return observer === userId && workspace === workspaceId
    ? null
    : refuse('kept-by-another', 'Somebody else kept this observation on this device.', {
        next: 'It leaves when they are signed in, in the company it was written for.',
        kind: 'forbidden',
      });
}
