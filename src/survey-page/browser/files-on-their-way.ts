import type { Change } from '../../understand/listening/surveys/runtime/index.ts';

/** Files on their way; who wants to go on meanwhile goes on once they are there. */
export function filesOnTheirWay(goOn: () => void) {
  let uploads = 0;
  let isWanted = false;
  return {
    /** Somebody wants to go on: true when that has to wait for files. */
    hold(): boolean {
      isWanted = uploads > 0;
      return isWanted;
    },
    /** Waits for files; what they changed is shown before anything goes on. Null: nothing was taken. */
    await(taken: Promise<Change | null>, show: (change: Change) => void): void {
      uploads++;
      void taken.then((change) => {
        uploads--;
        if (change !== null) show(change);
        const wanted = isWanted && change !== null;
        if (uploads === 0) isWanted = false;
        if (wanted && uploads === 0) goOn();
      });
    },
  };
}
