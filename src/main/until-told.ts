const deadlineMs = 25_000;

/**
 * Waits for SIGTERM or SIGINT, then runs `stop` once. Requests under way are finished; after a deadline the process
 * ends anyway with exit code 1. A signal that comes twice (terminal and launcher) counts once.
 */
export async function untilTold(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const deadline = setTimeout(() => {
    console.error('Stopping took too long; ending now. Nothing acknowledged is lost.');
    process.exit(1);
  }, deadlineMs);
  await stop();
  clearTimeout(deadline);
}
