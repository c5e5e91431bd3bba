// The page for where there is no network. It asks one question after the other, shows help at once where an answer
// calls for it, and brings the answers in when the network is back. Words come from data attributes.
import { all, drop, isAble, isOver, keep, keepPage } from "./along-store.js";
import { bring } from "./along-bring.js";

const room = document.getElementById("along");
const part = (name) => room.querySelector(`[data-part="${name}"]`);
const say = (name, values = {}) =>
  Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), room.dataset[name]);
let current = null;
let shown = null;
let openedAt = 0;
let isSending = false;
let isAskedAgain = false;
let overShown = 0;
// What the house has refused just now, and when: so whoever sits here is signed in, and is the one who has taken it
// along. Half an hour later it may be somebody else.
const seen = new Map();
const isNow = (moment) => Math.abs(Date.now() - (moment ?? 0)) < 30 * 60_000;

function made(tag, words, look = {}) {
  const element = Object.assign(document.createElement(tag), look);
  element.textContent = words ?? "";
  return element;
}

function button(words, act, look = "btn small") {
  const element = made("button", words, { type: "button", className: look });
  element.addEventListener("click", act);
  return element;
}

function show(name) {
  for (const each of ["list", "ask", "danger"]) part(each).hidden = each !== name;
  const head = part(name).querySelector("h2");
  head.tabIndex = -1;
  head.focus();
}

// The list

const stateOf = (interview) => {
  if (interview.refused) return "refused";
  if (interview.endedAt) return "waiting";
  if (isOver(interview)) return "over";
  return Object.keys(interview.answers).length > 0 ? "begun" : "ready";
};

function row(interview) {
  const state = stateOf(interview);
  const line = made("li");
  line.dataset.state = state;
  line.append(made("b", interview.label), made("p", interview.refused ?? say(state)));
  if (["ready", "begun"].includes(state)) {
    line.append(button(say(state === "ready" ? "start" : "goOn"), () => ask(interview)));
  }
  if (state === "over" || (state === "begun" && interview.isGrave)) {
    line.append(button(say("stop"), () => stop(interview)));
  }
  if (state === "refused" || isOver(interview)) line.append(...decision(interview, state));
  if (interview.isGrave) line.append(made("p", say("call")), phone(interview));
  return line;
}

// Whatever the house does not take stays here until a person has decided; the answers can be copied onto paper. When
// the time is over nobody reads them here but whoever has just tried to bring them in.
function decision(interview, state) {
  const gone = button(say("remove"), async () => {
    if (!confirm(say("sure", { who: interview.label }))) return;
    await drop(interview.id);
    await list();
  }, "btn small quiet");
  if (state !== "refused") return [gone];
  const again = button(say("again"), () => sendAll());
  if (interview.isHidden || (isOver(interview) && !isNow(seen.get(interview.id)))) return [again, gone];
  const told = made("details");
  told.append(made("summary", say("answers")), ...steps(interview).filter(saidAt).map((asked) => {
    const chosen = asked.item.options.find((option) => option.code === saidAt(asked));
    return made("p", `${asked.number}. ${asked.item.text}: ${chosen?.text ?? ""}`, { lang: interview.language });
  }));
  return [told, again, gone];
}

const phone = (interview) =>
  made("a", interview.dutyPhone, { href: `tel:${interview.dutyPhone.replace(/[^\d+]/g, "")}`, className: "btn" });

async function list() {
  const interviews = await all();
  overShown = interviews.filter(isOver).length;
  part("rows").replaceChildren(...interviews.map(row));
  part("empty").hidden = interviews.length > 0;
  const waiting = interviews.filter((each) => ["waiting", "refused"].includes(stateOf(each))).length;
  part("count").textContent = say("count", { n: waiting, all: interviews.length });
  part("send").hidden = waiting === 0;
}

const moments = (interview) => Object.values(interview.answers).map((said) => Number(said.split("@")[1]));

// What is over is put away also while the list lies open; one that somebody reads is not written anew for nothing. What
// is being answered right now is left alone, but a question that was left open is closed: by it all answers are read.
async function putAway() {
  if (part("list").hidden) {
    const isLeft = isOver(current) && ![openedAt, ...moments(current)].some(isNow);
    if (!isLeft) return;
    await list();
    show("list");
    return;
  }
  const stale = [...seen].filter(([, moment]) => !isNow(moment));
  for (const [id] of stale) seen.delete(id);
  if (stale.length > 0 || (await all()).filter(isOver).length !== overShown) await list();
}

// The questions

// A branch only ever looks back, so one walk in the order of the sheet is enough, as in the house.
const steps = (interview) => interview.sheets.flatMap((sheet, index) => {
  const open = new Set();
  const holds = ({ item, option }) =>
    open.has(item) && interview.answers[`${index + 1}/${item}`]?.split("@")[0] === option;
  const asked = sheet.items.filter((item) => {
    const isOpen = !item.conditions || (item.needsAll ? item.conditions.every(holds) : item.conditions.some(holds));
    if (isOpen) open.add(item.item);
    return isOpen;
  });
  return asked.map((item, number) => ({
    interview, sheet, item, name: `${index + 1}/${item.item}`, part: index + 1, number: number + 1, count: asked.length,
  }));
});
const saidAt = (asked) => asked.interview.answers[asked.name]?.split("@")[0];

async function ask(interview) {
  // As it stands now: its time may have ended while the list lay open.
  current = (await all()).find((each) => each.id === interview.id && !isOver(each));
  if (!current) { await list(); return; }
  openedAt = Date.now();
  current.begunAt ??= openedAt;
  await keep(current);
  question();
}

const step = () => {
  const asked = steps(current);
  return { ...asked[Math.min(current.place, asked.length - 1)], isLast: current.place + 1 >= asked.length };
};

