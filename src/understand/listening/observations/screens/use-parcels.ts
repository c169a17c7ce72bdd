import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Delivered, deliver } from './deliver.ts';
import { dropParcel, keepParcel, type Parcel, parcelsOf } from './parcels.ts';
import { useOwner } from './use-owner.ts';

const againMs = 20_000;

/** What waits on this device for its owner, and its way to the server: at once, and whenever there is a connection. */
export function useParcels() {
  const { workspace, user } = useOwner();
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<readonly Parcel[]>([]);
  const [delivered, setDelivered] = useState<Delivered | null>(null);
  const [isKept, setKept] = useState(true);
  const running = useRef(false);

  const look = useCallback(async () => {
    const parcels = workspace === undefined || user === undefined ? [] : await parcelsOf({ workspace, user });
    setWaiting(parcels);
    return parcels;
  }, [workspace, user]);

  const send = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    try {
      for (const parcel of await look()) {
        if (parcel.refused !== undefined) continue;
        const done = await deliver(parcel);
        await look();
        // What stops one stops all: they wait for the connection.
        if (done === null && !navigator.onLine) break;
        if (done === null) continue;
        setDelivered(done);
        await client.invalidateQueries();
      }
    } finally {
      running.current = false;
    }
  }, [look, client]);

  useEffect(() => {
    void send();
    const onLine = () => void send();
    const timer = setInterval(onLine, againMs);
    window.addEventListener('online', onLine);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', onLine);
    };
  }, [send]);

  return {
    waiting,
    delivered,
    isKept,
    send,
    async keep(parcel: Omit<Parcel, 'workspace' | 'user' | 'keptAt'>): Promise<void> {
      if (workspace === undefined || user === undefined) return;
      setDelivered(null);
      setKept(await keepParcel({ ...parcel, workspace, user, keptAt: Date.now() }));
      await look();
      await send();
    },
    async drop(id: string): Promise<void> {
      await dropParcel(id);
      await look();
    },
  };
}
