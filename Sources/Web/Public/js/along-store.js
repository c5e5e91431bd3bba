// Interviews taken along lie in this browser only, sealed by a key that cannot be taken out of it: whoever copies the
// files of a lost telephone reads nothing. It is no lock against somebody who holds the unlocked telephone; that is why
// no name is kept, and why after some days nothing of it is shown any more.

const asked = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

async function room(name, mode = "readonly") {
  const opening = indexedDB.open("along", 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("key");
    opening.result.createObjectStore("interview", { keyPath: "id" });
  };
  return (await asked(opening)).transaction(name, mode).objectStore(name);
}

async function deviceKey() {
  const known = await asked((await room("key")).get("device"));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // A second window may have been faster: its key stays, or what it has sealed would be lost.
  await asked((await room("key", "readwrite")).add(made, "device")).catch(() => {});
  return asked((await room("key")).get("device"));
}

const bound = (id) => new TextEncoder().encode(id);

// Whether this browser can keep anything safely; where it cannot, paper is the way.
export const isAble = "serviceWorker" in navigator && "indexedDB" in window && Boolean(crypto.subtle);

// Resolves when the page for the way lies in this browser, and fails when it does not: out there it is too late.
export async function keepPage({ worker, scope }) {
  const registration = await navigator.serviceWorker.register(worker, { scope });
  const coming = registration.installing ?? registration.waiting;
  if (!coming) return;
  await new Promise((done, failed) => {
    const look = () => {
      if (coming.state === "activated") done();
      if (coming.state === "redundant") failed(new TypeError("the page could not be kept"));
    };
    coming.addEventListener("statechange", look);
    look();
  });
}

// Written one after the other: what was said earlier must not come after what was said later.
let writing = Promise.resolve();

function inTurn(write) {
  const written = writing.then(write);
  writing = written.catch(() => {});
  return written;
}

export async function keep(interview) {
  // As it stands now, not as it stands when its turn has come.
  const plain = new TextEncoder().encode(JSON.stringify(interview));
  const { id } = interview;
  await inTurn(async () => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const key = await deviceKey();
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound(id) }, key, plain);
    await asked((await room("interview", "readwrite")).put({ id, iv, sealed }));
  });
}

export async function drop(id) {
  await inTurn(async () => asked((await room("interview", "readwrite")).delete(id)));
}

// By the clock of the device, which may be wrong: it decides what is shown, never whether an answer stays.
export const isOver = (interview) => Date.now() >= interview.wipeAt;

// In the order in which they were taken along. Questions that nobody has answered go when their time is over; answers
// stay until the house has them or a person deletes them. What is just being written is waited for.
export async function all() {
  await writing;
  const rows = await asked((await room("interview")).getAll());
  const key = await deviceKey();
  const opened = await Promise.all(rows.map(async ({ id, iv, sealed }) => {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: bound(id) }, key, sealed);
    return JSON.parse(new TextDecoder().decode(plain));
  }));
  const isGone = (each) => isOver(each) && Object.keys(each.answers).length === 0;
  for (const each of opened.filter(isGone)) await drop(each.id);
  return opened.filter((each) => !isGone(each)).sort((one, other) => one.takenAt - other.takenAt);
}
