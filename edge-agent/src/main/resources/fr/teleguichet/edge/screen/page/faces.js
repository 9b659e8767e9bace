// Four faces for the four levels, drawn so that shape alone tells them apart.
const NS = "http://www.w3.org/2000/svg";

const MOUTHS = {
  "very-satisfied": "M14 28 Q24 44 34 28 Z",
  satisfied: "M14 30 Q24 38 34 30",
  "little-satisfied": "M14 33 L34 33",
  "not-satisfied": "M14 36 Q24 26 34 36",
};

function shape(name, attributes) {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}

export function face(level) {
  const svg = shape("svg", { viewBox: "0 0 48 48", class: "face", "aria-hidden": "true" });
  svg.append(
    shape("circle", { cx: 24, cy: 24, r: 21, class: "head" }),
    shape("circle", { cx: 17, cy: 19, r: 2.6, class: "eye" }),
    shape("circle", { cx: 31, cy: 19, r: 2.6, class: "eye" }),
    shape("path", { d: MOUTHS[level], class: level === "very-satisfied" ? "laugh" : "mouth" }),
  );
  return svg;
}
