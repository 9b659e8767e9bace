// The way to the technician's page on a kiosk in the field, where no address can be typed: the logo pressed for ten seconds, or Ctrl+Alt+T.
// What may be changed there is behind the technician's code. Nobody comes there by accident: nothing is seen of it before a second and a
// half, the keys and screen readers find nothing to stop at, and while somebody is served nothing happens at all.
import { isServed } from "./navigation.js";
import { drawing } from "./pictures.js";

const PRESS_MS = 10_000;
const UNSEEN_MS = 1_500;
// A finger is wider than the logo.
const SLACK_PX = 24;
const AT_REST = ["idle", "unclaimed"];
const RING = '<circle cx="50" cy="50" r="45" pathLength="100"/>';

// `main` bears the state that is on the screen.
export function leadTechnicians(main, logo) {
  let timers = [];
  let ring = null;

  const isAtRest = () => AT_REST.includes(main.dataset.state);

  async function go() {
    if (isAtRest() && (await isServed()) && isAtRest()) location.assign("/technician");
  }

  function release() {
    timers.forEach(clearTimeout);
    timers = [];
    ring?.remove();
    ring = null;
  }

  function show() {
    ring = drawing(RING, "0 0 100 100", "pressed-ring");
    logo.after(ring);
    ring.firstChild.animate([{ strokeDashoffset: 100 }, { strokeDashoffset: 0 }], { duration: PRESS_MS - UNSEEN_MS, fill: "forwards" });
  }

  function isOnLogo({ clientX, clientY }) {
    const { left, right, top, bottom } = logo.getBoundingClientRect();
    return clientX > left - SLACK_PX && clientX < right + SLACK_PX && clientY > top - SLACK_PX && clientY < bottom + SLACK_PX;
  }

  logo.draggable = false;
  document.addEventListener("pointerdown", (event) => {
    // A second finger ends it.
    release();
    if (!event.isPrimary || event.button !== 0 || event.target.closest("button") || !isOnLogo(event) || !isAtRest()) return;
    timers = [
      setTimeout(show, UNSEEN_MS),
      setTimeout(() => {
        release();
        go();
      }, PRESS_MS),
    ];
  });
  document.addEventListener("pointermove", (event) => {
    if (timers.length > 0 && !isOnLogo(event)) release();
  });
  for (const it of ["pointerup", "pointercancel"]) document.addEventListener(it, release);
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyT" || !event.ctrlKey || !event.altKey || event.repeat) return;
    event.preventDefault();
    go();
  });
}
