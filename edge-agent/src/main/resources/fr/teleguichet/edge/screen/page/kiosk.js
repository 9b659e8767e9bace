// Shows the session that the agent keeps. The page decides nothing: each tap goes to the agent with the number of the
// state that was on the screen, and the agent's next view replaces it.
import { isReadingStatement, showMention, statement } from "./accessibility.js";
import { keyPad } from "./appointment.js";
import { callPage } from "./call-views.js";
import { label, nextSize, plain, sizeNow, toggleContrast } from "./comfort.js";
import { passOverDoubleTouches } from "./double-touches.js";
import { button, element, heading, sentence, whole } from "./elements.js";
import { erase } from "./erasure.js";
import { helpIsWanted, showHelp } from "./help.js";
import { keepingFocus, listenToKeys } from "./keypad.js";
import { catchLostTaps } from "./lost-taps.js";
import { whenServed } from "./navigation.js";
import { isAway, role, whenAwayTurns } from "./picture.js";
import { preCallTest, stopPreCallTest } from "./pre-call.js";
import { isTold, listenToTouches, tellHeard, tellHeardOut } from "./present.js";
import { fallSilent, isReadOn, listen, read, readNoMore, showListen, whenSpoken, whileSpoken } from "./reading.js";
import { languageChoice, LANGUAGES, screens } from "./screens.js";
import { leadTechnicians } from "./technician-gesture.js";
import { texts } from "./texts.js";
import { Views } from "./views.js";

const FIRST_LANGUAGE = "fr";
const LATE = 409;
// What the agent has not answered by then, it does not answer.
const PATIENCE_MS = 10_000;
const FORGET_AFTER_MS = 60_000;
// Whoever reads the statement, or has it read aloud, touches nothing for longer.
const FORGET_READER_AFTER_MS = 300_000;

const $ = (id) => document.getElementById(id);
const main = $("main");
const views = new Views();

const SILENT = ["interview", "transfer"];

// What this page alone knows, besides the view: which of its own screens is turned to.
const FRONT = { about: null, first: 0, languages: false, code: null, statement: null };

let view = null;
let connected = true;
// How many screens were new.
let drawn = 0;
// The same, on the screen that a doubt took the place of.
let doubted = null;
let forgetting = 0;
let countdown = 0;
// When the doubt that is on the screen ends.
let doubtEnds = 0;

const kiosk = {
  ...FRONT,
  // Kept for the tab: a page that is loaded again in the midst of a session goes on in its language.
  language: sessionStorage.getItem("language") ?? FIRST_LANGUAGE,
  get view() {
    return view;
  },
  get size() {
    return sizeNow();
  },
  say: () => texts[kiosk.language],
  tap: (message) => post("/api/session", { step: view.step, ...message }),
  touch: (corner) => post("/api/pattern", { corner }),
  send: (code) => post("/api/appointment", { code }),
  // What was said of the last code goes with the keys: whoever turns to them next reads none of it.
  leaveKeys() {
    kiosk.turnTo({ code: null });
    kiosk.send("");
  },
  lack: () => calls.lack(),
  turnTo(place) {
    Object.assign(kiosk, place);
    forgetLater();
    render(true);
    if (isReadOn()) speakUp();
  },
  // The same screen with something else on it: who goes by keys stays where the keys are.
  change(place) {
    Object.assign(kiosk, place);
    forgetLater();
    render(false);
  },
  speak(language) {
    kiosk.language = language;
    sessionStorage.setItem("language", language);
    kiosk.turnTo({ languages: false });
  },
};

const calls = callPage({
  view: () => view,
  language: () => kiosk.language,
  element,
  button,
  tap: kiosk.tap,
  left: () => render(true),
});
const all = { ...screens, ...calls.screens };

async function post(path, message) {
  forgetLater();
  isTold();
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    // A tap that came late is answered with the view as well, and what is refused with a sentence.
    if (answer.ok || answer.status === LATE) show(await answer.json());
    return true;
  } catch {
    // The stream of views tells whether the agent is away.
    return false;
  }
}

