// Reads the screen aloud. The agent makes the sound, of the view that it told: the page sends no text, only its language and
// to which of the page's own screens somebody turned.
import { firstPart, isReadingStatement, partsPerPage } from "./accessibility.js";
import { label } from "./comfort.js";
import { firstShown, perPage } from "./services.js";

const sound = new Audio();
sound.preload = "none";

let isReading = false;
// Whoever asked for the voice once has each screen read from then on, until the session ends or the voice is stopped.
let goesOn = false;
let readings = 0;
let reader;

// A paper in a talk is at another step, or there is something else to write with: what was said of the one before is over.
for (const it of ["paper", "writing"]) document.addEventListener(it, () => reader && fallSilent(reader));

function address(kiosk) {
  const query = new URLSearchParams({ language: kiosk.language, step: kiosk.view.step });
  if (kiosk.lack()) query.set("lack", kiosk.lack());
  const paper = document.querySelector("main [data-paper]");
  if (paper) query.set("paper", paper.dataset.paper);
  const writing = document.querySelector("main [data-writing]");
  if (writing) query.set("writing", writing.dataset.writing);
  if (kiosk.languages) query.set("languages", "");
  else if (kiosk.code !== null) query.set("code", "");
  else if (isReadingStatement(kiosk)) {
    query.set("accessibility", "");
    query.set("from", firstPart(kiosk));
    query.set("count", partsPerPage(kiosk));
  } else if (kiosk.about) query.set("about", kiosk.about);
  else if (kiosk.view.state === "home") {
    query.set("from", firstShown(kiosk));
    query.set("count", perPage(kiosk));
  }
  return `/api/speech.wav?${query}`;
}

export function showListen(kiosk) {
  const button = document.getElementById("listen");
  button.hidden = kiosk.view?.speech !== true;
  const { listen, stop } = kiosk.say().tools;
  label("listen", isReading ? "stop" : "listen", isReading ? stop : listen);
}

export function fallSilent(kiosk) {
  isReading = false;
  sound.pause();
  showListen(kiosk);
}

export function read(kiosk) {
  const mine = ++readings;
  isReading = true;
  showListen(kiosk);
  reader = kiosk;
  sound.src = address(kiosk);
  // One that another took the place of fails too, and must not silence it.
  sound.play().catch(() => mine === readings && fallSilent(kiosk));
}

export function listen(kiosk) {
  goesOn = !isReading;
  if (isReading) fallSilent(kiosk);
  else read(kiosk);
}

export const isReadOn = () => goesOn;

export function readNoMore(kiosk) {
  goesOn = false;
  fallSilent(kiosk);
}

export function whileSpoken(act, atItsEnd) {
  sound.addEventListener("timeupdate", act);
  sound.addEventListener("ended", atItsEnd);
}

export function whenSpoken(act) {
  sound.addEventListener("ended", act);
  sound.addEventListener("error", act);
}
