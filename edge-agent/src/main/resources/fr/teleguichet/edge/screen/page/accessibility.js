// The accessibility statement: its line stands among the tools of the first screen, its short form is a screen of the page's own.
import { button, element } from "./elements.js";
import { beginning, turning } from "./turning.js";

// A page holds what one screen shows without being moved, by the size of the words.
const PER_PAGE = [6, 3, 2];

const notice = (kiosk) => kiosk.view?.accessibility?.[kiosk.language];

export const partsPerPage = (kiosk) => PER_PAGE[kiosk.size];

// Where the screen begins with the part that somebody turned to.
export const firstPart = (kiosk) => beginning(kiosk.statement, partsPerPage(kiosk), notice(kiosk).parts.length);

export const isReadingStatement = (kiosk) => kiosk.statement !== null && Boolean(notice(kiosk));

export function showMention(kiosk) {
  const line = document.getElementById("accessibility");
  const told = kiosk.view?.state === "idle" ? notice(kiosk) : null;
  line.hidden = !told || isReadingStatement(kiosk);
  if (told) line.textContent = told.mention;
}

export function statement(kiosk) {
  const say = kiosk.say().accessibility;
  const { parts } = notice(kiosk);
  const many = partsPerPage(kiosk);
  const first = firstPart(kiosk);
  const words = element("div", "statement");
  for (const part of parts.slice(first, first + many)) words.append(element("p", "", part));
  const pager = turning(say, kiosk.say().home.page, { first, many, all: parts.length }, (statement) => kiosk.turnTo({ statement }));
  const back = button(say.back, "choice main-choice", () => kiosk.turnTo({ statement: null }));
  return [element("h1", "", say.title), words, ...pager, back];
}
