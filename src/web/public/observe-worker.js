// Opens the form for observations without a connection. Its scope is /observe alone. It keeps the page, which is the same for
// everybody, and the files it is built of; never an answer of the API and nothing of a person: it does not even see to those.
const shelfName = 'sirius-observe';
const form = '/observe';
const isFile = (path) => /^\/assets\/[\w.-]+$/.test(path);

/** Keeps the page and the files that a page, which just showed the form, is built of. */
async function keep(files) {
  const page = await fetch(form, {
    credentials: 'omit',
    headers: { accept: 'text/html' },
    cache: 'no-store',
  });
  if (!page.ok) return;
  const text = await page.clone().text();
  const named = [...text.matchAll(/(?:src|href)="\.?(\/assets\/[\w.-]+)"/g)].map(([, path]) => path);
  const begins = /<script[^>]* src="\.?(\/assets\/[\w.-]+)"/.exec(text)?.[1];
  // Another build than the one that asks: only the next visit knows its files.
  if (begins === undefined || !files.includes(begins)) return;
  const wanted = new Set([...files.filter(isFile), ...named]);
  const shelf = await caches.open(shelfName);
  const kept = new Set((await shelf.keys()).map(({ url }) => new URL(url).pathname));
  for (const path of wanted) if (!kept.has(path)) await shelf.add(new Request(path, { credentials: 'omit' }));
  await shelf.put(form, page);
  for (const path of kept) if (path !== form && !wanted.has(path)) await shelf.delete(path);
}

async function pageFor(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(form, { cacheName: shelfName });
    if (kept === undefined) throw error;
    return kept;
  }
}

const fileFor = async (request) =>
  (await caches.match(request.url, { cacheName: shelfName })) ?? (await fetch(request));

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('message', (event) => {
  const files = event.data?.keep;
  if (Array.isArray(files)) event.waitUntil(keep(files.filter((file) => typeof file === 'string')));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname === form) event.respondWith(pageFor(request));
  else if (isFile(pathname)) event.respondWith(fileFor(request));
});