function show(received) {
  const next = views.take(received);
  if (!next) return;
  const before = view;
  view = next;
  if (view.state === "idle" && before?.state !== "idle") forget();
  if (view.state !== "idle") stopPreCallTest();
  if (JSON.stringify(before) === JSON.stringify(view)) return;
  const isNew = !before || before.step !== view.step || before.state !== view.state;
  if (isNew) {
    doubtEnds = performance.now() + 1000 * (view.seconds ?? 0);
    Object.assign(kiosk, placeAfter(before));
  }
  render(isNew);
  // Whoever has turned to go still hears it, also when it is found out a little later; and whoever looks elsewhere, the doubt.
  const left = String(view.papers ?? "");
  const isNews = left && left !== String(before?.papers ?? "");
  if (isNews || (isNew && (isReadOn() || view.state === "doubt"))) speakUp();
}

// In a talk nothing is read unasked.
function speakUp() {
  if (view?.speech && !isAway() && !SILENT.includes(view.state)) read(kiosk);
}

// Whoever is still there goes on where the doubt came; the doubt and its answer are two steps.
function placeAfter(before) {
  if (view.state === "doubt" && before) {
    const place = Object.fromEntries(Object.keys(FRONT).map((it) => [it, kiosk[it]]));
    doubted = { state: before.state, step: before.step + 2, place };
  }
  return doubted?.step === view.step && doubted.state === view.state ? doubted.place : FRONT;
}

function render(isNew) {
  if (isNew) drawn++;
  const say = kiosk.say();
  document.documentElement.lang = kiosk.language;
  document.documentElement.dir = kiosk.language === "ar" ? "rtl" : "ltr";
  $("place").textContent = say.place;
  $("comfort").setAttribute("aria-label", say.tools.label);
  label("size", "size", say.tools.size);
  label("contrast", "contrast", say.tools.contrast);
  label("language", "language", LANGUAGES[kiosk.language]);
  label("quit", "quit", say.tools.quit);
  showTrouble();
  showCare();
  showHelp(view, say);
  showMention(kiosk);
  if (isNew) fallSilent(kiosk);
  else showListen(kiosk);
  if (isAway() && !calls.isTalking()) {
    calls.rest();
    showAway();
    return;
  }
  if (!view) {
    main.replaceChildren(element("h1", "", say.waiting));
    return;
  }
  const isAtRest = ["idle", "unclaimed", "pattern"].includes(view.state);
  $("language").hidden = isAtRest && !isCoding() && !isReadingStatement(kiosk);
  $("quit").hidden = !["home", "agreement", "checking", "waiting", "asking", "doubt"].includes(view.state);
  document.documentElement.classList.toggle("dark", view.dark === true);
  main.dataset.state = view.state;
  calls.follow();
  keepingFocus(main, () => main.replaceChildren(...screen()(kiosk)));
  count();
  if (isNew) announce();
}

// Nothing on the screen would do anything, so nothing is offered. The page stays what it was, for when the agent is back. A talk
// goes on between the two pages, whatever becomes of the agent.
function showAway() {
  for (const it of ["help", "listen", "language", "quit", "accessibility"]) $(it).hidden = true;
  for (const it of ["trouble", "care"]) $(it).hidden = true;
  const parts = heading(kiosk.say().unavailable);
  const telephone = view?.help?.telephone;
  if (telephone) {
    const number = Object.assign(element("strong", "", whole(telephone)), { dir: "ltr" });
    const line = element("p", "telephone");
    line.append(...sentence(kiosk.say().unavailable.telephone, { number }));
    parts.push(line);
  }
  main.dataset.state = "unavailable";
  main.replaceChildren(...parts);
  $("announcer").textContent = kiosk.say().unavailable.title;
}

function screen() {
  if (kiosk.languages) return languageChoice;
  if (isCoding()) return keyPad;
  return isReadingStatement(kiosk) ? statement : all[view.state];
}

