// The workbench: sends what hands do, shows what the agent makes of it. The truth is in the agent, none in this page.
import { TEXTS } from "/workbench-texts.js";
import { dialsFor, groups, move } from "/workbench-dials.js";
import { element, facts, findings } from "/workbench-opinion.js";
import { Views } from "/views.js";
import { $, Words, trouble } from "/workbench-words.js";

const NEAREST_X = 215;
const PIXELS_PER_CM = 0.72;

// What a click on a part of the picture does; the switches below the picture do the same.
const PARTS = {
  "part-door": "door", "part-printer": "printer-plug", paper: "paper", cover: "cover", "part-scanner": "scanner-plug", "part-power": "mains",
  "part-reader": "reader-plug", "part-screen": "screen-plug", "part-camera": "shutter", shutter: "shutter", "part-presence": "presence-plug",
  "part-audio": "handset", handset: "handset",
};

const views = new Views();
let view;
let shape = "";
let waiting;
let sending = false;

const words = new Words(TEXTS, () => {
  if (view) show(view);
});
const say = () => words.say;

// A slider that is dragged makes many values; only the latest is sent, one after the other.
function turn(dial, value) {
  waiting = { ...waiting, [dial]: value };
  if (!sending) sendNext();
}

async function sendNext() {
  sending = true;
  while (waiting && Object.keys(waiting).length > 0) {
    const [dial, value] = Object.entries(waiting)[0];
    delete waiting[dial];
    await send({ dial, value });
  }
  sending = false;
}

async function send(message) {
  try {
    const answer = await fetch("/api/workbench", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(message),
    });
    const said = await answer.json();
    trouble(answer.ok ? "" : say().refused + said.error);
    if (answer.ok) receive(said);
  } catch {
    trouble(say().lost);
  }
}

function receive(said) {
  const next = views.take(said);
  if (next) show(next);
}

function show(next) {
  view = next;
  const wanted = words.language + Object.keys(view.dials).join();
  if (wanted !== shape) build(wanted);
  move(document, view.dials, say());
  draw();
  tell();
}

function build(wanted) {
  shape = wanted;
  words.write();
  $("walk").replaceChildren(...dialsFor(["person"], view.dials, say(), turn));
  $("hands").replaceChildren(...groups(view.dials, say(), turn));
}

const value = (dial) => (dial in view.dials ? view.dials[dial].value : 0);

function draw() {
  const distance = value("person");
  $("picture-words").textContent = distance === 0 ? say().nobody : say().somebody(distance);
  $("far").textContent = $("picture-words").textContent;
  $("person").classList.toggle("away", distance === 0);
  $("person").style.transform = `translate(${NEAREST_X + (distance || 600) * PIXELS_PER_CM}px, 0)`;
  $("cone").classList.toggle("sees", view.presence !== "absent");
  for (const it of view.peripherals) {
    const part = $(`part-${it.kind}`);
    if (part) part.dataset.state = it.state;
  }
  $("part-screen").dataset.monitor = view.monitor;
  $("part-door").classList.toggle("open", value("door") === 1);
  $("part-button").classList.toggle("held", value("button") === 1);
  $("handset").classList.toggle("lifted", value("handset") === 1);
  $("shutter").classList.toggle("closed", value("shutter") === 1);
  $("cover").setAttribute("d", value("cover") === 1 ? "M28 300 L64 266" : "M28 300 L108 300");
  $("jam").classList.toggle("there", value("jam") === 1);
  const sheets = Math.min(18, Math.ceil(value("paper") / 14));
  $("paper").setAttribute("height", String(sheets));
  $("paper").setAttribute("y", String(336 - sheets));
  $("charge").setAttribute("width", String(0.32 * value("battery")));
  $("light").setAttribute("class", `lamp ${view.light.join("-")}`);
}

function tell() {
  const shown = [facts(view, words.language, [[say().light, say().lights[view.light.join(" ")], "lamp-words"], [say().tone, say().tones(view.tones), "tones"], [say().sound, say().sounds[view.sound], "sound"]])];
  if (view.ending) shown.push(element("p", "ending", say().ending));
  shown.push(...findings(view, words.language));
  if ($("opinion").dataset.shown !== JSON.stringify([words.language, { ...view, dials: 0 }])) {
    $("opinion").dataset.shown = JSON.stringify([words.language, { ...view, dials: 0 }]);
    $("opinion").replaceChildren(...shown);
  }
}

// The person can be dragged; the slider below does the same for whoever has no mouse.
function drag(event) {
  const box = $("picture").getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * 700;
  const centimetres = Math.round((x - NEAREST_X) / PIXELS_PER_CM / 10) * 10;
  turn("person", Math.min(600, Math.max(10, centimetres)));
}

$("person").addEventListener("pointerdown", (event) => {
  $("person").setPointerCapture(event.pointerId);
  event.preventDefault();
});
$("person").addEventListener("pointermove", (event) => {
  if ($("person").hasPointerCapture(event.pointerId)) drag(event);
});
for (const [id, dial] of Object.entries(PARTS)) {
  $(id).addEventListener("click", () => turn(dial, value(dial) === view.dials[dial].least ? view.dials[dial].most : view.dials[dial].least));
}
$("part-button").addEventListener("pointerdown", (event) => {
  $("part-button").setPointerCapture(event.pointerId);
  turn("button", 1);
});
for (const end of ["pointerup", "pointercancel"]) $("part-button").addEventListener(end, () => turn("button", 0));
$("mend").addEventListener("click", () => send({ mend: true }));

function connect() {
  const events = new EventSource("/api/workbench/events");
  events.addEventListener("open", () => views.begin());
  events.addEventListener("message", (event) => {
    if ($("trouble").textContent === say().lost) trouble("");
    receive(JSON.parse(event.data));
  });
  events.addEventListener("error", () => {
    trouble(say().lost);
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  });
}

connect();
