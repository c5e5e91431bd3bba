// The living parts of staff pages: clocks, the duty list, a soft sound. Words come from data attributes.

const each = (selector, act, within = document) => within.querySelectorAll(selector).forEach(act);

// Remaining times, by the server's clock: a phone's own may be wrong.
function keepTime(room) {
  const ahead = Number(room.dataset.now) - Date.now();
  const words = (left) => {
    const n = Math.floor(Math.abs(left) / 60000);
    const key = (left < 0 ? "late" : "left") + (n < 60 ? "Minutes" : "Hours");
    return room.dataset[key]?.replace("{m}", n % 60).replace("{n}", n).replace("{h}", Math.floor(n / 60));
  };
  const tick = () => {
    const now = Date.now() + ahead;
    each("[data-due]", (mark) => {
      const left = Number(mark.dataset.due) - now;
      // Beyond twelve hours the server's words ("tomorrow 12:00") say more than a count of hours.
      if (Math.abs(left) < 43200000) mark.textContent = words(left) ?? mark.textContent;
      if (left < 0) mark.closest("tr, .clock")?.classList.add("late");
      const bar = mark.parentElement.querySelector("progress[data-from]");
      const from = Number(bar?.dataset.from);
      if (bar) bar.value = Math.max(0, Math.min(100, 100 * left / (Number(mark.dataset.due) - from)));
    }, room);
  };
  tick();
  setInterval(tick, 15000);
  return tick;
}

// A soft sound, only where somebody switched it on.
function sound(button) {
  let air = null;
  const on = () => localStorage.getItem("sound") === "on";
  const show = () => button?.setAttribute("aria-pressed", String(on()));
  // Browsers keep a page silent until it is touched once.
  const wake = () => { if (on()) { air ??= new AudioContext(); air.resume(); } };
  const play = () => {
    wake();
    if (!air || !on()) return;
    [[0, 523], [0.28, 659]].forEach(([after, pitch]) => {
      const tone = air.createOscillator();
      const loud = air.createGain();
      const at = air.currentTime + after;
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0, at);
      loud.gain.linearRampToValueAtTime(0.18, at + 0.05);
      loud.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
      tone.connect(loud).connect(air.destination);
      tone.start(at);
      tone.stop(at + 1);
    });
  };
  if (button) {
    button.hidden = false;
    addEventListener("pointerdown", wake);
    addEventListener("keydown", wake);
    button.addEventListener("click", () => { localStorage.setItem("sound", on() ? "off" : "on"); show(); play(); });
    show();
  }
  return play;
}

// The duty list keeps itself fresh; focus and scroll stay where the worker left them.
function keepLive(room, tick) {
  const play = sound(room.querySelector("[data-sound]"));
  const state = room.querySelector("[data-on]");
  const spoken = room.querySelector("#duty-said");
  const title = document.title.replace(/^\(\d+\) /, "");
  const loudNow = () => (room.querySelector("#duty-list")?.dataset.loud ?? "").split(" ").filter(Boolean);
  let known = new Set(loudNow());
  let loudCount = known.size;
  let said = room.querySelector("#duty-list")?.dataset.said;
  let signedOff = false;
  let asking = false;
  let again = false;

  const badge = (n) => { document.title = Number(n) > 0 ? `(${n}) ${title}` : title; };
  const show = (on) => {
    const words = on ? "on" : "off";
    if (!state || state.dataset.state === words) return;
    state.dataset.state = words;
    state.textContent = state.dataset[words];
  };
  const hide = (stream, next) => {
    signedOff = true;
    // Taken out, not covered: what nobody may read must not lie in the page.
    each("[data-private]", (part) => part.replaceChildren());
    each("[data-sign-again]", (part) => { part.hidden = false; part.querySelector("a")?.focus(); });
    stream.close();
    if (next) listen(next);
  };
  const swap = (page) => {
    const focused = document.activeElement?.id;
    const { scrollX, scrollY } = window;
    each("#duty-list, #duty-counts, #duty-chips, #duty-badge, [data-fresh]", (fresh) => document.getElementById(fresh.id)?.replaceWith(document.adoptNode(fresh)), page);
    if (focused && document.activeElement?.id !== focused) {
      (document.getElementById(focused) ?? document.getElementById("duty-list"))?.focus({ preventScroll: true });
    }
    scrollTo(scrollX, scrollY);
    tick();
    const list = room.querySelector("#duty-list");
    badge(list?.dataset.badge);
    // Spoken only when it changed: a list that is exchanged for another reason is no news.
    if (spoken && list && list.dataset.said !== said) { said = list.dataset.said; spoken.textContent = said; }
    if (loudNow().some((id) => !known.has(id))) play();
    known = new Set(loudNow());
    loudCount = known.size;
  };
  // A button that is being pressed stays under the finger until it is let go, or the press would be lost; never long.
  let pressedAt = 0;
  addEventListener("pointerdown", () => { pressedAt = Date.now(); });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { pressedAt = 0; });
  const letGo = async () => {
    while (Math.abs(Date.now() - pressedAt) < 1000) await new Promise((done) => setTimeout(done, 50));
  };
  const refresh = async (stream) => {
    if (signedOff) return;
    if (asking) { again = true; return; }
    asking = true;
    try {
      // Not from the cache, not into it: the page and its part share one address.
      const reply = await fetch(location.href, { headers: { "X-Part": "list" }, cache: "no-store", redirect: "error" });
      if (reply.status === 401) hide(stream);
      else if (reply.ok) {
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        await letGo();
        // Who signed off while it was on its way must not find it all in the page again.
        if (!signedOff) swap(page);
      }
      show(reply.ok);
    } catch { show(false); }
    asking = false;
    if (again) { again = false; refresh(stream); }
  };
  const listen = (address) => {
    const stream = new EventSource(address);
    // A list is live when it is fresh, not before: what changed while the line was broken is still to be asked for.
    stream.addEventListener("open", () => { if (signedOff) show(true); refresh(stream); });
    stream.addEventListener("change", () => refresh(stream));
    // The data may name a stream that gives counts only: they and the sound go on after signing off.
    stream.addEventListener("signed-off", (event) => hide(stream, event.data));
    stream.addEventListener("counts", (event) => {
      const counts = JSON.parse(event.data);
      each("[data-count]", (figure) => { figure.textContent = counts[figure.dataset.count] ?? figure.textContent; });
      badge(counts.waiting);
      if (counts.loud > loudCount) play();
      loudCount = counts.loud ?? loudCount;
    });
    stream.addEventListener("error", () => {
      show(false);
      if (stream.readyState !== EventSource.CLOSED) return;
      // A closed stream does not come back by itself.
      setTimeout(() => { refresh(stream); listen(address); }, 15000);
    });
  };
  listen(room.dataset.live);
}

each("main[data-now]", (room) => {
  const tick = keepTime(room);
  if (room.dataset.live) keepLive(room, tick);
});
