import type { ObservationDraft } from '../draft.contract.ts';

/** An observation on its way: kept on this device until the server has all of it. */
export interface Parcel {
  /** The observation's id, made here: delivered twice it is one observation. */
  readonly id: string;
  /** Whose it is: on a device that several people use, nobody delivers another's words under their own name. */
  readonly workspace: string;
  readonly user: string;
  readonly draft: ObservationDraft;
  readonly photos: readonly { readonly id: string; readonly picture: Blob }[];
  readonly keptAt: number;
  /** Why the server does not take it; it stays until somebody has read that. */
  readonly refused?: { readonly say: string; readonly next: string | undefined };
}

const name = 'sirius-observations';
const store = 'parcels';
/** Where the browser keeps nothing (private windows, full disks), the page's memory has to do. */
const memory = new Map<string, Parcel>();

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(store, { keyPath: 'id' });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('nothing can be kept here'));
  });
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (parcels: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      // Only what is written to the end is kept.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('nothing can be kept here'));
    });
  } finally {
    database.close();
  }
}

/** Keeps a parcel over reloads and restarts; false = only while this page is open. */
export async function keepParcel(parcel: Parcel): Promise<boolean> {
  try {
    await within('readwrite', (parcels) => parcels.put(parcel));
    memory.delete(parcel.id);
    return true;
  } catch {
    memory.set(parcel.id, parcel);
    return false;
  }
}

export async function dropParcel(id: string): Promise<void> {
  memory.delete(id);
  await within('readwrite', (parcels) => parcels.delete(id)).catch(() => undefined);
}

/** What waits here for one person in one company, oldest first. */
export async function parcelsOf(owner: Pick<Parcel, 'workspace' | 'user'>): Promise<Parcel[]> {
  const kept = await within('readonly', (parcels) => parcels.getAll() as IDBRequest<Parcel[]>).catch(
    () => [],
  );
  return [...kept.filter(({ id }) => !memory.has(id)), ...memory.values()]
    .filter(({ workspace, user }) => workspace === owner.workspace && user === owner.user)
    .sort((a, b) => a.keptAt - b.keptAt);
}
