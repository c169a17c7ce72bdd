/**
 * One after the other: whoever asks while one is under way waits for it, and is then served in turn. Two at once would
 * name the same revision, and the second would look like somebody else's.
 */
export function inTurn(save: () => Promise<void>): () => Promise<void> {
  let underway: Promise<void> | null = null;
  return async () => {
    // Several may have waited for the same one: each looks again whether another went before.
    while (underway !== null) await underway;
    underway = save().finally(() => {
      underway = null;
    });
    await underway;
  };
}
