// The screens of a call: agreement, waiting, the talk itself, and that there is none. They know the page's own tools only.
import { callTexts } from "./call-texts.js";

// Each screen by the word of its state. `page` gives its view, its language, its elements and its taps.
export function callScreens({ view, language, element, button, tap }) {
  const say = () => callTexts[language()] ?? callTexts.fr;
  const paragraphs = (...texts) => texts.filter(Boolean).map((text) => element("p", "", text));
  const service = () => element("p", "big", view().service[language()] ?? view().service.fr);
  const main = (text, message) => button(text, "choice main-choice", () => tap(message));
  const quiet = (text, message) => button(text, "quiet", () => tap(message));

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

  return {
    agreement() {
      const texts = say().agreement;
      const points = element("ul", "points");
      for (const point of texts.points) points.append(element("li", "", point));
      return [
        element("h1", "", texts.title),
        element("p", "", texts.text),
        service(),
        points,
        main(texts.agree, { tap: "agree", language: language() }),
        quiet(texts.back, { tap: "back" }),
      ];
    },

    waiting() {
      const texts = say().waiting;
      return [
        element("h1", "", texts.title),
        service(),
        ...paragraphs(position(texts), expected(texts), texts.text, texts.alternative),
        quiet(texts.back, { tap: "back" }),
      ];
    },

    connecting() {
      const texts = say().connecting;
      return [element("h1", "", texts.title), service(), ...paragraphs(texts.text), quiet(texts.back, { tap: "back" })];
    },

    interview() {
      const texts = say().interview;
      return [
        element("h1", "", texts.title),
        element("p", "", texts.text),
        service(),
        ...paragraphs(view().played ? texts.played : ""),
        main(texts.end, { tap: "end" }),
      ];
    },

    "no-answer"() {
      const texts = say().noAnswer;
      const why = texts[view().why] ?? texts.failed;
      return [
        element("h1", "", why.title),
        ...paragraphs(why.text, texts.alternative),
        main(texts.close, { tap: "close" }),
      ];
    },
  };
}
