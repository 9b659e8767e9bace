// Keeps the part of a page that names a stream up to date.
const SILENCE = 25_000;
const RETRY = 3_000;

const box = document.querySelector("[data-part]");
const name = box?.dataset.part;
let source = null;
let heardAt = Date.now();
let first = true;

function stale(isStale) {
  const notice = document.getElementById(`${name}-stale`);
  if (notice) {
    notice.hidden = !isStale;
  }
}

function heard() {
  heardAt = Date.now();
  stale(false);
}

function onPart(message) {
  if (box.innerHTML !== message.html) {
    const focused = box.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const open = [...box.querySelectorAll("details[open]")].map((details) => details.id);
    box.innerHTML = message.html;
    for (const id of open) {
      const details = document.getElementById(id);
      if (details) {
        details.open = true;
      }
    }
    if (focused) {
      box.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
  }
  if (!first) {
    document.getElementById(`${name}-said`).textContent = message.said;
  }
  first = false;
  box.dataset.live = "";
}

function close() {
  source?.close();
  source = null;
}

function open() {
  close();
  source = new EventSource(box.dataset.stream);
  source.addEventListener("open", heard);
  source.addEventListener("beat", heard);
  source.addEventListener(name, (event) => {
    heard();
    onPart(JSON.parse(event.data));
  });
  source.addEventListener("error", () => {
    stale(true);
    // A browser gives up by itself when the server answers with an error.
    if (source?.readyState === EventSource.CLOSED) {
      close();
      setTimeout(open, RETRY);
    }
  });
}

if (box) {
  open();
  setInterval(() => {
    if (source && Date.now() - heardAt > SILENCE) {
      stale(true);
      if (source.readyState === EventSource.OPEN) {
        // The connection is dead and nobody said so.
        heardAt = Date.now();
        open();
      }
    }
  }, 1000);
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}
