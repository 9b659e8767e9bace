// A finger that rests means no more than one that taps, but the browser takes it as a wish for a menu and sends no click.
export function tapByLongPress() {
  let pressed = null;
  let isLong = false;
  document.addEventListener("pointerdown", ({ pointerType, isPrimary, target }) => {
    pressed = pointerType === "touch" && isPrimary ? target.closest("button") : null;
    isLong = false;
  });
  document.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    isLong = true;
  });
  document.addEventListener("pointercancel", () => {
    pressed = null;
  });
  document.addEventListener("pointerup", ({ clientX, clientY }) => {
    const began = pressed;
    pressed = null;
    if (!isLong || !began) return;
    const ended = document.elementFromPoint(clientX, clientY)?.closest("button");
    // Perhaps another one: the same screen may have been drawn again meanwhile.
    if (ended?.isEqualNode(began)) ended.click();
  });
}
