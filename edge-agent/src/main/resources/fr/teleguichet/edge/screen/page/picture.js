// Proves to the agent that this page is really drawn: one frame is asked of the browser every two seconds, and the agent
// is told how many came. A browser that hangs, or whose picture reaches no screen, gets none.
//
// The address says whose page it is: `/?kiosk` is opened by the kiosk's own screen, `/?watching` by whoever looks on. It is
// kept for the tab: the kiosk's own screen stays that, whatever page a technician opens in it meanwhile.
const EVERY_MS = 2_000;

const page = crypto.randomUUID();
export const role = whose();

let frames = 0;

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
  fetch("/api/frames", { method: "POST", headers: { "Content-Type": "application/json" }, body }).catch(() => {
    // The stream of views tells whether the agent is away.
  });
}

beat();
setInterval(beat, EVERY_MS);
