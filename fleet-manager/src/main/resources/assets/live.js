// Keeps the status page up to date from the stream that the page names.
import { age } from "./page.js";

const SILENCE = 25_000;
const RELOAD = 10 * 60_000;
const RETRY = 3_000;

let source = null;
let address = "";
let heardAt = Date.now();
let staleSince = null;
let loadedAt = Date.now();

const isWall = document.body.classList.contains("wall");
const byId = (id) => document.getElementById(id);
// By the network's own clock, as every other time on the page.
const hour = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { timeZone: "Europe/Paris" });
const list = () => byId("kiosks");
const rowOf = (name) => list()?.querySelector(`[data-kiosk="${CSS.escape(name)}"]`);

function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function putRow(name, html) {
  const fresh = fragment(html).firstElementChild;
  const old = rowOf(name);
  if (!old) {
    list().append(fresh);
    return;
  }
  const focused = old.contains(document.activeElement);
  // The last days are told when the page is loaded, and not again with each change.
  const recent = old.querySelector(".recent");
  if (recent) {
    fresh.querySelector(".recent").replaceWith(recent);
  }
  old.replaceWith(fresh);
  if (old.className !== fresh.className) {
    fresh.classList.add("just-changed");
  }
  if (focused) {
    fresh.querySelector("a")?.focus({ preventScroll: true });
  }
}

// Rows move as little as possible, so that a reader's place and a screen reader's cursor survive.
function putInOrder(order) {
  const wanted = new Set(order);
  for (const row of [...list().children]) {
    if (!wanted.has(row.dataset.kiosk)) {
      row.remove();
    }
  }
  let next = list().firstElementChild;
  for (const name of order) {
    if (next?.dataset.kiosk === name) {
      next = next.nextElementSibling;
      continue;
    }
    const row = rowOf(name);
    if (!row) {
      return false;
    }
    const focused = row.contains(document.activeElement) ? document.activeElement : null;
    list().insertBefore(row, next);
    focused?.focus({ preventScroll: true });
  }
  byId("nothing").hidden = order.length > 0;
  return true;
}

function reload() {
  const filters = byId("filters");
  if (window.htmx && filters) {
    window.htmx.trigger(filters, "submit");
  } else {
    loadAgain();
  }
}

// A screen on a wall has nobody who reloads it: it leaves what it shows only for a page that is there.
async function loadAgain() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok && !answer.redirected) {
      location.reload();
      return;
    }
    // Whoever opened it may be signed out, and a form for a password is no use on a wall.
    showStale(true);
  } catch {
    // The manager is away; the page says so, and since when.
  }
  setTimeout(loadAgain, RETRY);
}

// What is not told by the stream: today's interviews and the last days. Not under the reader's hands.
function refresh() {
  const isAtWork = list()?.contains(document.activeElement) || byId("filters")?.contains(document.activeElement);
  if (!document.hidden && !isAtWork) {
    loadedAt = Date.now();
    window.htmx?.ajax("GET", location.href, { target: "#fleet", swap: "outerHTML" });
  }
}

function onKiosks(message) {
  for (const [name, html] of Object.entries(message.rows)) {
    putRow(name, html);
  }
  if (message.order && !putInOrder(message.order)) {
    reload();
    return;
  }
  if (message.summary !== null) {
    byId("summary").innerHTML = message.summary;
  }
  if (message.notices !== null) {
    byId("notices").innerHTML = message.notices;
  }
  for (const [name, at] of Object.entries(message.heard)) {
    const time = rowOf(name)?.querySelector("time[data-age]");
    if (time) {
      time.dataset.age = at;
      time.textContent = age(Date.now() / 1000 - at);
    }
  }
  if (message.markers) {
    document.dispatchEvent(new CustomEvent("fleet:markers", { detail: message.markers }));
  }
}

function showStale(stale) {
  const notice = byId("stale");
  if (!notice || stale === !notice.hidden) {
    return;
  }
  staleSince = stale ? (staleSince ?? heardAt) : null;
  if (stale) {
    const clock = notice.querySelector("[data-clock]");
    clock.dateTime = new Date(staleSince).toISOString();
    clock.textContent = hour(staleSince);
  }
  notice.hidden = !stale;
  document.body.classList.toggle("is-stale", stale);
}

function heard() {
  heardAt = Date.now();
  const told = byId("heard");
  if (told) {
    told.dateTime = new Date(heardAt).toISOString();
    told.textContent = hour(heardAt);
  }
  showStale(false);
}

function close() {
  source?.close();
  source = null;
}

function open(stream) {
  close();
  address = stream;
  source = new EventSource(stream);
  source.addEventListener("open", heard);
  source.addEventListener("beat", heard);
  source.addEventListener("kiosks", (event) => {
    heard();
    if (byId("fleet")?.dataset.stream === stream) {
      onKiosks(JSON.parse(event.data));
    } else {
      // The reader went on or back, and this stream speaks of rows that are not there any more.
      follow();
    }
  });
  source.addEventListener("reload", () => {
    close();
    reload();
  });
  source.addEventListener("error", () => {
    showStale(true);
    // A browser gives up by itself when the server answers with an error.
    if (source?.readyState === EventSource.CLOSED) {
      close();
      setTimeout(() => {
        if (isWall) {
          loadAgain();
          return;
        }
        // Where the reader is signed out, the server answers this with the page to sign in.
        reload();
        follow();
      }, RETRY);
    }
  });
}

function follow() {
  const stream = byId("fleet")?.dataset.stream;
  if (stream && (!source || stream !== address)) {
    heardAt = Date.now();
    open(stream);
  }
}

setInterval(() => {
  if (source && Date.now() - heardAt > SILENCE) {
    showStale(true);
    if (source.readyState === EventSource.OPEN) {
      // The connection is dead and nobody said so.
      open(address);
      showStale(true);
    }
  }
}, 1000);

// Interviews, the last days, and on a wall whatever a newer manager shows.
setInterval(isWall ? loadAgain : refresh, RELOAD);
document.addEventListener("visibilitychange", () => {
  if (!isWall && Date.now() - loadedAt > RELOAD) {
    refresh();
  }
});

document.addEventListener("htmx:afterSettle", follow);
document.addEventListener("htmx:historyRestore", follow);
window.addEventListener("pagehide", close);
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
follow();