// Somebody has turned to the key pad, on a screen that has one.
const isCoding = () => kiosk.code !== null && view.code !== undefined;

function showTrouble() {
  const say = kiosk.say();
  const text = !connected ? say.lost : view && view.writing === "refused" && view.state !== "thanks" ? say.refused : "";
  $("trouble").hidden = text === "";
  $("trouble").textContent = text;
}

// Nobody works on a kiosk from afar in secret, and whoever finds it away knows for how long.
function showCare() {
  const say = kiosk.say();
  const care = view && view.care;
  const away = view && view.away;
  $("care").hidden = !care && !away;
  $("care").replaceChildren(
    ...(away
      ? sentence(say.away, { minutes: String(away.minutes) })
      : care
        ? [care[kiosk.language] ? `${say.care.replace(/\.$/, "")} · ${care[kiosk.language]}` : say.care]
        : []),
  );
}

// Who listens instead of looking hears each new screen's title, and the next key finds its first button.
function announce() {
  const title = main.querySelector("h1");
  $("announcer").textContent = title ? title.textContent : "";
  if (document.activeElement !== document.body || view.step > 0) main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function count() {
  clearInterval(countdown);
  if (view.state !== "doubt") return;
  const tell = () => {
    const place = $("left");
    if (place) place.textContent = String(Math.max(0, Math.ceil((doubtEnds - performance.now()) / 1000)));
  };
  tell();
  countdown = setInterval(tell, 1000);
}

// The next person starts in French, at the first size.
function forget() {
  Object.assign(kiosk, FRONT, { language: FIRST_LANGUAGE });
  doubted = null;
  sessionStorage.removeItem("language");
  plain();
  readNoMore(kiosk);
}

function forgetLater() {
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    if (view && view.state === "idle") {
      forget();
      render(false);
    }
  }, isReadingStatement(kiosk) ? FORGET_READER_AFTER_MS : FORGET_AFTER_MS);
}

function back() {
  if (kiosk.languages) kiosk.turnTo({ languages: false });
  else if (kiosk.code !== null) kiosk.leaveKeys();
  else if (kiosk.statement !== null) kiosk.turnTo({ statement: null });
  else if (kiosk.about) kiosk.turnTo({ about: null });
  else if (calls.back()) forgetLater();
  else if (!$("quit").hidden) $("quit").click();
}

function connect() {
  const events = new EventSource(`/api/session/events?role=${role}`);
  events.addEventListener("open", () => views.begin());
  events.addEventListener("message", (event) => {
    connected = true;
    show(JSON.parse(event.data));
    showTrouble();
  });
  // The agent's first repair of a page that draws no more.
  events.addEventListener("reload", () => whenServed(() => location.reload()));
  // Nobody is served any more.
  events.addEventListener("erase", ({ data }) => erase(data));
  events.addEventListener("call-test", ({ data }) => preCallTest(JSON.parse(data)));
  events.addEventListener("error", () => {
    connected = false;
    showTrouble();
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  });
}

function tool(id, act) {
  $(id).addEventListener("click", () => {
    forgetLater();
    act();
  });
}

tool("help", () => post("/api/help", { wanted: !helpIsWanted(view), language: kiosk.language }));
tool("size", () => {
  nextSize();
  render(false);
});
tool("contrast", toggleContrast);
tool("listen", () => listen(kiosk));
tool("language", () => kiosk.turnTo({ languages: !kiosk.languages }));
tool("accessibility", () => kiosk.turnTo({ statement: 0 }));
tool("quit", () => kiosk.tap({ tap: "leave" }));
whileSpoken(
  () => tellHeard(kiosk),
  () => tellHeardOut(kiosk),
);
whenSpoken(() => fallSilent(kiosk));
whenAwayTurns(() => render(true));
listenToKeys(back);
listenToTouches(kiosk);
catchLostTaps();
passOverDoubleTouches(() => drawn);
leadTechnicians(main, document.querySelector("header img"));

render(false);
connect();
