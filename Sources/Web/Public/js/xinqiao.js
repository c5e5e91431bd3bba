// Everything here improves a page that works without it. Words come from data attributes: no sentence lives in a script.

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const each = (selector, act, within = document) => within.querySelectorAll(selector).forEach(act);

// Save each answer as it is given, and keep it until the server has it.
// Hidden fields of the form go along, so the token against forged requests does too.
function keepAnswers(form) {
  const line = form.querySelector("[data-saved]");
  const unsaved = new Map();
  let sending = false;
  let leaving = false;
  let leaveBy = null;
  let byArrow = false;
  let later = 0;

  const say = (state, words) => {
    line.dataset.state = state;
    line.textContent = words ?? line.dataset[state];
  };
  const body = (item, option) => {
    const fields = new URLSearchParams();
    each("input[type=hidden]", (field) => fields.set(field.name, field.value), form);
    fields.set("item", item);
    fields.set("option", option);
    return fields;
  };
  const send = async (item, option) => {
    const reply = await fetch(form.dataset.save, {
      method: "POST", body: body(item, option), headers: { Accept: "application/json" }, redirect: "error",
    });
    const said = await reply.json().catch(() => ({}));
    if (reply.status >= 500 || reply.status === 429 || reply.status === 408) throw new Error("again");
    return { ok: reply.ok, said };
  };
  const settle = async () => {
    if (sending) return;
    sending = true;
    let pause = 1000;
    let help = null;
    while (unsaved.size > 0) {
      const [item, option] = unsaved.entries().next().value;
      try {
        if (line.dataset.state !== "failed") say("saving");
        const { ok, said } = await send(item, option);
        // A refusal does not heal by asking again: say why, and let the form itself be sent.
        if (!ok) { unsaved.clear(); say("failed", said.detail ?? said.title); break; }
        if (unsaved.get(item) === option) unsaved.delete(item);
        if (said.help && said.next) help = said.next;
        if (unsaved.size === 0) say("saved");
        pause = 1000;
      } catch {
        if (help) break;
        say("failed");
        await Promise.race([wait(pause), new Promise((done) => addEventListener("online", done, { once: true }))]);
        pause = Math.min(pause * 2, 30000);
      }
    }
    sending = false;
    // Help comes before everything else; only what was given at the same moment is still sent along.
    if (help) { unsaved.clear(); location.assign(help); return; }
    if (!leaving) return;
    leaving = false;
    form.requestSubmit(leaveBy);
  };

  form.addEventListener("change", (event) => {
    const item = event.target.closest("[data-item]")?.dataset.item;
    if (!item || event.target.type !== "radio") return;
    unsaved.set(item, event.target.value);
    // Arrow keys choose every answer on their way: what is only passed by must not be kept, nor raise an alarm.
    if (line.dataset.state !== "failed") say("saving");
    clearTimeout(later);
    later = setTimeout(settle, byArrow ? 1500 : 0);
  });
  form.addEventListener("keydown", (event) => { byArrow = event.key.startsWith("Arrow"); });
  form.addEventListener("pointerdown", () => { byArrow = false; });
  // Going on while an answer is not yet kept waits for it: a page that fails to load would lose it.
  form.addEventListener("submit", (event) => {
    if (unsaved.size === 0) return;
    event.preventDefault();
    leaving = true;
    leaveBy = event.submitter;
    clearTimeout(later);
    settle();
  });
  addEventListener("beforeunload", (event) => { if (unsaved.size > 0) event.preventDefault(); });
}

// A QR code brings the personal code behind the "#", which no server and no log sees. It goes into the field, and out
// of the address; nothing begins before the button is pressed.
each("form[data-code]", (form) => {
  const code = location.hash.slice(1);
  if (!/^[0-9A-Za-z-]{8,20}$/.test(code)) return;
  form.elements.code.value = code;
  history.replaceState(null, "", location.pathname);
  form.querySelector("button").focus();
});

each("form[data-save]", keepAnswers);
each("[data-print]", (button) => { button.hidden = false; button.addEventListener("click", () => print()); });

// Who has signed off leaves nothing on the device, unless interviews wait there to be brought in.
if (location.pathname === "/signed-off") {
  const along = await navigator.serviceWorker?.getRegistration("/along").catch(() => null);
  along?.active?.postMessage("signed off");
}