function question() {
  const asked = step();
  const { item, sheet } = asked;
  shown = { ...asked, place: current.place };
  const asking = part("ask");
  asking.querySelector(".where").textContent = say("where", {
    who: current.label, part: asked.part, parts: current.sheets.length, number: asked.number, count: asked.count,
  });
  const stem = asking.querySelector(".stem");
  stem.textContent = [asked.number === 1 ? sheet.opening : "", sheet.timeFrame].filter(Boolean).join(" ");
  asking.querySelector("h2").textContent = item.text;
  Object.assign(asking.querySelector("fieldset"), { lang: current.language }).dataset.item = item.item;
  asking.querySelector(".choices").replaceChildren(...item.options.map((option) => choice(asked, option)));
  asking.querySelector("[value='back']").hidden = current.place === 0;
  asking.querySelector("[value='next']").textContent = say(asked.isLast ? "done" : "next");
  show("ask");
}

function choice(asked, option) {
  const box = made("div", "", { className: "choice" });
  const id = `a-${option.code}`;
  const input = made("input", "", {
    type: "radio", name: "option", value: option.code, id, checked: saidAt(asked) === option.code,
  });
  box.append(input, made("label", option.text, { htmlFor: id }));
  return box;
}

// Arrow keys choose every answer on their way, so danger is judged when the choice has stood for a moment.
let later = 0;
let isByArrow = false;
const form = part("ask").querySelector("form");
form.addEventListener("keydown", (event) => { isByArrow = event.key.startsWith("Arrow"); });
form.addEventListener("pointerdown", () => { isByArrow = false; });
form.addEventListener("change", () => {
  clearTimeout(later);
  later = setTimeout(() => save(), isByArrow ? 1500 : 0);
});

// Resolves to whether help has to be shown first. What is chosen answers the question that is shown, which may be left
// already while the next one is still being kept.
async function save() {
  clearTimeout(later);
  const { item, name } = shown;
  const code = new FormData(form).get("option");
  const before = current.answers[name];
  if (!code || before?.split("@")[0] === code) return false;
  const calls = (said) => item.options.find((option) => option.code === said?.split("@")[0])?.isGrave ?? false;
  // What was said once is heard in the house too, also when it was changed.
  if (calls(before)) current.earlier[name] = before;
  current.answers[name] = `${code}@${Date.now()}`;
  // Help stands there before anything is written: a full disk must not keep it away.
  const isGrave = calls(code);
  if (isGrave) { current.isGrave = true; danger(); }
  await keep(current);
  return isGrave;
}

function danger() {
  part("phone").replaceChildren(phone(current));
  show("danger");
}

// A second tap before the next question is shown would pass one by that nobody has read.
let isMoving = false;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (isMoving) return;
  isMoving = true;
  let isEnd = false;
  try {
    isEnd = await move(event.submitter?.value === "back");
  } finally {
    isMoving = false;
  }
  if (isEnd) await finish();
});

// Resolves to whether that was the last question.
async function move(isBack) {
  if (await save()) return false;
  const place = shown.place + (isBack ? -1 : 1);
  if (!isBack && place >= steps(current).length) return true;
  current.place = Math.max(0, place);
  await keep(current);
  question();
  return false;
}

// Where somebody is in danger nobody reads on to the end, and what was said has to reach the house all the same.
async function stop(interview) {
  current = (await all()).find((each) => each.id === interview.id && !each.endedAt);
  if (!current) { await list(); return; }
  await finish(Math.max(...moments(current)));
}

async function finish(endedAt = Date.now()) {
  current.endedAt = endedAt;
  await keep(current);
  await list();
  show("list");
  await sendAll();
}

// Bringing in

async function sendAll() {
  const waiting = (await all()).filter((each) => each.endedAt);
  if (waiting.length === 0) return;
  // What was finished while others are brought in does not wait for somebody to press a button.
  if (isSending) { isAskedAgain = true; return; }
  if (!navigator.onLine) { part("status").textContent = say("offline"); return; }
  isSending = true;
  isAskedAgain = false;
  try {
    await send(waiting);
  } finally {
    isSending = false;
  }
  await list();
  if (isAskedAgain) await sendAll();
}

async function send(waiting) {
  let brought = 0;
  let state = "";
  for (const interview of waiting) {
    const result = await bring(interview);
    if (result.isKept) { await drop(interview.id); brought += 1; }
    if (result.refused || result.isKept === false) {
      seen.set(interview.id, Date.now());
      await keep({ ...interview, refused: result.refused ?? say("elsewhere"), isHidden: Boolean(result.isHidden) });
    }
    state = result.state ?? "";
    if (state) break;
  }
  const told = [brought > 0 ? say("brought", { n: brought }) : "", state ? say(state) : ""];
  part("status").textContent = told.join(" ").trim();
  part("signIn").hidden = state !== "signIn";
}

if (isAble) {
  // Nobody reads "nothing is here" before this browser has been asked; where it cannot be asked, paper stays the way.
  await list();
  document.getElementById("no-along").hidden = true;
  room.hidden = false;
  // Without a network there is nothing to renew; what is kept already stays.
  keepPage(room.dataset).catch(() => {});
  part("send").addEventListener("click", sendAll);
  part("goOn").addEventListener("click", question);
  part("stop").addEventListener("click", () => finish());
  part("leave").addEventListener("click", async () => { await save(); await list(); show("list"); });
  addEventListener("online", sendAll);
  setInterval(putAway, 60_000);
  // A telephone that is taken up again, perhaps by somebody else.
  document.addEventListener("visibilitychange", () => { if (!document.hidden) putAway(); });
  await sendAll();
}
