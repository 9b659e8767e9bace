// The adviser's page: who waits, the ring, and the one talk of this moment.
import { afterRefusal, showToday, tick } from "./page.js";
import { DeskCheck } from "./desk-check.js";
import { DirectCall, read, written } from "./desk-call.js";
import { DeskDocuments, ReceivedPages } from "./desk-documents.js";
import { PageShare } from "./desk-share.js";
import { RoomCall } from "./desk-room.js";
import { Transfer } from "./desk-transfer.js";

const MINE = "desk-call";
const SILENCE_MS = 25_000;
const RETRY_MS = 3_000;
const RING_MS = 3_000;
const LIVE_MS = 3_500;
const LEVEL_MS = 200;
// The desk is work, also while nobody calls.
const PRESENT_MS = 15 * 60_000;
// What a kiosk may say before this window knows that it has the talk: the stream can be faster than the answer to a POST.
const EARLY = 100;

const byId = (id) => document.getElementById(id);
const word = (name) => byId("desk-words").querySelector(`[data-word="${name}"]`).textContent;
const rings = (count) => word(count > 1 ? "rings-many" : "rings");
const title = document.title;
const desk = byId("desk");

let media = new MediaStream();
let sound = null;
let source = null;
let heardAt = Date.now();
let waiting = 0;
let isPaused = desk.dataset.paused === "true";
let isUnsaid = false; // the manager has not heard of the break, or of its end
let saying = 0;
const shown = new Set(); // the calls of the list, by their ids
let call = null; // as the manager tells of it
let talk = null; // the connection, where this window has it
let papers = null; // the documents of the talk
const check = new DeskCheck((id) => byId(`desk-${id}`), word);
const share = new PageShare({ changed: showShare, told: tellShare });
const transfer = new Transfer({
  button: byId("desk-transfer"),
  place: byId("desk-transfer-targets"),
  told: byId("desk-transferred"),
  word,
});
const pages = new ReceivedPages(byId("desk-pages"), (name) => word(`paper-${name}`));
let turn = 0; // with which this window took the talk; a higher one is another window's
let isDeserted = false; // whether the window that had the talk is closed, or is being loaded again
let isTaking = false; // whether this window has asked for the talk and waits for the reply
let place = null; // what the manager calls this window
let isLiving = false; // whether a sign of life is on its way
let early = { id: null, signals: [] };
let sent = "";
const windows = new BroadcastChannel("desk-talk"); // the others of this browser

function tell(words, isGood = false) {
  for (const [id, text] of [["desk-told", isGood ? "" : words], ["desk-done-well", isGood ? words : ""]]) {
    byId(id).hidden = !text;
    byId(id).querySelector("span").textContent = text ?? "";
  }
}

