// What the agent makes of a real kiosk, looked at anew each second by who knows the PIN. Nothing can be done here.
import { TEXTS } from "/workbench-texts.js";
import { facts, findings } from "/workbench-opinion.js";

const EVERY_MS = 1_000;

// Who walks away from an open page leaves it locked.
const LONGEST_MS = 15 * 60_000;

const $ = (id) => document.getElementById(id);
let language = "fr";
let pin = "";
let until = 0;
let view;

const say = () => TEXTS[language];

function trouble(text) {
  $("trouble").hidden = text === "";
  $("trouble").textContent = text;
}

// Everything that stands still, in the language that was chosen.
function words() {
  document.documentElement.lang = language;
  document.title = say().title;
  for (const it of document.querySelectorAll("[data-text]")) it.textContent = say()[it.dataset.text];
  for (const it of document.querySelectorAll("[data-label]")) it.setAttribute("aria-label", say()[it.dataset.label]);
  for (const it of document.querySelectorAll("[data-language]")) it.setAttribute("aria-pressed", String(it.dataset.language === language));
  if (view) show();
}

function show() {
  const text = JSON.stringify([language, view]);
  if ($("opinion").dataset.shown !== text) {
    $("opinion").dataset.shown = text;
    $("opinion").replaceChildren(facts(view, language), ...findings(view, language));
  }
  $("at").textContent = new Date().toLocaleTimeString(language === "fr" ? "fr-FR" : "en-GB");
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
for (const it of document.querySelectorAll("[data-language]")) {
  it.addEventListener("click", () => {
    language = it.dataset.language;
    words();
  });
}

words();
$("pin").focus();
