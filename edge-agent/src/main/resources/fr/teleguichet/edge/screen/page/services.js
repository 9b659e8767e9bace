// The services as cards: a pictogram, plain words and one state each. Six to a screen, fewer where the words are larger.
import { button, element, ownTelephone, sentence, whole } from "./elements.js";
import { logo, mark, sign } from "./pictures.js";
import { beginning, turning } from "./turning.js";

const PER_PAGE = [6, 4, 2];

// Of former names on a card: three lines where the words are smallest.
const CARD_LETTERS = 48;

// A body's name is what stands on its letters, so a language in which nobody named it shows the French one.
export const name = (service, language) => service[language] ?? service.fr ?? service.id;

export function state(service, language) {
  const it = element("p", `state ${service.availability.kind}`);
  it.append(mark(service.availability.kind), element("span", "", service.availability[language]));
  return it;
}

// Whoever looks for the name on an old letter finds it: as many of them as there is room for, and all on the service's own screen.
function formerNames(kiosk, service, room) {
  const names = [...(service.formerNames ?? [])];
  while (names.join(", ").length > room) names.pop();
  if (names.length === 0) return undefined;
  const line = element("span", "former");
  const words = element("bdi", "", names.join(", "));
  line.append(...sentence(kiosk.say().home.formerly, { names: words }));
  return line;
}

export const perPage = (kiosk) => PER_PAGE[kiosk.size];

// Where the screen with the service begins that somebody turned to, whatever became of the words' size and of the services since.
export const firstShown = (kiosk) => beginning(kiosk.first, perPage(kiosk), kiosk.view.services.length);

function shown(kiosk) {
  const first = firstShown(kiosk);
  return kiosk.view.services.slice(first, first + perPage(kiosk));
}

export function cards(kiosk) {
  const list = element("div", "cards");
  for (const service of shown(kiosk)) list.append(card(kiosk, service));
  return list;
}

function card(kiosk, service) {
  const it = element("div", "service");
  const choose = button(name(service, kiosk.language), "card", () => {
    if (service.open) kiosk.tap({ tap: "choose", service: service.id });
    else {
      kiosk.turnTo({ about: service.id });
      // Whoever finds a service out of reach has asked for it all the same: the agent knows what counts.
      kiosk.tap({ tap: "about", service: service.id });
    }
  });
  choose.dataset.service = service.id;
  choose.prepend(logo(service));
  const before = formerNames(kiosk, service, CARD_LETTERS);
  if (before) choose.append(before);
  const words = service.words?.[kiosk.language];
  if (words) choose.append(element("span", "words", words));
  const now = element("span", `state ${service.availability.kind}`);
  now.append(mark(service.availability.kind), element("span", "", service.availability[kiosk.language]));
  choose.append(now);
  it.append(choose);
  return it;
}

export function pager(kiosk) {
  const place = { first: firstShown(kiosk), many: perPage(kiosk), all: kiosk.view.services.length };
  return turning(kiosk.say().home, kiosk.say().home.page, place, (first) => kiosk.turnTo({ first }));
}

// Hours of a week, a line for each span of days, in which no span of hours is broken.
function lines(hours) {
  const text = element("span", "hours");
  for (const days of hours.split(" · ")) text.append(element("span", "", days.replaceAll("–", "\u2060–\u2060")));
  return text;
}

// What somebody can do who wants a service that can't be called now.
export function about(kiosk, service) {
  const say = kiosk.say().about;
  const language = kiosk.language;
  const ways = element("ul", "ways");
  const way = (picture, text, values) => {
    const item = element("li", "");
    const words = element("span", "");
    words.append(...sentence(text, values));
    item.append(sign(picture), words);
    ways.append(item);
  };
  if (service.hours) way("clock", say.hours, { hours: lines(service.hours[language]) });
  if (service.telephone) {
    const number = element("bdi", "", whole(service.telephone));
    number.dir = "ltr";
    way("telephone", say.telephone, { telephone: number });
  }
  const isByAppointment = service.mode === "appointment";
  if (isByAppointment) way("clock", kiosk.say().appointment.book, {});
  way("help", say.help, {});
  const title = element("h1", "", name(service, language));
  // The line came back while somebody read.
  const call = service.open ? [button(say.call, "choice main-choice", () => kiosk.tap({ tap: "choose", service: service.id }))] : [];
  const have = isByAppointment && kiosk.view.code ? [button(kiosk.say().appointment.have, "choice", () => kiosk.turnTo({ code: "" }))] : [];
  const back = button(say.back, service.open ? "quiet" : "choice main-choice", () => kiosk.turnTo({ about: null }));
  const before = formerNames(kiosk, service, Infinity);
  return [title, ...(before ? [before] : []), state(service, language), ways, ...call, ...have, ...wayOut(kiosk, service, back)];
}

// Beside what opens the service's own page, where it can't be called at this hour.
function wayOut(kiosk, service, back) {
  if (!service.fallback) return [back];
  const choices = element("div", "call-choices");
  choices.append(back);
  const of = { step: kiosk.view.step, service: service.id };
  return [ownTelephone(choices, service.fallback, of, kiosk.say().call.noAnswer.own)];
}
