// Resets the unit, for who knows the PIN: says what is lost, has the unit's name typed, and shows what becomes of it.
import { TEXTS } from "/reset-texts.js";
import { $, Words, trouble } from "/workbench-words.js";

const WHERE = "/api/technician/reset";
const EVERY_MS = 1_000;

// Who walks away from an open page leaves it locked.
const LONGEST_MS = 15 * 60_000;

let pin = "";
let until = Date.now() + LONGEST_MS;
let kind = "";
let view;
let shown = "";
let isLocked = false;
let isLost = false;

const words = new Words(TEXTS, draw);
const say = () => words.say;

// All of it, in the language that was chosen.
function draw() {
  words.write();
  if (view) show();
}

function items(list, texts) {
  list.replaceChildren(
    ...texts.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }),
  );
}

// What was confirmed must be what was read: when it changes, it is confirmed anew.
function show() {
  const text = JSON.stringify([words.language, kind, view]);
  if (text === shown) return;
  shown = text;
  $("reach").textContent = say().reach[view.reach];
  $("reach").hidden = $("reach").textContent === "";
  $("state").textContent = say().states[view.state](view);
  for (const it of document.querySelectorAll("[data-kind]")) {
    it.setAttribute("aria-pressed", String(it.dataset.kind === kind));
    it.disabled = view.state === "begun";
  }
  $("confirm").hidden = kind === "" || view.state === "begun";
  if (kind === "") return;
  const reach = view.reach === "package" ? "package" : "appliance";
  $("what-title").textContent = say().what[kind](view.unit);
  items($("goes"), say().lostBy[kind][reach]);
  items($("stays"), say().keptBy[kind](view));
  const isLoss = kind === "wipe-identity" && view.unsent > 0;
  $("unsent-line").hidden = !isLoss;
  $("unsent").required = isLoss;
  if ($("unsent").dataset.of !== String(view.unsent)) {
    $("unsent").dataset.of = String(view.unsent);
    $("unsent").checked = false;
  }
  $("unsent-text").textContent = say().unsent(view.unsent);
  $("unit-label").textContent = say().typed(view.unit);
  $("now").textContent = say().now[kind](view.unit);
}

function lock(why) {
  pin = "";
  isLocked = true;
  view = undefined;
  shown = "";
  kind = "";
  $("open").hidden = true;
  $("lock").hidden = true;
  $("locked").hidden = false;
  $("pin").value = "";
  $("unit").value = "";
  trouble(why);
  $("pin").focus();
}

const bearer = () => (pin === "" ? {} : { Authorization: `Bearer ${pin}` });

function refused(answer) {
  lock(answer.status === 429 ? say().wait(Number(answer.headers.get("Retry-After")) || 1) : pin === "" ? "" : say().wrongPin);
}

// A simulated kiosk without a PIN answers to the first look, which shows none.
async function look() {
  if (isLocked) return;
  if (Date.now() > until) {
    lock(say().tooLong);
    return;
  }
  const was = pin;
  try {
    const answer = await fetch(WHERE, { headers: bearer() });
    if (pin !== was || isLocked) return;
    if (!answer.ok) {
      refused(answer);
      return;
    }
    view = await answer.json();
    if (isLost) trouble("");
    isLost = false;
    $("locked").hidden = true;
    $("open").hidden = false;
    $("lock").hidden = pin === "";
    show();
  } catch {
    isLost = true;
    trouble(say().lost);
  }
  setTimeout(look, EVERY_MS);
}

async function begin() {
  try {
    const answer = await fetch(WHERE, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...bearer() },
      body: JSON.stringify({ kind, unit: $("unit").value.trim(), unsent: kind === "wipe-identity" ? Number($("unsent").dataset.of) : 0 }),
    });
    if (answer.status === 401 || answer.status === 429) {
      refused(answer);
      return;
    }
    const told = await answer.json();
    if (answer.ok) {
      view = told;
      $("unit").value = "";
      trouble("");
      show();
    } else {
      trouble(say().why[told.error] ?? say().refused);
    }
  } catch {
    trouble(say().lost);
  }
}

$("unlock").addEventListener("submit", (event) => {
  event.preventDefault();
  pin = $("pin").value;
  until = Date.now() + LONGEST_MS;
  isLocked = false;
  look();
});
$("confirm").addEventListener("submit", (event) => {
  event.preventDefault();
  begin();
});
$("lock").addEventListener("click", () => lock(""));
for (const it of document.querySelectorAll("[data-kind]")) {
  it.addEventListener("click", () => {
    kind = it.dataset.kind;
    trouble("");
    show();
    $("unit").focus();
  });
}

draw();
look();
