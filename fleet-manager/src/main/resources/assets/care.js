// Keeps a kiosk's remote actions up to date from the stream that the page names.
const SILENCE = 25_000;
const RETRY = 3_000;

const box = document.getElementById("care");
let source = null;
let heardAt = Date.now();
let first = true;

function stale(isStale) {
  const notice = document.getElementById("care-stale");
  if (notice) {
    notice.hidden = !isStale;
  }
}

function heard() {
  heardAt = Date.now();
  stale(false);
}

function onCare(message) {
  if (box.innerHTML !== message.html) {
    const focused = box.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    box.innerHTML = message.html;
    if (focused) {
      box.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
  }
  if (!first) {
    document.getElementById("care-said").textContent = message.said;
  }
  first = false;
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
  source.addEventListener("care", (event) => {
    heard();
    onCare(JSON.parse(event.data));
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