// `isLast` where this window is gone before there is a reply.
async function post(path, body, { isLast = false, signal } = {}) {
  try {
    return await fetch(`/desk/${path}`, {
      method: "POST",
      keepalive: isLast,
      signal,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
  } catch {
    return null; // the stream tells that the manager is away
  }
}

// ---- sign-in at the desk

async function open() {
  byId("desk-open").disabled = true;
  media = await check.open();
  sound = check.sound;
  byId("desk-own").srcObject = media;
  byId("desk-own-place").hidden = media.getTracks().length === 0;
  desk.hidden = false;
  byId("desk-open").hidden = true;
  byId("desk-again").hidden = false;
  showPause();
  listen();
  await check.look();
}

// ---- what the manager tells

function listen() {
  source?.close();
  heardAt = Date.now();
  source = new EventSource("/desk/events");
  const heard = () => {
    heardAt = Date.now();
    byId("desk-stale").hidden = true;
  };
  source.addEventListener("open", () => {
    heard();
    recheck();
  });
  source.addEventListener("beat", ({ data }) => {
    heard();
    live(data);
  });
  source.addEventListener("queue", (event) => {
    heard();
    showQueue(JSON.parse(event.data));
  });
  source.addEventListener("today", (event) => showToday(JSON.parse(event.data).html));
  source.addEventListener("moved", (event) => {
    const moved = JSON.parse(event.data);
    if (talk && call?.id === moved.id && moved.turn > turn) leave();
  });
  source.addEventListener("call", (event) => follow(JSON.parse(event.data)));
  source.addEventListener("signal", (event) => {
    const { id, signal } = JSON.parse(event.data);
    if (signal.kind === "transfer" && call?.id === id) transfer.take(signal);
    else if (talk?.id === id) talk.take(signal);
    else keep(id, signal);
  });
  source.addEventListener("error", () => {
    byId("desk-stale").hidden = false;
    if (source.readyState === EventSource.CLOSED) setTimeout(comeBack, RETRY_MS, source);
  });
}

async function comeBack(refused) {
  const next = await afterRefusal();
  if (source !== refused) return; // opened anew meanwhile
  if (next === "wait") setTimeout(comeBack, RETRY_MS, refused);
  // A page that is loaded anew ends a talk, which may have begun meanwhile.
  else if (next === "listen" || talk || isTaking) listen();
  else location.reload();
}

// A computer that loses its power or its cable says nothing: the manager misses it by these. One at a time, and none waits for a dead line.
async function live(id) {
  place = id ?? place;
  if (!place || isLiving) return;
  isLiving = true;
  const reply = await post("alive", alive(), { signal: AbortSignal.timeout(LIVE_MS) });
  isLiving = false;
  if (reply?.ok && (await reply.json()).returned) talk?.returned();
}

function alive() {
  return talk && call ? { window: place, call: talk.id, turn, room: talk.hasRoom } : { window: place };
}

function keep(id, signal) {
  if (early.id !== id) early = { id, signals: [] };
  if (early.signals.length < EARLY) early.signals.push(signal);
}

function showQueue(message) {
  heed(message.paused);
  const focused = document.activeElement?.dataset?.answer;
  byId("desk-queue").innerHTML = message.html;
  const calls = [...byId("desk-queue").querySelectorAll("[data-answer]")];
  // Not the next call's button: whoever presses a key just then would answer somebody else.
  if (focused) (calls.find((it) => it.dataset.answer === focused) ?? byId("desk-queue-title")).focus();
  // Said once, and not with each second that somebody waits.
  const ids = calls.map((it) => it.dataset.answer);
  if (message.waiting !== waiting || ids.some((id) => !shown.has(id))) {
    byId("desk-said").textContent = message.waiting > 0 ? `${message.waiting} ${rings(message.waiting)}` : "";
  }
  shown.clear();
  for (const id of ids) shown.add(id);
  waiting = message.waiting;
  showTitle();
  tick();
}

function showTitle() {
  document.title = isDeserted
    ? `${word("deserted-brief")} – ${title}`
    : waiting > 0 && !call
      ? `(${waiting}) ${rings(waiting)} – ${title}`
      : title;
}

function ring() {
  if (!sound || !(isDeserted || (waiting > 0 && !isPaused && !call))) return;
  for (const [at, frequency] of [[0, 660], [0.25, 880]]) {
    const tone = new OscillatorNode(sound, { frequency });
    const volume = new GainNode(sound, { gain: 0.15 });
    tone.connect(volume).connect(sound.destination);
    tone.start(sound.currentTime + at);
    tone.stop(sound.currentTime + at + 0.2);
  }
}

// Another window may have said it; a manager that starts anew knows of nothing.
function heed(paused) {
  if (saying > 0) return;
  if (isUnsaid || (paused === null && isPaused)) sayPause();
  else if (paused !== null && paused !== isPaused) {
    isPaused = paused;
    showPause();
  }
}

async function sayPause() {
  saying++;
  const reply = await post("pause", { paused: isPaused });
  saying--;
  isUnsaid = !reply?.ok;
}

function showPause() {
  byId("desk-pause").textContent = word(isPaused ? "resume" : "pause");
  byId("desk-pause").setAttribute("aria-pressed", String(isPaused));
  byId("desk-presence").textContent = word(isPaused ? "on-pause" : call ? "in-talk" : "ready");
}

// ---- the talk

// Asks for the talk, once at a time: of two requests of one window the first would take the second for another window's.
async function take(id) {
  isTaking = true;
  try {
    const reply = await post(`calls/${id}/answer`, { take: true });
    return { reply, access: reply?.ok ? await reply.json() : null };
  } finally {
    isTaking = false;
  }
}

async function answer(id) {
  tell(null);
  const { reply, access } = await take(id);
  if (access) {
    sessionStorage.setItem(MINE, id);
    begin(access);
  } else {
    const why = reply?.status === 409 ? (await reply.json()).reason : "failed";
    tell(word(why));
  }
}

function begin(access) {
  check.rest();
  isDeserted = false;
  showTitle();
  talk?.close();
  sent = "";
  byId("desk-write").value = "";
  byId("desk-read").textContent = "";
  const id = access.id;
  turn = access.turn;
  pages.clear();
  byId("desk-received").hidden = true;
  const send = (signal, isLast) => post(`calls/${id}/signals`, signal, { isLast });
  showRoom(access.room);
  tell(access.told);
  talk = access.room ? inRoom(access, send) : direct(access, send);
  byId("desk-here-place").hidden = true;
  byId("desk-line").textContent = word("connecting");
  live();
  if (early.id === id) for (const signal of early.signals.splice(0)) talk.take(signal);
}

function direct(access, send) {
  papers = new DeskDocuments({ able: showAble, told: tellPapers, page: showPage });
  const direct = new DirectCall({
    access,
    media,
    send,
    on: {
      media: (stream) => {
        byId("desk-remote").srcObject = stream;
        byId("desk-remote").play().catch(() => undefined);
      },
      state: (state) => {
        byId("desk-line").textContent = word(state);
      },
      text: (piece) => {
        byId("desk-read").textContent = read(byId("desk-read").textContent, piece);
        byId("desk-read").scrollTop = byId("desk-read").scrollHeight;
      },
      superseded: leave,
      connection: (peer) => {
        papers.open(peer);
        share.open(peer, direct);
      },
    },
  });
  return direct;
}

// ---- a room of another service

function inRoom(access, send) {
  papers = null;
  return new RoomCall({
    access,
    place: byId("desk-room-frame"),
    title: byId("desk-talk-title").textContent,
    send,
    on: {
      state: (state) => {
        byId("desk-line").textContent = word(state);
      },
    },
  });
}

// The room has a camera, sound and writing of its own.
function showRoom(room) {
  const isThere = room?.url.startsWith("https://") ?? false;
  byId("desk-room").hidden = !isThere;
  byId("desk-direct").hidden = isThere;
  byId("desk-room-link").href = isThere ? room.url : "#";
  desk.classList.toggle("has-room", isThere);
}

// ---- papers

function showAble({ scan, print, why, isBusy }) {
  byId("desk-scan").disabled = !scan || isBusy;
  byId("desk-print").disabled = !print || isBusy;
  byId("desk-paper-cancel").hidden = !isBusy;
  byId("desk-paper-why").textContent = [unable("scan", scan, why.scan), unable("print", print, why.print)].filter(Boolean).join(" ");
}

// Of what a newer kiosk alone has words for nothing is said.
function unable(act, isAble, obstacle) {
  const words = [...byId("desk-words").children].find((it) => it.dataset.word === `obstacle-${obstacle}`);
  return isAble || !words ? "" : word(`paper-no-${act}`).replace("[why]", words.textContent);
}

function tellPapers(name) {
  byId("desk-paper").textContent = name ? word(`paper-${name}`) : "";
}

// ---- a page that is shown

function showShare({ isAble, isShown }) {
  byId("desk-share").disabled = !isAble && !isShown;
  byId("desk-share").setAttribute("aria-pressed", String(isShown));
  byId("desk-share").textContent = word(isShown ? "unshare" : "share");
}

function tellShare(name) {
  byId("desk-shared").textContent = name ? word(`share-${name}`) : "";
}

function showPage(page) {
  byId("desk-received").hidden = false;
  pages.add(page);
}

async function follow(message) {
  if (message.state === "ended") {
    if (call?.id === message.id) over(message.outcome);
    return;
  }
  const isNew = call?.id !== message.id;
  // A window of this browser may have said it sooner.
  const isOtherwise = message.deserted !== (!isNew && call.deserted);
  if (isOtherwise) isDeserted = message.deserted && !talk;
  call = message;
  byId("desk-talk").hidden = false;
  byId("desk-who").innerHTML = message.html;
  transfer.follow(message);
  for (const button of document.querySelectorAll("[data-end]")) {
    const isForTalks = button.dataset.end === "held";
    const isBefore = button.dataset.end === "cancelled";
    button.hidden = message.state === "connected" ? isBefore : isForTalks;
  }
  showTitle();
  showPause();
  if (isNew) byId("desk-talk-title").focus();
  if (!talk && sessionStorage.getItem(MINE) === message.id) await here(); // this window was loaded again
  else if (!talk && isNew) setTimeout(showElsewhere, LEVEL_MS * 5);
  else if (isOtherwise) showElsewhere();
}

function showElsewhere() {
  if (call && !talk) {
    byId("desk-line").textContent = word(isDeserted ? "deserted" : "elsewhere");
    byId("desk-here-place").hidden = false;
    showTitle();
  }
}

// Takes the talk into this window.
async function here() {
  if (isTaking) return;
  const id = call.id;
  const { access } = await take(id);
  if (access && call?.id === id && !talk) {
    sessionStorage.setItem(MINE, id);
    windows.postMessage({ id });
    early.signals = []; // said to the window before
    begin(access);
    talk.resume();
  }
}

// Another window has the talk now: of two the kiosk would hear both at once.
function leave() {
  talk?.close();
  talk = null;
  papers = null;
  share.close();
  tellPapers("");
  sessionStorage.removeItem(MINE);
  byId("desk-remote").srcObject = null;
  showRoom(null);
  showElsewhere();
}

windows.addEventListener("message", ({ data }) => {
  if (call?.id !== data.id) return;
  isDeserted = data.closed === true && !talk;
  if (talk && !data.closed) leave();
  else showElsewhere();
});

// Nothing is known of how where nobody could tell.
function over(outcome) {
  talk?.close();
  talk = null;
  call = null;
  isDeserted = false;
  papers = null;
  share.close();
  transfer.follow(null);
  tellPapers("");
  sessionStorage.removeItem(MINE);
  byId("desk-remote").srcObject = null;
  showRoom(null);
  byId("desk-talk").hidden = true;
  byId("desk-write").value = byId("desk-read").textContent = "";
  tell(word(outcome ? `ended-${outcome}` : "over"), outcome === "held" || outcome === "transferred");
  showTitle();
  showPause();
  byId("desk-queue-title").focus(); // and no button: a key pressed just then would begin something
}

// What ended while the stream was away is told nowhere: whoever answers again is told that it is over.
async function recheck() {
  const id = call?.id;
  const reply = id && (await post(`calls/${id}/answer`));
  if (call?.id === id && (reply?.status === 409 || reply?.status === 404)) over();
}

async function end(outcome) {
  const reply = await post(`calls/${call.id}/end`, { outcome });
  if (reply?.status === 404) over();
  else if (!reply?.ok) tell(word(reply?.status === 409 ? "not-now" : "failed"));
}

function toggle(button, kind, off, on) {
  const tracks = media.getTracks().filter((track) => track.kind === kind);
  const isOff = button.getAttribute("aria-pressed") !== "true";
  for (const track of tracks) track.enabled = !isOff;
  button.setAttribute("aria-pressed", String(isOff));
  button.textContent = word(isOff ? on : off);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (button?.dataset.answer) answer(button.dataset.answer);
  else if (button?.dataset.end) end(button.dataset.end);
});
byId("desk-here").addEventListener("click", here);
byId("desk-share").addEventListener("click", () => share.toggle());
byId("desk-scan").addEventListener("click", () => papers?.askScan());
byId("desk-print").addEventListener("click", () => byId("desk-file").click());
byId("desk-paper-cancel").addEventListener("click", () => papers?.cancel());
byId("desk-file").addEventListener("change", async ({ currentTarget }) => {
  const [file] = currentTarget.files;
  if (file) await papers?.print(file);
  currentTarget.value = ""; // so that the same one can be chosen again
});
byId("desk-room-link").addEventListener("click", () => talk?.leaveFrame());
byId("desk-open").addEventListener("click", open);
// Not beside a talk, which has the line.
byId("desk-again").addEventListener("click", () => call ?? check.again());
byId("desk-mute").addEventListener("click", (event) => toggle(event.currentTarget, "audio", "mute", "unmute"));
byId("desk-blind").addEventListener("click", (event) => toggle(event.currentTarget, "video", "blind", "unblind"));
byId("desk-pause").addEventListener("click", async () => {
  isPaused = !isPaused;
  showPause();
  await sayPause();
});
byId("desk-write").addEventListener("input", (event) => {
  talk?.write(written(sent, event.currentTarget.value));
  sent = event.currentTarget.value;
});
window.addEventListener("pagehide", () => {
  source?.close();
  // Who talks with nobody is not left to an adviser who does not look.
  if (!talk || !call) return;
  talk.left();
  post("alive", { ...alive(), room: false, leaving: true }, { isLast: true });
  windows.postMessage({ id: call.id, closed: true });
});

setInterval(ring, RING_MS);
setInterval(() => {
  if (call) byId("desk-level").value = talk?.level() ?? 0;
}, LEVEL_MS);
setInterval(() => {
  if (source && Date.now() - heardAt > SILENCE_MS) listen(); // the connection is dead and nobody said so
}, RETRY_MS);
setInterval(() => source && !isPaused && fetch("/desk/check", { cache: "no-store" }).catch(() => undefined), PRESENT_MS);

// A browser gives camera and sound to pages over HTTPS and of this machine only.
byId("desk-insecure").hidden = !!navigator.mediaDevices;
// A touch that came before this script would have been lost.
byId("desk-open").disabled = !navigator.mediaDevices;
