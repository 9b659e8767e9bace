// What the agent makes of a real kiosk, looked at anew each second by who knows the PIN. Nothing can be done here.
import { TEXTS } from "/workbench-texts.js";
import { facts, findings } from "/workbench-opinion.js";
import { $, Words, trouble } from "/workbench-words.js";

const EVERY_MS = 1_000;

// Who walks away from an open page leaves it locked.
const LONGEST_MS = 15 * 60_000;

let pin = "";
let until = 0;
let view;

const words = new Words(TEXTS, draw);
const say = () => words.say;

// All of it, in the language that was chosen.
function draw() {
  words.write();
  if (view) show();
}

function show() {
  const text = JSON.stringify([words.language, view]);
  if ($("opinion").dataset.shown !== text) {
    $("opinion").dataset.shown = text;
    $("opinion").replaceChildren(facts(view, words.language), ...findings(view, words.language));
  }
  $("at").textContent = new Date().toLocaleTimeString(words.language === "fr" ? "fr-FR" : "en-GB");
}

function lock(why) {
  pin = "";
  view = undefined;
  $("opinion").replaceChildren();
  delete $("opinion").dataset.shown;
  $("open").hidden = true;
  $("lock").hidden = true;
  $("locked").hidden = false;
  $("pin").value = "";
  trouble(why);
  $("pin").focus();
}

async function look() {
  if (pin === "") return;
  if (Date.now() > until) {
    lock(say().tooLong);
    return;
  }
  const shown = pin;
  try {
    const answer = await fetch("/api/workbench", { headers: { Authorization: `Bearer ${shown}` } });
    if (pin !== shown) return;
    if (answer.ok) {
      view = await answer.json();
      trouble("");
      $("locked").hidden = true;
      $("open").hidden = false;
      $("lock").hidden = false;
      show();
    } else if (answer.status === 429) {
      lock(say().wait(Number(answer.headers.get("Retry-After")) || 1));
      return;
    } else {
      lock(say().wrongPin);
      return;
    }
  } catch {
    trouble(say().lost);
  }
  setTimeout(look, EVERY_MS);
}

$("unlock").addEventListener("submit", (event) => {
  event.preventDefault();
  pin = $("pin").value;
  until = Date.now() + LONGEST_MS;
  look();
});
$("lock").addEventListener("click", () => lock(""));

draw();
$("pin").focus();
