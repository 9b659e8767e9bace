// Tells the agent that somebody is there whose touch leads nowhere in the session, or who listens: a page is turned, a code
// typed, letters are made larger. The screen then waits for as long again before it asks.
const TOUCHED_MS = 5_000;
const HEARD_MS = 10_000;

// "Are you still there?" is answered by its own buttons, and in a talk nobody asks.
const ASKING = ["home", "agreement", "checking", "waiting", "asking", "no-answer", "too-short", "thanks"];

let told = -Infinity;

// What was sent for another reason says it as well.
export const isTold = () => {
  told = performance.now();
};

function tell(kiosk, apart) {
  if (!ASKING.includes(kiosk.view?.state) || performance.now() - told < apart) return;
  kiosk.tap({ tap: "present" });
}

// After the touched button has done what it does.
export function listenToTouches(kiosk) {
  for (const it of ["click", "keyup"]) document.addEventListener(it, () => tell(kiosk, TOUCHED_MS));
}

export const tellHeard = (kiosk) => tell(kiosk, HEARD_MS);

export const tellHeardOut = (kiosk) => tell(kiosk, 0);
