// How large and in which colours the page is drawn, for one person: forgotten at the end. Kept for the tab, as the language is.
import { sign } from "./pictures.js";

const SIZES = ["", "larger", "largest"];
const root = document.documentElement;

let size;

export const sizeNow = () => size;

function resize(next) {
  size = next;
  root.classList.remove(...SIZES.filter(Boolean));
  if (SIZES[size]) root.classList.add(SIZES[size]);
  keep("size", size);
}

function colour(isStrong) {
  root.classList.toggle("contrast", isStrong);
  document.getElementById("contrast").setAttribute("aria-pressed", String(isStrong));
  keep("contrast", Number(isStrong));
}

function keep(name, value) {
  if (value) sessionStorage.setItem(name, value);
  else sessionStorage.removeItem(name);
}

export const nextSize = () => resize((size + 1) % SIZES.length);

export const toggleContrast = () => colour(!root.classList.contains("contrast"));

export function plain() {
  resize(0);
  colour(false);
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

resize(Number(sessionStorage.getItem("size")) % SIZES.length);
colour(sessionStorage.getItem("contrast") !== null);
