// What does not fit one screen is turned to in screens. What is kept is the first thing that somebody turned to, and no screen's
// number: with larger words there are more screens, and the thing is to stay.
import { button, element, sentence } from "./elements.js";

export function beginning(first, many, all) {
  const at = Math.max(0, Math.min(first, all - 1));
  return at - (at % many);
}

// The way to the screens around it; nothing where there is one alone.
export function turning(say, where, { first, many, all }, turnTo) {
  if (all <= many) return [];
  const bar = element("div", "pager");
  if (first > 0) bar.append(button(say.previous, "quiet previous", () => turnTo(first - many)));
  const line = element("p", "");
  line.append(...sentence(where, { page: String(first / many + 1), pages: String(Math.ceil(all / many)) }));
  bar.append(line);
  if (first + many < all) bar.append(button(say.next, "quiet next", () => turnTo(first + many)));
  return [bar];
}
