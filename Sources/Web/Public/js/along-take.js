// Takes one person's questions along: asked of the house with the form as it stands, and sealed on this device. The
// telephone number of the duty lead stays here; the house is not told it.
import { all, drop, isAble, keep, keepPage } from "./along-store.js";

const form = document.querySelector("form[data-take]");
const line = form.querySelector("[role='status']");

function label() {
  const code = form.elements.code.value.trim().toUpperCase();
  if (code) return code;
  const unit = form.elements.unit?.selectedOptions[0]?.textContent.trim() ?? "";
  return form.dataset.place.replace("{unit}", unit).replace("{number}", form.elements.number.value);
}

async function take(who, fields) {
  await keepPage(form.dataset);
  const dutyPhone = fields.get("dutyPhone").trim();
  fields.delete("dutyPhone");
  const reply = await fetch(form.action, {
    method: "POST", body: fields, headers: { Accept: "application/json" }, redirect: "error",
  });
  const said = await reply.json();
  // The house's own words; every other fault is one of the device or the network.
  if (!reply.ok) throw Object.assign(new Error("refused"), { told: said.detail ?? said.title });
  const before = await all();
  // Taken along twice, nothing that was answered meanwhile is lost.
  if (!before.some((each) => each.id === said.taken)) {
    await keep({
      id: said.taken, campaign: form.dataset.campaign, label: who, dutyPhone, language: said.language,
      sheets: said.sheets, takenAt: Date.now(), wipeAt: said.wipeAt, answers: {}, earlier: {}, place: 0,
      request: crypto.randomUUID(),
    });
    // Taken along anew on another day, what was not begun makes room: the same person stands in the list once.
    const isReplaced = (each) => each.campaign === form.dataset.campaign && each.label === who
      && !each.endedAt && Object.keys(each.answers).length === 0;
    for (const each of before.filter(isReplaced)) await drop(each.id);
  }
  return (await all()).length;
}

if (isAble) {
  form.hidden = false;
  document.getElementById("no-along").hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // As the form stands now: whoever waits for the house may be typing the next code already.
    const [who, typed, fields] = [label(), form.elements.code.value, new URLSearchParams(new FormData(form))];
    try {
      const count = await take(who, fields);
      line.textContent = form.dataset.taken.replace("{who}", who).replace("{n}", count);
      if (form.elements.code.value !== typed) return;
      form.elements.code.value = "";
      form.elements.code.focus();
    } catch (fault) {
      line.textContent = fault.told ?? form.dataset.failed;
    }
  });
}
