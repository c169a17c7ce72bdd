/** The files this page is built of, as the browser fetched them. */
function filesOfThisPage(): string[] {
  const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  return [
    ...new Set(paths.filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname)),
  ].filter((path) => path.startsWith('/assets/'));
}

/** From now on this form opens on this device without a connection too. Where a browser cannot do that, nothing changes. */
export async function keepForm(): Promise<void> {
  if (!('serviceWorker' in navigator) || !navigator.onLine) return;
  try {
    const kept = await navigator.serviceWorker.register('/observe-worker.js', { scope: '/observe' });
    const worker = kept.installing ?? kept.waiting ?? kept.active;
    worker?.postMessage({ keep: filesOfThisPage() });
  } catch {
    // Private windows and addresses without https: the form needs a connection there.
  }
}
