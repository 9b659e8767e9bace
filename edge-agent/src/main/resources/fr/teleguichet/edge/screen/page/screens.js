// What the page shows in each state of the session.
import { reminder } from "./appointment.js";
import { button, element, heading, papersLeft, sentence } from "./elements.js";
import { face } from "./faces.js";
import { sign } from "./pictures.js";
import { about, cards, name, pager } from "./services.js";
import { welcome } from "./welcome.js";

export const LANGUAGES = { fr: "Français", en: "English", es: "Español", pt: "Português", ar: "العربية" };

// The first screen names so many services that can be called, by the size of its words.
const NAMED = [6, 3, 0];

export const screens = {
  unclaimed(kiosk) {
    const { view } = kiosk;
    const say = kiosk.say().unclaimed;
    const details = element("p", "fingerprint", view.fingerprint);
    const words = element("div", "");
    words.append(element("p", "", say.code), element("p", "code", view.code), element("p", "", say.fingerprint), details);
    const unit = element("div", "unit");
    unit.append(words);
    if (view.accept) unit.append(acceptCode(view, say));
    return [...heading(say), unit, languages(kiosk)];
  },

  // For a technician: colours, greys, a grid, and a corner each to be touched.
  pattern(kiosk) {
    const say = kiosk.say().pattern;
    const sheet = element("div", "pattern");
    for (const colour of ["red", "green", "blue", "white", "grey", "black"]) sheet.append(element("div", `bar ${colour}`));
    const words = element("div", "pattern-words");
    words.append(...heading(say));
    sheet.append(words);
    for (const it of kiosk.view.corners) {
      const place = it.corner.replace(" ", "-");
      const corner = button(it.touched ? "✓" : say.touch, `corner ${place}`, () => kiosk.touch(it.corner));
      corner.setAttribute("aria-label", say.corners[place]);
      corner.setAttribute("aria-pressed", String(it.touched));
      sheet.append(corner);
    }
    return [sheet];
  },

  // Where nobody can be called the page invites nobody; whoever wants to know more can still look at the services.
  idle(kiosk) {
    const { works, hours } = kiosk.view;
    const say = kiosk.say().idle;
    const words = element("div", "invitation");
    if (works.serves) {
      const start = button(say.start, "choice main-choice start", () => kiosk.tap({ tap: "start" }));
      start.prepend(sign("start"));
      words.append(...heading(say), kiosk.view.appointment ? reminder(kiosk) : reachable(kiosk), start);
    } else {
      words.append(...heading(say[works.why]));
      if (works.look) words.append(button(hours ? say.hours : say.services, "choice quiet-choice", () => kiosk.tap({ tap: "start" })));
    }
    const both = element("div", "welcoming");
    both.append(words, welcome());
    return [both, languages(kiosk)];
  },

  home(kiosk) {
    const { view } = kiosk;
    const service = view.services.find((it) => it.id === kiosk.about);
    if (service) return about(kiosk, service);
    const say = kiosk.say().home;
    const text = view.video === false ? say.noVideo : say.text;
    const parts = [...heading({ title: say.title, text }), cards(kiosk), ...pager(kiosk)];
    if (view.limits) parts.splice(2, 0, element("p", "limits", say.limits[view.limits]));
    return parts;
  },

  asking(kiosk) {
    const { question } = kiosk.view;
    const say = kiosk.say()[question];
    const answers = Object.entries(say.answers);
    const list = element("div", question === "satisfaction" ? "choices faces" : answers.length > 4 ? "choices many" : "choices");
    for (const [word, label] of answers) {
      const answer = button(label, "choice", () => kiosk.tap({ tap: question, answer: word }));
      if (question === "satisfaction") answer.prepend(face(word));
      list.append(answer);
    }
    return [...heading(say), list, button(kiosk.say().skip, "quiet", () => kiosk.tap({ tap: "skip" }))];
  },

  doubt(kiosk) {
    const say = kiosk.say().doubt;
    const left = element("strong", "", String(kiosk.view.seconds));
    left.id = "left";
    const text = element("p", "");
    text.append(...sentence(say.text, { seconds: left }));
    return [element("h1", "", say.title), text, button(say.stay, "choice main-choice", () => kiosk.tap({ tap: "stay" }))];
  },

  // A talk that is too short to be an interview is asked about by nobody, and yet it must not end in silence.
  "too-short"(kiosk) {
    const say = kiosk.say().tooShort;
    const choices = element("div", "call-choices");
    choices.append(
      button(say.back, "choice main-choice", () => kiosk.tap({ tap: "back" })),
      button(say.close, "quiet", () => kiosk.tap({ tap: "close" })),
    );
    return [...heading(say), ...papersLeft(kiosk.view, kiosk.say()), choices];
  },

  thanks(kiosk) {
    const say = kiosk.say().thanks;
    const close = button(say.close, "choice main-choice", () => kiosk.tap({ tap: "close" }));
    return [element("h1", "", say.title), ...papersLeft(kiosk.view, kiosk.say()), element("p", "", say[kiosk.view.answered ? kiosk.view.writing : "unanswered"]), close];
  },
};

// Each language in its own words, so that whoever reads no other finds it.
export function languages(kiosk) {
  const group = element("div", "languages");
  group.role = "group";
  group.setAttribute("aria-label", kiosk.say().tools.language);
  for (const [code, word] of Object.entries(LANGUAGES)) {
    const it = button(word, "", () => kiosk.speak(code));
    it.lang = code;
    it.dataset.language = code;
    it.setAttribute("aria-pressed", String(code === kiosk.language));
    group.append(it);
  }
  return group;
}

// The choice of language as a screen of its own, for whoever has begun.
export function languageChoice(kiosk) {
  const say = kiosk.say().tools;
  return [element("h1", "", say.language), languages(kiosk), button(say.back, "quiet", () => kiosk.turnTo({ languages: false }))];
}

function reachable(kiosk) {
  const open = kiosk.view.services.filter((it) => it.open && it.availability.kind !== "unattended");
  if (open.length === 0) return element("div", "reachable");
  const part = element("div", "reachable");
  const many = NAMED[kiosk.size];
  if (many === 0) {
    part.append(element("p", "", `${kiosk.say().idle.reachable} ${open.length}`));
    return part;
  }
  const list = element("ul", "");
  for (const service of open.slice(0, many)) list.append(element("li", "", name(service, kiosk.language)));
  if (open.length > many) list.append(element("li", "", `+ ${open.length - many}`));
  part.append(element("p", "", kiosk.say().idle.reachable), list);
  return part;
}

// Finds the unit in the back office. It does not hold the fingerprint: that is compared by eye.
function acceptCode(view, say) {
  const image = element("img", "accept");
  image.src = `/accept.svg?${view.code}`;
  image.alt = say.acceptAlt;
  const telephone = element("div", "");
  telephone.append(element("p", "", say.accept), image);
  return telephone;
}
