// The screens of a call: agreement, waiting, the talk itself, and that there is none. They know the page's own tools only.
import { CallPanel } from "./call-panel.js";
import { Call } from "./call.js";
import { ownTelephone, papersLeft, whole } from "./elements.js";
import { MediaCheck } from "./media-check.js";
import { OwnMedia } from "./own-media.js";
import { texts as all } from "./texts.js";

const TALKING = ["waiting", "connecting", "interview", "transfer"];
const OURS = "call-is-ours";

// The screens by the words of their states, and `follow`, to be called with each view: it begins and ends the talk.
// `left` is called when a talk ends of whose end the agent hears nothing.
export function callPage({ view, language, element, button, tap, left }) {
  let isAccompanied = false;
  let media;
  let check;
  let call;
  let panel;
  let asked;
  const say = () => all[language()].call;
  const paragraphs = (...texts) => texts.filter(Boolean).map((text) => element("p", "", text));
  const name = () => view().service[language()] ?? view().service.fr;
  const service = () => element("p", "big", name());
  const main = (text, message) => button(text, "choice main-choice", () => tap(message));
  const quiet = (text, message) => button(text, "quiet", () => tap(message));

  // Where the fleet knows the service's number, it stands there to be read out to a telephone.
  function telephone() {
    const number = view().service?.telephone;
    if (!number) return [];
    const line = element("p", "telephone", `${say().telephone} `);
    line.append(Object.assign(element("strong", "", whole(number)), { dir: "ltr" }));
    return [line];
  }

  // The service's own page, which the kiosk knows also while the fleet manager is away.
  function withOwnTelephone(texts, choices) {
    const { fallback, step } = view();
    return fallback ? [ownTelephone(choices, fallback, { step }, texts.own)] : [choices];
  }

  function position(texts) {
    const before = (view().position ?? 0) - 1;
    if (before < 0) return "";
    if (before === 0) return texts.next;
    return before === 1 ? texts.one : texts.before.replace("{count}", before);
  }

  function expected(texts) {
    const seconds = view().expected;
    if (seconds === undefined) return "";
    const minutes = Math.round(seconds / 60);
    return minutes < 2 ? texts.soon : texts.minutes.replace("{minutes}", minutes);
  }

  // The kiosk's own screen takes part, and the page on which somebody agreed; who only looks on does not.
  function isOurs() {
    const parameters = new URLSearchParams(location.search);
    return !parameters.has("watching") && (parameters.has("kiosk") || sessionStorage.getItem(OURS) === "yes");
  }

  function follow() {
    const state = view()?.state;
    if (!["agreement", "doubt"].includes(state)) isAccompanied = false;
    if (state === "checking" && isOurs()) {
      if (!check) open();
    } else if (TALKING.includes(state)) {
      if (call && view().service.id !== asked) passOn();
      if (!call && isOurs()) begin();
    } else if (state !== "doubt") {
      end();
    }
  }

  function open() {
    media ??= new OwnMedia();
    check = new MediaCheck(media);
    media.open();
  }

  // A camera that is on already stays on: there is one that the check has opened, unless this page was loaded since.
  function begin() {
    check?.close();
    check = undefined;
    // After a talk in a room of another service, which had the camera, it is opened anew.
    if (!media || media.isClosed) media = new OwnMedia();
    call = new Call(media, {
      changed: () => panel?.refresh(),
      written: (news) => panel?.writing.read(news),
      papers: (channel) => panel?.documents.use(channel),
      left,
    });
    panel = new CallPanel(call);
    asked = view().service.id;
    call.join();
  }

  // To another service: what was said and written is between the two of before.
  function passOn() {
    call.passOn();
    panel.close();
    call = panel = undefined;
  }

  function close() {
    check?.close();
    call?.leave();
    panel?.close();
    media?.close();
    media = check = call = panel = undefined;
  }

  // While the agent is away; `follow` opens all of it again, but for a talk that was left.
  function rest() {
    if (!call?.isLeft) close();
  }

  function end() {
    close();
    if (view()?.state !== "agreement") sessionStorage.removeItem(OURS);
  }

  // The two are with each other: their pages need the agent no more, until one of them goes.
  function isTalking() {
    return call?.isLeft === false && view()?.state === "interview";
  }

  // Also while the agent is away: nobody stays before a camera that can't be turned off.
  async function hangUp() {
    const hungUp = call;
    if ((await tap({ tap: "end" })) || !hungUp) return;
    hungUp.leave();
    left();
  }

  function picture() {
    if (!panel || view().played) return [];
    panel.show(say().interview);
    if (call.hasRoom) return [panel.told];
    panel.writing.show(language(), say().writing, all.fr.call.writing);
    panel.documents.show(say().documents);
    panel.documents.can(view().documents);
    return [panel.element];
  }

  const screens = {
    agreement() {
      const texts = say().agreement;
      const points = element("ul", "points");
      for (const point of Object.values(texts.points)) points.append(element("li", "", point));
      const agree = button(texts.agree, "choice main-choice", () => {
        // Loaded again, this page is still the one that called.
        sessionStorage.setItem(OURS, "yes");
        tap({ tap: "agree", language: language(), accompanied: isAccompanied });
      });
      const helped = button(texts.accompanied, "helped", () => {
        isAccompanied = !isAccompanied;
        helped.setAttribute("aria-checked", String(isAccompanied));
      });
      helped.role = "checkbox";
      helped.setAttribute("aria-checked", String(isAccompanied));
      // Beside each other where there is room: one below the other they do not fit with the largest letters.
      const choices = element("div", "call-choices");
      choices.append(agree, helped, quiet(texts.back, { tap: "back" }));
      return [
        element("h1", "", texts.title),
        element("p", "", texts.text),
        service(),
        points,
        element("p", "privacy", view().privacy[language()]),
        choices,
      ];
    },

    checking() {
      const texts = say().checking;
      const choices = element("div", "call-choices");
      choices.append(main(texts.ready, { tap: "ready" }), quiet(texts.back, { tap: "back" }));
      check?.show(texts);
      return [element("h1", "", texts.title), element("p", "", texts.text), ...(check ? [check.element] : []), choices];
    },

    waiting() {
      const texts = say().waiting;
      return [
        element("h1", "", texts.title),
        service(),
        ...paragraphs(position(texts), expected(texts), texts.text, texts.alternative),
        ...telephone(),
        quiet(texts.back, { tap: "back" }),
      ];
    },

    connecting() {
      const texts = say().connecting;
      return [element("h1", "", texts.title), service(), ...paragraphs(texts.text), quiet(texts.back, { tap: "back" })];
    },

    interview() {
      const texts = say().interview;
      const pictures = picture();
      const choices = element("div", "call-choices");
      if (pictures.length > 0) choices.append(...panel.writing.buttons);
      choices.append(button(texts.end, "choice main-choice", hangUp));
      return [
        element("h1", "", texts.title),
        element("p", "", `${texts.text} ${name()}`),
        ...paragraphs(view().played ? texts.played : ""),
        ...pictures,
        choices,
      ];
    },

    transfer() {
      const texts = say().transfer;
      const other = view().other;
      const choices = element("div", "call-choices");
      choices.append(main(texts.yes, { tap: "transfer" }), button(texts.no, "choice", () => tap({ tap: "stay" })));
      return [
        element("h1", "", texts.title),
        element("p", "big", other[language()] ?? other.fr),
        ...paragraphs(texts.text),
        ...picture(),
        choices,
      ];
    },

    "no-answer"() {
      const texts = say().noAnswer;
      const why = texts[view().why] ?? texts.failed;
      const choices = element("div", "call-choices");
      choices.append(main(texts.back, { tap: "back" }), quiet(texts.close, { tap: "close" }));
      return [
        element("h1", "", why.title),
        service(),
        ...papersLeft(view(), all[language()]),
        ...paragraphs(`${why.text} ${texts.alternative}`),
        ...telephone(),
        ...withOwnTelephone(texts, choices),
      ];
    },
  };

  // What the screen says besides the view, for whoever reads it aloud: what of the citizen's own does not work.
  const lack = () => check?.lack;

  // Out of the letters, and then out of what one writes with; whether there was anything to leave.
  const back = () => panel?.element.isConnected === true && panel.writing.back();

  return { screens, follow, rest, lack, isTalking, back };
}
