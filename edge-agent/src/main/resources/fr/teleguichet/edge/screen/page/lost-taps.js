// Two taps of which a browser sends no click are taps all the same. A finger that rests means no more than one that taps, but is taken
// as a wish for a menu. And of a mouse whose button is down while the same screen is drawn again, what it pressed is not there any more.
export function catchLostTaps() {
  let pressed = null;
  let isLong = false;
  document.addEventListener("pointerdown", ({ isPrimary, button, target }) => {
    pressed = isPrimary && button === 0 ? target.closest("button") : null;
    isLong = false;
  });
  document.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    isLong = true;
  });
  document.addEventListener("pointercancel", () => {
    pressed = null;
  });
  document.addEventListener("pointerup", ({ pointerType, clientX, clientY }) => {
    const began = pressed;
    pressed = null;
    if (!began || !(pointerType === "mouse" ? !began.isConnected : isLong)) return;
    const ended = document.elementFromPoint(clientX, clientY)?.closest("button");
    // Perhaps another one: the same screen may have been drawn again meanwhile.
    if (ended?.isEqualNode(began)) ended.click();
  });
}
