// How large and in which colours the page is drawn, for one person: forgotten at the end.
import { sign } from "./pictures.js";

const SIZES = ["", "larger", "largest"];
const root = document.documentElement;

let size = 0;

export const sizeNow = () => size;

function resize(next) {
  size = next;
  root.classList.remove(...SIZES.filter(Boolean));
  if (SIZES[size]) root.classList.add(SIZES[size]);
}

export const nextSize = () => resize((size + 1) % SIZES.length);

export function toggleContrast() {
  const on = root.classList.toggle("contrast");
  document.getElementById("contrast").setAttribute("aria-pressed", String(on));
}

export function plain() {
  resize(0);
  root.classList.remove("contrast");
  document.getElementById("contrast").setAttribute("aria-pressed", "false");
}

// Draws a tool's sign and word.
export function label(id, name, word) {
  const it = document.getElementById(id);
  if (it.dataset.shown === name + word) return;
  it.dataset.shown = name + word;
  const text = document.createElement("span");
  text.textContent = word;
  it.replaceChildren(sign(name), text);
}
