// Shows the session that the agent keeps. The page decides nothing: each tap goes to the agent with the number of the
// state that was on the screen, and the agent's next view replaces it.
import { callPage } from "./call-views.js";
import { face } from "./faces.js";
import { texts } from "./texts.js";
import { Views } from "./views.js";

const FIRST_LANGUAGE = "fr";
const SIZES = ["", "larger", "largest"];
const FORGET_AFTER_MS = 60_000;

const $ = (id) => document.getElementById(id);
const main = $("main");

let language = FIRST_LANGUAGE;
const views = new Views();
let view = null;
let connected = true;
let size = 0;
let forgetting = 0;
let countdown = 0;

const say = () => texts[language];

function element(name, className, text) {
  const it = document.createElement(name);
  if (className) it.className = className;
  if (text) it.textContent = text;
  return it;
}

function button(text, className, onTap) {
  const it = element("button", className);
  it.type = "button";
  it.append(element("span", "", text));
  it.addEventListener("click", onTap);
  return it;
}

async function tap(message) {
  forgetLater();
  try {
    const answer = await fetch("/api/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ step: view.step, ...message }),
    });
    show(await answer.json());
  } catch {
    // The stream of views tells whether the agent is away.
  }
}

async function touch(corner) {
  try {
    const answer = await fetch("/api/pattern", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ corner }),
    });
    show(await answer.json());
  } catch {
    // The stream of views tells whether the agent is away.
  }
}

const calls = callPage({ view: () => view, language: () => language, element, button, tap });

const screens = {
  unclaimed() {
    const code = element("p", "code", view.code);
    const details = element("p", "fingerprint", view.fingerprint);
    const words = element("div", "");
    words.append(element("p", "", say().unclaimed.code), code, element("p", "", say().unclaimed.fingerprint), details);
    const unit = element("div", "unit");
    unit.append(words);
    if (view.accept) unit.append(acceptCode());
    return [...heading(say().unclaimed), unit];
  },

  // For a technician: colours, greys, a grid, and a corner each to be touched.
  pattern() {
    const sheet = element("div", "pattern");
    for (const name of ["red", "green", "blue", "white", "grey", "black"]) sheet.append(element("div", `bar ${name}`));
    const words = element("div", "pattern-words");
    words.append(...heading(say().pattern));
    sheet.append(words);
    for (const it of view.corners) {
      const place = it.corner.replace(" ", "-");
      const corner = button(it.touched ? "✓" : say().pattern.touch, `corner ${place}`, () => touch(it.corner));
      corner.setAttribute("aria-label", say().pattern.corners[place]);
      corner.setAttribute("aria-pressed", String(it.touched));
      sheet.append(corner);
    }
    return [sheet];
  },

  idle() {
    // Where nobody can be called the page invites nobody; whoever wants to know why can still look at the services.
    const words = view.works.serves ? say().idle : say().idle.closed;
    const invitation = view.works.serves || view.hours ? words.start : words.startWithoutHours;
    const start = button(invitation, view.works.serves ? "choice main-choice" : "quiet", () => tap({ tap: "start" }));
    const lines = acts(view.works.acts);
    return [...heading(words), ...(view.works.serves ? [start, lines] : [lines, start])];
  },

  home() {
    const list = element("div", "choices");
    for (const service of view.services) list.append(serviceCard(service));
    return [...heading(say().home), list];
  },

  ...calls.screens,

  asking() {
    const question = say()[view.question];
    const list = element("div", view.question === "satisfaction" ? "choices faces" : "choices");
    for (const [word, label] of Object.entries(question.answers)) {
      const answer = button(label, "choice", () => tap({ tap: view.question, answer: word }));
      if (view.question === "satisfaction") answer.prepend(face(word));
      list.append(answer);
    }
    const parts = [...heading(question), list];
    if (view.question !== "satisfaction") {
      parts.push(button(say().skip, "quiet", () => tap({ tap: "skip" })));
    }
    return parts;
  },

  doubt() {
    const text = element("p", "", `${say().doubt.text} `);
    const left = element("strong", "", String(view.seconds));
    left.id = "left";
    text.append(left, ` ${say().doubt.seconds}.`);
    const stay = button(say().doubt.stay, "choice main-choice", () => tap({ tap: "stay" }));
    return [element("h1", "", say().doubt.title), text, stay];
  },

  // A talk of less than a minute is asked about by nobody, and yet it must not end in silence.
  "too-short"() {
    const close = button(say().tooShort.close, "choice main-choice", () => tap({ tap: "close" }));
    return [...heading(say().tooShort), close];
  },

  thanks() {
    const close = button(say().thanks.close, "choice main-choice", () => tap({ tap: "close" }));
    return [element("h1", "", say().thanks.title), element("p", "", say().thanks[view.writing]), close];
  },
};

// A mark and a word for each act, so that nothing is told by colour alone.
function acts(lines) {
  const list = element("ul", "acts", "");
  for (const line of lines) {
    const item = element("li", line.ok ? "works" : "fails", "");
    const mark = element("span", "mark", line.ok ? "✓" : "✕");
    mark.setAttribute("aria-hidden", "true");
    item.append(mark, line[language]);
    list.append(item);
  }
  return list;
}

function serviceCard(service) {
  const card = element("div", "service", "");
  const choose = button(service[language], "choice", () => {
    if (service.open) tap({ tap: "choose", service: service.id });
  });
  if (!service.open) choose.setAttribute("aria-disabled", "true");
  card.append(choose);
  if (service.hours) card.append(element("p", "hours", service.hours[language]));
  const trouble = service.acts.filter((line) => !line.ok);
  if (trouble.length > 0) card.append(acts(service.open ? trouble : trouble.slice(0, 1)));
  return card;
}

