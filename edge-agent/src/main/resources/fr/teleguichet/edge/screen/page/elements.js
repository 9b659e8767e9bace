// Small makers of the page's elements.
export function element(name, className, text) {
  const it = document.createElement(name);
  if (className) it.className = className;
  if (text) it.textContent = text;
  return it;
}

export function button(text, className, onTap) {
  const it = element("button", className);
  it.type = "button";
  it.append(element("span", "", text));
  it.addEventListener("click", onTap);
  return it;
}

export function heading(part) {
  const parts = [element("h1", "", part.title)];
  if (part.text) parts.push(element("p", "", part.text));
  return parts;
}

// A sentence with values, or elements, in the places of its {names}.
export function sentence(text, values) {
  return text.split(/(\{\w+\})/).map((part) => values[part.slice(1, -1)] ?? part);
}

// A telephone number in one piece: of one that is cut at the end of a line nobody knows where it begins, least of all in Arabic.
export const whole = (number) => number.replaceAll(" ", "\u00a0");

// What opens a service's own page on the citizen's telephone, beside the way out; `of` says to the agent which one.
export function ownTelephone(wayOut, host, of, words) {
  const place = element("div", "own-telephone");
  const code = Object.assign(document.createElement("img"), { alt: host, src: `/fallback.svg?${new URLSearchParams(of)}` });
  place.append(wayOut, code, element("p", "", words));
  return place;
}

// Where whoever scanned or printed has to look before going.
export function papersLeft(view, say) {
  return (view.papers ?? []).map((place) => element("p", "papers-left", say.thanks[place]));
}
