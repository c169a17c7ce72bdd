const deadlineMs = 25_000;

export interface Told {
  /** Resolves when SIGTERM, SIGINT or SIGHUP comes. A signal that comes twice (terminal and launcher) counts once. */
  readonly told: Promise<'told'>;
  /** Runs `stop`; when it takes too long the process ends anyway with exit code 1. */
  stop(stop: () => Promise<void>): Promise<void>;
}

/** Listens for the order to stop from now on, so that it is heard while the server still opens. */
export function listenForStop(): Told {
  const told = new Promise<'told'>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve('told'));
  });
  return {
    told,
    async stop(stop) {
      const deadline = setTimeout(() => {
        console.error('Stopping took too long; ending now. Nothing acknowledged is lost.');
        process.exit(1);
      }, deadlineMs);
      await stop();
      clearTimeout(deadline);
    },
  };
}
