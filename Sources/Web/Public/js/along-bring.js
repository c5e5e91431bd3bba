// Brings one interview in. The page holds no secret of the house: the token of a form is read from the page of work,
// which only opens to whoever is signed in now.

async function token(address) {
  const reply = await fetch(address, { headers: { Accept: "text/html" } });
  // Whoever is not signed in is led to the sign-in instead.
  if (new URL(reply.url).pathname !== address || reply.status === 401) return { state: "signIn" };
  if (!reply.ok) return { state: "later" };
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  return { word: page.querySelector("input[name='csrf']")?.value };
}

// Resolves to { isKept } when the house has it or has heard the danger in it, { refused } with the house's words, or
// { state } when it is to be tried again: nothing is thrown away before the house has said that it has it.
export async function bring(interview) {
  const address = `/campaigns/${interview.campaign}/along`;
  try {
    const { word, state } = await token(address);
    if (!word) return { state: state ?? "later" };
    const fields = new URLSearchParams({
      csrf: word, taken: interview.id, begunAt: interview.begunAt, endedAt: interview.endedAt, sentAt: Date.now(),
      request: interview.request,
    });
    for (const [name, answer] of Object.entries(interview.answers)) fields.set(`answers.${name}`, answer);
    for (const [name, answer] of Object.entries(interview.earlier)) fields.set(`earlier.${name}`, answer);
    const reply = await fetch(`${address}/bring`, {
      method: "POST", body: fields, headers: { Accept: "application/json" }, redirect: "error",
    });
    const said = await reply.json();
    if (reply.ok) return { isKept: said.isKept };
    if (reply.status === 401) return { state: "signIn" };
    if (reply.status >= 500 || [403, 408, 429].includes(reply.status)) return { state: "later" };
    // Somebody else's, or the consent was taken back: nobody here is shown what was answered.
    return { refused: said.detail ?? said.title, isHidden: reply.status === 404 };
  } catch {
    return { state: "later" };
  }
}
