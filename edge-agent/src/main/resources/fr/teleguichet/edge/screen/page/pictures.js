// What the page draws: pictograms of services, which the back office has too, signs of the tools, marks of availability. All of them are the project's own.
// Each is lines in the colour of the words around it, so that no palette needs another set.
import { PICTOGRAMS } from "/pictograms.js";

const NS = "http://www.w3.org/2000/svg";

const SIGNS = {
  size: '<path d="M4 36 12 14h2l8 22M7 29h12"/><path d="M25 36 35 8h2l9 28M28.5 27h15"/>',
  contrast: '<circle cx="24" cy="24" r="18"/><path class="full" d="M24 6a18 18 0 0 1 0 36z"/>',
  listen: '<path d="M6 18h8l12-10v32L14 30H6z"/><path d="M32 17q5 7 0 14M38 11q10 13 0 26"/>',
  stop: '<rect class="full" x="11" y="11" width="26" height="26" rx="4"/>',
  language: '<circle cx="24" cy="24" r="18"/><path d="M6 24h36M24 6q-16 18 0 36 16-18 0-36"/>',
  quit: '<path d="M28 8H10v32h18M20 24h22M34 15l9 9-9 9"/>',
  unseen: '<rect x="5" y="14" width="26" height="21" rx="4"/><path d="m31 22 11-7v19l-11-7M7 42 39 6"/>',
  start: '<path class="full" d="M14 8l26 16-26 16z"/>',
  telephone: '<path d="M10 6h8l4 11-5 4q3 7 10 10l4-5 11 4v8q0 4-5 4Q8 38 6 11q0-5 4-5z"/>',
  clock: '<circle cx="24" cy="24" r="18"/><path d="M24 12v12l8 6"/>',
  ask: '<path d="M8 9h32v23H25l-10 9v-9H8z"/><path d="M19 18q0-5 5-5t5 5q0 3-5 5v1M24 28v.1"/>',
  help: '<circle cx="24" cy="12" r="8"/><path d="M8 42q0-16 16-16t16 16zM34 20l4 4 7-8"/>',
};

const MARKS = {
  now: '<circle cx="24" cy="24" r="18"/><path d="m15 25 6 7 13-15"/>',
  today: SIGNS.clock,
  later: SIGNS.clock,
  dated: SIGNS.clock,
  appointment: '<rect x="7" y="10" width="34" height="31" rx="4"/><path d="M7 19h34M16 5v9M32 5v9M16 29h6"/>',
  unavailable: '<circle cx="24" cy="24" r="18"/><path d="M15 24h18"/>',
};

export function drawing(markup, viewBox, className) {
  const text = `<svg xmlns="${NS}" viewBox="${viewBox}" class="${className}" aria-hidden="true">${markup}</svg>`;
  return parsed(text);
}

const parsed = (text) => document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);

export const sign = (name) => drawing(SIGNS[name], "0 0 48 48", "sign");

export const mark = (kind) => drawing(MARKS[kind] ?? MARKS.unavailable, "0 0 48 48", "mark");

// A service's own logo, where it has one that can be drawn. Its name stands beside it.
export function logo(service) {
  if (!service.logo) return pictogram(service);
  const it = Object.assign(document.createElement("img"), { className: "logo", alt: "", src: service.logo });
  it.addEventListener("error", () => it.replaceWith(pictogram(service)));
  return it;
}

function pictogram(service) {
  const it = parsed(PICTOGRAMS[service.pictogram] ?? PICTOGRAMS.information);
  it.setAttribute("class", "pictogram");
  it.setAttribute("aria-hidden", "true");
  return it;
}
