// Four keys are enough: to the next control, to the one before, enter and back. A pad sends them as a keyboard's keys.
const CONTROLS = "main button, main .letter-row, footer button";
const SIDEWAYS = ["ArrowLeft", "ArrowRight"];

const shown = (it) => it.getClientRects().length > 0;

export function controls() {
  return [...document.querySelectorAll(CONTROLS)].filter((it) => it.tabIndex >= 0 && shown(it));
}

function step(by) {
  const all = controls();
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement);
  const first = by > 0 ? 0 : all.length - 1;
  all[at < 0 ? first : (at + by + all.length) % all.length].focus();
}

export function listenToKeys(back) {
  document.addEventListener("keydown", (event) => {
    // Whoever writes by a keyboard goes through the own words.
    if (event.target.matches("textarea") && SIDEWAYS.includes(event.key)) return;
    const onward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (["ArrowDown", onward].includes(event.key)) step(1);
    else if (["ArrowUp", "ArrowLeft", "ArrowRight"].includes(event.key)) step(-1);
    else if (event.key === "Escape") back();
    else return;
    event.preventDefault();
  });
}

// What is drawn anew keeps the focus where it was, counted from the start of the page's part; what is the same as before keeps it itself.
export function keepingFocus(part, draw) {
  const focused = document.activeElement;
  const before = [...part.querySelectorAll("button")].indexOf(focused);
  const isPart = focused !== part && part.contains(focused);
  draw();
  if (isPart && part.contains(focused)) {
    focused.focus({ preventScroll: true });
    return;
  }
  if (before < 0) return;
  const all = [...part.querySelectorAll("button")];
  all[Math.min(before, all.length - 1)]?.focus({ preventScroll: true });
}
