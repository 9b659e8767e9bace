// Letters to be touched, since a kiosk has no keyboard. Whoever goes by four keys comes to whole rows, and by Enter to the keys of one:
// past all keys one after the other it would take twice as many presses.
import { button, element } from "./elements.js";
import { LAYOUTS } from "./keyboard-layouts.js";

const ROW = ".letter-row";
const DIGITS = "1234567890";

export class TouchKeyboard {
  element = element("div", "letters");
  #act;
  #letters = [];
  #shift;

  // `type` is called with each letter, `erase` for the way back.
  constructor({ type, erase }) {
    this.#act = { type, erase };
    this.element.role = "group";
    // The focus stays where it is, and with it the place at which somebody corrects.
    this.element.addEventListener("mousedown", (event) => event.preventDefault());
    this.element.addEventListener("focusin", ({ target }) => this.#enter(target.matches(ROW) ? undefined : target.closest(ROW)));
    this.element.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.element.contains(relatedTarget)) this.#enter(undefined);
    });
    this.element.addEventListener("keydown", (event) => this.#press(event));
  }

  // In this language from now on.
  show(language, texts) {
    if (this.element.lang === language) return;
    const { letters, marks, more, hasNoCase } = LAYOUTS[language];
    this.element.lang = language;
    this.element.setAttribute("aria-label", texts.letters);
    this.#letters = [];
    this.#shift = hasNoCase ? undefined : this.#key("⇧", () => this.#turn(!this.#isUpper), "", texts.shift);
    this.#shift?.setAttribute("aria-pressed", "false");
    const space = this.#key(texts.space, () => this.#act.type(" "), this.#shift ? "wide" : "wide widest");
    const line = this.#key("↵", () => this.#act.type("\n"), "", texts.line);
    const erase = this.#key(texts.delete, () => this.#act.erase(), "wide");
    const last = [this.#shift, ...this.#keys(marks[0]), space, ...this.#keys(marks[1]), line, erase];
    const main = element("div", "letter-part");
    main.append(...[...letters.map((it) => this.#keys(it)), last.filter(Boolean)].map((keys) => row(texts, keys)));
    const beside = element("div", "letter-part beside");
    const digits = row(texts, this.#keys(DIGITS));
    digits.dir = "ltr";
    beside.append(digits, row(texts, this.#keys(more)));
    this.element.replaceChildren(main, beside);
  }

  // To the row, from one of its keys; whether somebody was there.
  leaveRow() {
    const at = document.activeElement;
    const row = at?.closest(ROW);
    if (!row || row === at || !this.element.contains(row)) return false;
    row.focus();
    return true;
  }

  get #isUpper() {
    return this.#shift?.getAttribute("aria-pressed") === "true";
  }

  // The next letter is a capital; or it has been.
  #turn(isUpper) {
    this.#shift?.setAttribute("aria-pressed", String(isUpper));
    for (const [key, letter] of this.#letters) key.firstChild.textContent = this.#cased(letter);
  }

  #cased(letter) {
    return this.#isUpper ? letter.toLocaleUpperCase(this.element.lang) : letter;
  }

  #keys(letters) {
    return [...letters].map((letter) => {
      const key = this.#key(letter, () => {
        this.#act.type(this.#cased(letter));
        this.#turn(false);
      });
      this.#letters.push([key, letter]);
      return key;
    });
  }

  #key(text, act, className = "", label = "") {
    const key = button(text, `letter ${className}`.trim(), act);
    if (label) key.setAttribute("aria-label", label);
    key.tabIndex = -1;
    return key;
  }

  // Of all keys those of one row, or none, can be come to by a key.
  #enter(row) {
    for (const key of this.element.querySelectorAll("button")) key.tabIndex = key.closest(ROW) === row ? 0 : -1;
  }

  #press(event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    // A hand that rests on the key means it once.
    if (event.repeat) event.preventDefault();
    else if (event.target.matches(ROW)) {
      event.preventDefault();
      event.target.querySelector("button").focus();
    }
  }
}

function row(texts, keys) {
  const it = element("div", "letter-row");
  it.role = "group";
  it.tabIndex = 0;
  const names = keys.map((key) => key.getAttribute("aria-label") ?? key.textContent);
  it.setAttribute("aria-label", texts.row.replace("{keys}", names.join(" ")));
  it.append(...keys);
  return it;
}
