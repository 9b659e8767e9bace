// Proves to the agent that this page is really drawn: one frame is asked of the browser every two seconds, and the agent
// is told how many came. A browser that hangs, or whose picture reaches no screen, gets none.
const EVERY_MS = 2_000;

let frames = 0;

function drawn() {
  frames += 1;
}

function beat() {
  requestAnimationFrame(drawn);
  const body = JSON.stringify({ frames, visible: document.visibilityState === "visible" });
  fetch("/api/frames", { method: "POST", headers: { "Content-Type": "application/json" }, body }).catch(() => {
    // The stream of views tells whether the agent is away.
  });
}

beat();
setInterval(beat, EVERY_MS);
