// Proves to the agent that this page is really drawn: one frame is asked of the browser every two seconds, and the agent
// is told how many came. A browser that hangs, or whose picture reaches no screen, gets none.
//
// The address says whose page it is: `/?kiosk` is opened by the kiosk's own screen, `/?watching` by whoever looks on. It is
// kept for the tab: the kiosk's own screen stays that, whatever page a technician opens in it meanwhile.
// The same beats tell the page whether the agent is there. An agent that hangs with its doors open answers none either.
const EVERY_MS = 2_000;
const PATIENCE_MS = 5_000;
const MISSED = 3;

const page = crypto.randomUUID();
export const role = whose();

let frames = 0;
let missed = 0;
let turned = () => {};

// So many beats in a row that nobody answered: the agent is away.
export const isAway = () => missed >= MISSED;

// Calls back each time the agent is found away, or back.
export function whenAwayTurns(callback) {
  turned = callback;
}

function hear(misses) {
  const before = isAway();
  missed = misses;
  if (isAway() !== before) turned();
}

function whose() {
  const asked = new URLSearchParams(location.search);
  const before = sessionStorage.getItem("role");
  if (before === "kiosk" || asked.has("kiosk")) sessionStorage.setItem("role", "kiosk");
  else if (asked.has("watching")) sessionStorage.setItem("role", "watching");
  return sessionStorage.getItem("role") ?? "unsaid";
}

function drawn() {
  frames += 1;
}

function beat() {
  requestAnimationFrame(drawn);
  const body = JSON.stringify({ page, role, frames, visible: document.visibilityState === "visible" });
  const headers = { "Content-Type": "application/json" };
  fetch("/api/frames", { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    () => hear(0),
    () => hear(missed + 1),
  );
}

beat();
setInterval(beat, EVERY_MS);
