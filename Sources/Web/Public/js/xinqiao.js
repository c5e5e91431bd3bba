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

// A long list takes its time: say how much of it is sent, and then that it is being looked through. Where it leads is
// opened like any other page. What was refused the browser sends once more by itself: its answer is the page it always
// is, with its title and its focus, and a list that was refused is not kept.
function sendList(form) {
  const line = form.querySelector("[role=status]");
  const part = form.querySelector("[data-part]");
  const bar = form.querySelector("progress");
  const button = form.querySelector("button");
  let sending = false;

  const say = (words, share) => {
    // Said once, however often the number beside it changes.
    if (line.textContent !== words) line.textContent = words;
    bar.hidden = words === "";
    part.textContent = share === null ? "" : `${Math.floor(100 * share)} %`;
    if (share === null) bar.removeAttribute("value"); else bar.value = share;
  };
  const follow = (post) => {
    if (post.status >= 400 || post.responseURL === form.action) form.submit(); else location.assign(post.responseURL);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    button.setAttribute("aria-disabled", "true");
    say(form.dataset.sending, 0);
    const post = new XMLHttpRequest();
    post.upload.addEventListener("progress", (now) => {
      if (now.lengthComputable) say(form.dataset.sending, now.loaded / now.total);
    });
    post.upload.addEventListener("load", () => say(form.dataset.looking, null));
    post.addEventListener("load", () => follow(post));
    post.addEventListener("error", () => form.submit());
    post.open("POST", form.action);
    post.send(new FormData(form));
  });
  // Whoever goes back finds the form as it was, not as it was left.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    sending = false;
    button.removeAttribute("aria-disabled");
    say("", null);
  });
}

each("form[data-sending]", sendList);

// Who has signed off leaves nothing on the device, unless interviews wait there to be brought in.
if (location.pathname === "/signed-off") {
  const along = await navigator.serviceWorker?.getRegistration("/along").catch(() => null);
  along?.active?.postMessage("signed off");
}
