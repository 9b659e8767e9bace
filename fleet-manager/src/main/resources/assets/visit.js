// The note of a visit is often written where there is little network: what was typed stays in this
// tab until the manager has it, and a note that does not get through goes by the same button later.
const PATIENCE_MS = 20_000;
const SAVED = "done=visit";

const form = document.getElementById("visit-note");
const unsent = document.getElementById("visit-unsent");
const key = `visit:${form.action}`;
const fields = [...form.elements].filter((it) => it.name && it.type !== "hidden");

let isSending = false;

function keep() {
  sessionStorage.setItem(key, JSON.stringify(fields.map((it) => [it.name, it.value])));
}

function restore() {
  for (const [name, value] of JSON.parse(sessionStorage.getItem(key) ?? "[]")) {
    const field = fields.find((it) => it.name === name);
    if (field && value) field.value = value;
  }
}

async function post() {
  try {
    return await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return null;
  }
}

async function send(event) {
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  unsent.hidden = true;
  keep();
  const reply = await post();
  isSending = false;
  if (!reply) {
    unsent.hidden = false;
    unsent.scrollIntoView({ block: "center" });
  } else if (reply.url.includes(SAVED)) {
    sessionStorage.removeItem(key);
    location.assign(reply.url);
  } else {
    form.submit(); // whatever the manager has to say, it says on a page
  }
}

if (form.dataset.fresh === "true") restore();
form.addEventListener("input", keep);
form.addEventListener("submit", send);