// Finds the unit in the back office. It does not hold the fingerprint: that is compared by eye.
function acceptCode() {
  const image = element("img", "accept");
  image.src = `/accept.svg?${view.code}`;
  image.alt = say().unclaimed.acceptAlt;
  const telephone = element("div", "");
  telephone.append(element("p", "", say().unclaimed.accept), image);
  return telephone;
}

function heading(part) {
  const parts = [element("h1", "", part.title)];
  if (part.text) parts.push(element("p", "", part.text));
  return parts;
}

function show(received) {
  const next = views.take(received);
  if (!next) return;
  const before = view;
  view = next;
  if (before && before.state !== "idle" && view.state === "idle") forget();
  if (JSON.stringify(before) === JSON.stringify(view)) return;
  const isNew = !before || before.step !== view.step || before.state !== view.state;
  render(isNew);
}

function render(isNew) {
  document.documentElement.lang = language;
  $("place").textContent = say().place;
  for (const it of document.querySelectorAll("[data-language]")) {
    it.setAttribute("aria-pressed", String(it.dataset.language === language));
  }
  $("size").textContent = `Aa · ${say().size}`;
  $("contrast").textContent = say().contrast;
  $("listen").textContent = say().listen;
  $("quit").textContent = say().quit;
  showTrouble();
  showCare();
  showListen();
  if (!view) {
    main.replaceChildren(element("h1", "", say().waiting));
    return;
  }
  $("quit").hidden = !["home", "agreement", "waiting", "asking", "doubt"].includes(view.state);
  document.documentElement.classList.toggle("dark", view.dark === true);
  main.dataset.state = view.state;
  calls.follow();
  main.replaceChildren(...screens[view.state]());
  count();
  if (isNew) announce();
}

function showTrouble() {
  const text = !connected ? say().lost : view && view.writing === "refused" && view.state !== "thanks" ? say().refused : "";
  $("trouble").hidden = text === "";
  $("trouble").textContent = text;
}

// Nobody works on a kiosk from afar in secret, and whoever finds it away knows for how long.
function showCare() {
  const care = view && view.care;
  const away = view && view.away;
  $("care").hidden = !care && !away;
  $("care").textContent = away
    ? say().away.replace("{minutes}", away.minutes)
    : care
      ? `${say().care} ${care[language]}`
      : "";
}

// Who listens instead of looking hears each new screen's title, and the next touch of Tab finds its first button.
function announce() {
  const title = main.querySelector("h1");
  $("announcer").textContent = title ? title.textContent : "";
  if (document.activeElement !== document.body || view.step > 0) main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function count() {
  clearInterval(countdown);
  if (view.state !== "doubt") return;
  let left = view.seconds;
  countdown = setInterval(() => {
    left = Math.max(0, left - 1);
    const place = $("left");
    if (place) place.textContent = String(left);
  }, 1000);
}

// The next person starts in French, at the first size.
function forget() {
  language = FIRST_LANGUAGE;
  size = 0;
  document.documentElement.classList.remove(...SIZES.filter(Boolean), "contrast");
  $("contrast").setAttribute("aria-pressed", "false");
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

function forgetLater() {
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    if (view && view.state === "idle") {
      forget();
      render(false);
    }
  }, FORGET_AFTER_MS);
}

function voice() {
  if (!("speechSynthesis" in window)) return undefined;
  return speechSynthesis.getVoices().find((it) => it.localService && it.lang.startsWith(language));
}

function showListen() {
  $("listen").hidden = voice() === undefined;
}

function listen() {
  speechSynthesis.cancel();
  const words = [...main.querySelectorAll("h1, p, button")].map((it) => it.textContent).join(". ");
  const speech = new SpeechSynthesisUtterance(words);
  speech.voice = voice();
  speech.lang = language;
  speechSynthesis.speak(speech);
}

function speakLanguage(next) {
  language = next;
  forgetLater();
  render(false);
}

function nextSize() {
  size = (size + 1) % SIZES.length;
  document.documentElement.classList.remove(...SIZES.filter(Boolean));
  if (SIZES[size]) document.documentElement.classList.add(SIZES[size]);
  forgetLater();
}

function toggleContrast() {
  const on = document.documentElement.classList.toggle("contrast");
  $("contrast").setAttribute("aria-pressed", String(on));
  forgetLater();
}

function connect() {
  const events = new EventSource("/api/session/events");
  events.addEventListener("open", () => views.begin());
  events.addEventListener("message", (event) => {
    connected = true;
    show(JSON.parse(event.data));
    showTrouble();
  });
  // The agent's first repair of a page that draws no more.
  events.addEventListener("reload", () => location.reload());
  events.addEventListener("error", () => {
    connected = false;
    showTrouble();
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  });
}

for (const it of document.querySelectorAll("[data-language]")) {
  it.addEventListener("click", () => speakLanguage(it.dataset.language));
}
$("size").addEventListener("click", nextSize);
$("contrast").addEventListener("click", toggleContrast);
$("listen").addEventListener("click", listen);
$("quit").addEventListener("click", () => tap({ tap: "leave" }));
if ("speechSynthesis" in window) speechSynthesis.addEventListener("voiceschanged", showListen);
document.addEventListener("contextmenu", (event) => event.preventDefault());

render(false);
connect();
