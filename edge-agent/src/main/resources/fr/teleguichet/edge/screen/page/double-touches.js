// Whoever touches twice, as on a computer, means it once. The agent takes no tap that saw the screen before; but the next screen is there
// sooner than the second touch, and that one would answer a question that nobody has read.
const APART_MS = 500;
const NEAR_PX = 64;

// `drawn` counts the screens that were new: what is touched twice on one screen, such as a letter, is meant twice.
export function passOverDoubleTouches(drawn) {
  let first = null;
  document.addEventListener(
    "click",
    (event) => {
      const { clientX: x, clientY: y, detail, pointerType } = event;
      // By keys, or by another script.
      if (detail === 0) return;
      const now = performance.now();
      // A browser counts a mouse's clicks itself; fingers that tremble land further apart than it allows for.
      const isSoon = () => now - first.at < APART_MS && Math.hypot(x - first.x, y - first.y) < NEAR_PX;
      const isSecond = first !== null && first.screen !== drawn() && (pointerType === "touch" ? isSoon() : detail > 1);
      if (isSecond) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      // A third one belongs to the first two.
      first = { x, y, at: now, screen: isSecond ? first.screen : drawn() };
    },
    true,
  );
}
