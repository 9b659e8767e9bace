// The accessibility statement: its line stands among the tools of the first screen, its short form is a screen of the page's own.
import { button, element, sentence } from "./elements.js";

// A page holds what one screen shows without being moved, by the size of the words.
const PER_PAGE = [6, 3, 2];

const notice = (kiosk) => kiosk.view?.accessibility?.[kiosk.language];

export const partsPerPage = (kiosk) => PER_PAGE[kiosk.size];

export const isReadingStatement = (kiosk) => kiosk.statement !== null && Boolean(notice(kiosk));

export function showMention(kiosk) {
  const line = document.getElementById("accessibility");
  const told = kiosk.view?.state === "idle" ? notice(kiosk) : null;
  line.hidden = !told || isReadingStatement(kiosk);
  if (told) line.textContent = told.mention;
}

export function statement(kiosk) {
  const say = kiosk.say().accessibility;
  const many = partsPerPage(kiosk);
  const { parts } = notice(kiosk);
  const pages = Math.ceil(parts.length / many);
  const page = Math.min(kiosk.statement, pages - 1);
  const words = element("div", "statement");
  for (const part of parts.slice(page * many, (page + 1) * many)) words.append(element("p", "", part));
  const turning = pages > 1 ? [pager(kiosk, say, page, pages)] : [];
  const back = button(say.back, "choice main-choice", () => kiosk.turnTo({ statement: null }));
  return [element("h1", "", say.title), words, ...turning, back];
}

function pager(kiosk, say, page, pages) {
  const bar = element("div", "pager");
  if (page > 0) bar.append(button(say.previous, "quiet previous", () => kiosk.turnTo({ statement: page - 1 })));
  const where = element("p", "");
  where.append(...sentence(kiosk.say().home.page, { page: String(page + 1), pages: String(pages) }));
  bar.append(where);
  if (page < pages - 1) bar.append(button(say.next, "quiet next", () => kiosk.turnTo({ statement: page + 1 })));
  return bar;
}
