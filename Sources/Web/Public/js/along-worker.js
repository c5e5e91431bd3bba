// Keeps one page for where there is no network: /along with its style and its scripts. Everything else of the house
// goes by as if this were not here; what is personal lies sealed in the page's own store, never in this one.

const store = "along";
const page = "/along";

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(fetch(page, { redirect: "error" }).then(keep));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  // Fresh where there is a network, so that language and size are the ones that were chosen last.
  if (pathname === page) event.respondWith(fresh(event));
  else if (pathname.startsWith("/public/")) event.respondWith(kept(event.request));
});

async function fresh(event) {
  try {
    const reply = await fetch(event.request);
    if (reply.ok && !reply.redirected) event.waitUntil(keep(reply.clone()).catch(() => {}));
    return reply.ok ? reply : await kept(page);
  } catch {
    return kept(page);
  }
}

const kept = async (request) => (await (await caches.open(store)).match(request)) ?? fetch(request);

// The page names all that it needs; files first, so that no page is kept without them.
async function keep(reply) {
  if (!reply.ok) throw new Error("nothing to keep");
  const cache = await caches.open(store);
  const text = await reply.clone().text();
  const needed = [...text.matchAll(/(?:href|src)="(\/public\/[^"]+)"/g)].map(([, path]) => path);
  const there = (await cache.keys()).map((request) => new URL(request.url).pathname);
  await cache.addAll([...new Set(needed)].filter((path) => !there.includes(path)));
  await cache.put(page, reply);
  const old = there.filter((path) => path !== page && !needed.includes(path));
  await Promise.all(old.map((path) => cache.delete(path)));
}

// Somebody has signed off: where nothing waits to be brought in, nothing of us stays on the device.
self.addEventListener("message", (event) => {
  if (event.data === "signed off") event.waitUntil(leave());
});

async function leave() {
  if (await count() > 0) return;
  await new Promise((done) => {
    const deleting = indexedDB.deleteDatabase("along");
    deleting.onsuccess = deleting.onerror = deleting.onblocked = done;
  });
  await caches.delete(store);
  await self.registration.unregister();
}

const count = () => new Promise((done) => {
  const opening = indexedDB.open("along");
  opening.onerror = () => done(0);
  opening.onsuccess = () => {
    const database = opening.result;
    if (!database.objectStoreNames.contains("interview")) { database.close(); done(0); return; }
    const counting = database.transaction("interview").objectStore("interview").count();
    counting.onsuccess = () => { database.close(); done(counting.result); };
    // What cannot be counted is not thrown away.
    counting.onerror = () => { database.close(); done(1); };
  };
});
