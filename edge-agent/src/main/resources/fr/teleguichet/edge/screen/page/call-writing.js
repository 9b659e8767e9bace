// Writing beside the voice: what the adviser wrote, and what the citizen writes back, by a keyboard, by touch or by four keys. All of it
// goes the one way of ITU-T T.140, letter by letter.
import { button, element } from "./elements.js";
import { TouchKeyboard } from "./touch-keyboard.js";

const LONGEST_TEXT = 5000;
const BACKSPACE = "\u0008";

// Applies what ITU-T T.140 has: letters, the way back, and new lines.
export function written(before, news) {
  const letters = [...before];
  for (const letter of news) {
    if (letter === BACKSPACE) letters.pop();
    else if (letter === "\u2028" || letter === "\n") letters.push("\n");
    else if (letter >= " " && letter !== "\ufeff") letters.push(letter);
  }
  return letters.slice(-LONGEST_TEXT).join("");
}

// What leads from one text to the other, as it is sent.
export function typed(before, after) {
  const [was, is] = [[...before], [...after]];
  let same = 0;
  while (same < was.length && was[same] === is[same]) same++;
  return BACKSPACE.repeat(was.length - same) + is.slice(same).join("").replaceAll("\n", "\u2028");
}

export class CallWriting {
  // What is written, and what to write with.
  element = element("div", "call-writing");
  board = element("div", "call-board");
  // The buttons that open and close the board.
  buttons = ["sentences", "letters"].map((part) => this.#opener(part));
  #send;
  #heading = element("h2");
  #log = element("p", "call-log");
  #reply = element("textarea", "call-reply");
  #label = element("label");
  #sentences = element("div", "ready-sentences");
  #keyboard = new TouchKeyboard({ type: (letter) => this.#insert(letter), erase: () => this.#erase() });
  #sent = "";
  #text = "";
  #texts;
  #isUnheard = false;

  // `send` takes what the adviser is to read, and says whether it is on its way.
  constructor(send) {
    this.#send = send;
    this.#log.setAttribute("aria-live", "polite");
    // What is longer than its place is gone through by a keyboard too.
    this.#log.tabIndex = 0;
    this.#reply.rows = 2;
    this.#reply.maxLength = LONGEST_TEXT;
    this.#reply.id = "call-reply";
    // Otherwise the browser keeps what is written, to show it again after a restart, on its disk.
    this.#reply.autocomplete = "off";
    this.#reply.spellcheck = false;
    this.#label.htmlFor = "call-reply";
    this.#reply.addEventListener("input", () => this.flush());
    // A finger on the field wants letters.
    this.#reply.addEventListener("click", ({ pointerType }) => pointerType === "touch" && this.#turn("letters"));
    this.element.append(this.#heading, this.#log, this.#label, this.#reply);
    this.#sentences.role = "group";
    this.board.append(this.#sentences, this.#keyboard.element);
    this.#turn("closed");
  }

  // In this language from now on. A sentence is sent in French too: the adviser need not read the citizen's language.
  show(language, texts, french) {
    this.#texts = texts;
    this.#heading.textContent = texts.written;
    this.#label.textContent = texts.reply;
    if (this.#sentences.lang !== language) this.#offer(language, texts, french);
    this.#keyboard.show(language, texts);
    this.#paint();
  }

  #offer(language, texts, french) {
    this.#sentences.lang = language;
    this.#sentences.setAttribute("aria-label", texts.sentences);
    this.#sentences.replaceChildren(
      ...Object.entries(texts.ready).map(([word, sentence]) => {
        const sent = sentence === french.ready[word] ? sentence : `${sentence} (${french.ready[word]})`;
        return button(sentence, "", () => this.#say(sent));
      }),
    );
  }

  // Whoever is not heard can write from the start on.
  allow(isUnheard) {
    this.#isUnheard = isUnheard;
    this.#paint();
  }

  // The adviser writes: beside the voice, and instead of it for whoever does not hear.
  read(news) {
    this.#text = written(this.#text, news);
    this.#log.textContent = this.#text;
    this.#paint();
  }

  // Sends what was not sent yet: all that was written while the line was away.
  flush() {
    const now = this.#reply.value;
    if (now !== this.#sent && this.#send(typed(this.#sent, now))) this.#sent = now;
  }

  // One step back; whether there was one.
  back() {
    if (this.#keyboard.leaveRow()) return true;
    if (this.#part === "closed") return false;
    this.#close();
    return true;
  }

  clear() {
    this.#reply.value = this.#sent = this.#text = this.#log.textContent = "";
  }

  get #part() {
    return this.board.dataset.writing;
  }

  #opener(part) {
    const it = button("", "choice", ({ detail }) => {
      if (this.#part === part) {
        this.#close();
        return;
      }
      this.#turn(part);
      // By keys one goes on there.
      if (detail === 0) this.board.querySelector(`.${CLASSES[part]} :is(button, [tabindex="0"])`).focus();
    });
    it.dataset.opens = part;
    return it;
  }

  #close() {
    const opener = this.buttons.find((it) => it.dataset.opens === this.#part);
    const isAtBoard = this.board.contains(document.activeElement);
    this.#turn("closed");
    if (isAtBoard) opener.focus();
  }

  #turn(part) {
    this.board.dataset.writing = part;
    this.#paint();
    document.dispatchEvent(new Event("writing"));
  }

  #paint() {
    const isClosed = this.#part === "closed";
    this.#heading.hidden = this.#log.hidden = this.#text === "";
    this.element.hidden = isClosed && !this.#isUnheard && this.#text === "" && this.#reply.value === "";
    this.board.hidden = isClosed;
    this.#sentences.hidden = this.#part !== "sentences";
    this.#keyboard.element.hidden = this.#part !== "letters";
    for (const it of this.buttons) {
      const isOpen = it.dataset.opens === this.#part;
      it.setAttribute("aria-expanded", String(isOpen));
      it.firstChild.textContent = this.#texts ? (isOpen ? this.#texts.close : this.#texts[it.dataset.opens]) : "";
    }
    // Once it stands there, what was written last is seen, whatever there is room for.
    requestAnimationFrame(() => {
      for (const it of [this.#log, this.#reply]) it.scrollTop = it.scrollHeight;
    });
  }

  // A sentence has a line of its own, whatever was begun before.
  #say(sentence) {
    const { value } = this.#reply;
    this.#reply.setSelectionRange(value.length, value.length);
    this.#insert(`${value === "" || value.endsWith("\n") ? "" : "\n"}${sentence}\n`);
  }

  #insert(text) {
    this.#makeRoom(text.length);
    this.#put(text, this.#reply.selectionStart, this.#reply.selectionEnd);
  }

  #erase() {
    const { selectionStart: start, selectionEnd: end, value } = this.#reply;
    const last = [...value.slice(0, start)].at(-1) ?? "";
    this.#put("", start === end ? start - last.length : start, end);
  }

  #put(text, start, end) {
    this.#reply.setRangeText(text, start, end, "end");
    this.#reply.dispatchEvent(new Event("input"));
    this.#paint();
  }

  // In a long talk the field is full one day: what the adviser has read goes from its beginning, and stays with the adviser.
  #makeRoom(more) {
    const { value } = this.#reply;
    if (value.length + more <= LONGEST_TEXT || value !== this.#sent) return;
    this.#reply.value = this.#sent = value.slice(value.length / 2);
  }
}

const CLASSES = { sentences: "ready-sentences", letters: "letters" };
