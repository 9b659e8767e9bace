// The mediator's page: who wants help, the ring, and how the kiosks are.
import { afterRefusal, showToday, tick } from "./page.js";

const SILENCE_MS = 25_000;
const RETRY_MS = 3_000;
const RING_MS = 3_000;
// The page lies open between two other jobs: a stream that is opened anew keeps its reader signed in.
const PRESENT_MS = 15 * 60_000;

const byId = (id) => document.getElementById(id);
export const word = (name) => byId("mediator-words").querySelector(`[data-word="${name}"]`).textContent;
const rings = (count) => word(count > 1 ? "rings-many" : "rings");
const title = document.title;
const ringing = byId("mediator-ring");

let source = null;
let heardAt = Date.now();
let waiting = byId("mediator-help").querySelectorAll(".is-asked").length;
let sound = null;

export function tell(words) {
  byId("mediator-told").hidden = !words;
  byId("mediator-told").querySelector("span").textContent = words ?? "";
}

export async function post(path, body) {
  try {
    return await fetch(`/mediator/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
  } catch {
    return null;
  }
}

function listen() {
  source?.close();
  heardAt = Date.now();
  source = new EventSource("/mediator/events");
  const heard = () => {
    heardAt = Date.now();
    byId("mediator-stale").hidden = true;
  };
  source.addEventListener("open", heard);
  source.addEventListener("beat", heard);
  source.addEventListener("help", (event) => {
    heard();
    const message = JSON.parse(event.data);
    draw(byId("mediator-help"), message.html);
    if (message.waiting !== waiting) say(message.waiting);
    waiting = message.waiting;
    showTitle();
    ring();
  });
  source.addEventListener("today", (event) => showToday(JSON.parse(event.data).html));
  source.addEventListener("kiosks", (event) => {
    heard();
    draw(byId("mediator-kiosks"), JSON.parse(event.data).html);
  });
  source.addEventListener("error", () => {
    byId("mediator-stale").hidden = false;
    if (source.readyState === EventSource.CLOSED) setTimeout(comeBack, RETRY_MS, source);
  });
}

async function comeBack(refused) {
  const next = await afterRefusal();
  if (source !== refused) return; // opened anew meanwhile
  if (next === "wait") setTimeout(comeBack, RETRY_MS, refused);
  else if (next === "listen") listen();
  else location.reload();
}

// What is drawn anew keeps the focus on the same button, or on the one that took its place, and what was unfolded.
function draw(box, html) {
  const { coming, settled } = box.contains(document.activeElement) ? document.activeElement.dataset : {};
  const inSummary = box.contains(document.activeElement) && document.activeElement.matches("summary");
  const isOpen = box.querySelector("details")?.open;
  box.innerHTML = html;
  const folded = box.querySelector("details");
  if (isOpen && folded) folded.open = true;
  if (inSummary) folded?.querySelector("summary").focus();
  const id = coming ?? settled;
  const again = coming && box.querySelector(`[data-coming="${coming}"]`);
  if (id) (again ?? box.querySelector(`[data-settled="${id}"]`))?.focus();
  tick();
}

// Said once to who does not look; the ages in the list change all the time.
function say(count) {
  byId("mediator-said").textContent = count > 0 ? `${count} ${rings(count)}` : "";
}

function showTitle() {
  document.title = waiting > 0 ? `(${waiting}) ${rings(waiting)} – ${title}` : title;
}

function ring() {
  if (waiting === 0 || !sound) return;
  for (const [at, frequency] of [[0, 880], [0.25, 660], [0.5, 880]]) {
    const tone = new OscillatorNode(sound, { frequency });
    const volume = new GainNode(sound, { gain: 0.15 });
    tone.connect(volume).connect(sound.destination);
    tone.start(sound.currentTime + at);
    tone.stop(sound.currentTime + at + 0.2);
  }
}

// A browser lets a page ring once somebody has touched it for that.
function toggleRing() {
  if (sound) {
    sound.close();
    sound = null;
  } else {
    sound = new AudioContext();
    ring();
  }
  ringing.setAttribute("aria-pressed", String(sound !== null));
  ringing.textContent = word(sound ? "ring-on" : "ring-off");
}

async function act(id, what) {
  tell(null);
  const reply = await post(`help/${id}/${what}`);
  if (!reply?.ok) tell(word(reply?.status === 404 ? "gone" : "failed"));
}

document.addEventListener("click", (event) => {
  const { coming, settled } = event.target.closest?.("button")?.dataset ?? {};
  if (coming) act(coming, "coming");
  else if (settled) act(settled, "settled");
});
ringing.addEventListener("click", toggleRing);
ringing.hidden = false;
// A touch that came before this script would have been lost.
byId("mediator-help").inert = false;
window.addEventListener("pagehide", () => source?.close());
window.addEventListener("pageshow", (event) => event.persisted && location.reload());

setInterval(ring, RING_MS);
setInterval(listen, PRESENT_MS);
setInterval(() => {
  if (Date.now() - heardAt > SILENCE_MS) {
    byId("mediator-stale").hidden = false;
    listen(); // the connection is dead and nobody said so
  }
}, RETRY_MS);
showTitle();
listen();
