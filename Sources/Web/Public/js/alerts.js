// A new alert is heard on every page of work that lies open: the number in the rail changes, and one line says so. The
// words come from the page, and from the server come numbers only.

const rail = document.querySelector("[data-alerts]");
const line = document.getElementById("alert-news");
const title = document.title.replace(/^\(\d+\) /, "");
// What the page knew when it was written; NaN where it did not count.
let known = Number(rail?.dataset.waiting ?? NaN);

function mark(waiting) {
  const count = document.createElement("span");
  count.dataset.count = "waiting";
  count.textContent = waiting;
  const words = document.createElement("span");
  words.className = "visually-hidden";
  words.textContent = ` ${rail.dataset.words}`;
  document.getElementById("duty-badge")?.replaceChildren(...(waiting > 0 ? [count, words] : []));
  document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
}

function show(waiting) {
  // Whoever is typing is not interrupted: nothing takes the focus.
  if (waiting > known) {
    line?.replaceChildren(document.getElementById("alert-news-words").content.cloneNode(true));
  } else if (waiting === 0) line?.replaceChildren();
  if (waiting !== known) mark(waiting);
  known = waiting;
}

// A browser keeps few lines open to one house: one of its windows listens and tells the others. When it is closed, the
// next one listens.
const others = "BroadcastChannel" in window ? new BroadcastChannel("alerts") : null;
let heard = null;

function listen() {
  const stream = new EventSource(rail.dataset.alerts);
  stream.addEventListener("counts", (event) => {
    heard = JSON.parse(event.data).waiting;
    show(heard);
    others?.postMessage(heard);
  });
  stream.addEventListener("error", () => {
    // A closed stream does not come back by itself.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 15000);
  });
}

if (rail) {
  others?.addEventListener("message", ({ data }) => {
    if (data !== "what") show(data);
    else if (heard !== null) others.postMessage(heard);
  });
  if (others && navigator.locks) {
    others.postMessage("what");
    navigator.locks.request("alerts", () => { listen(); return new Promise(() => {}); });
  } else listen();
}
