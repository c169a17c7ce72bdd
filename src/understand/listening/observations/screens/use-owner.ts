import { useEffect } from 'react';
import { useSession } from '../../../../web/session.ts';
import type { Parcel } from './parcels.ts';

const name = 'sirius.observe.owner';

type Owner = Pick<Parcel, 'workspace' | 'user'>;

function remembered(): Owner | null {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    if (typeof read !== 'object' || read === null || !('workspace' in read) || !('user' in read)) return null;
    const { workspace, user } = read;
    return typeof workspace === 'string' && typeof user === 'string' ? { workspace, user } : null;
  } catch {
    return null;
  }
}

/**
 * For whom this device keeps what is written: whoever is signed in; while nobody can be asked, whoever was here last. Two
 * numbers and no name; the server takes a parcel only from the very person, whenever that is.
 */
export function useOwner(): Partial<Owner> {
  const { data: session } = useSession();
  const me = session?.state === 'in' ? session.me : undefined;
  const workspace = me?.workspace.id;
  const user = me?.userId;
  useEffect(() => {
    if (workspace === undefined || user === undefined) return;
    try {
      localStorage.setItem(name, JSON.stringify({ workspace, user }));
    } catch {
      // Then the form needs a connection to know whose it is.
    }
  }, [workspace, user]);
  if (workspace !== undefined && user !== undefined) return { workspace, user };
  return remembered() ?? {};
}
