// What is seen of a talk: the adviser, the citizen's own picture, a sign of sound, and writing beside the voice.
import { Documents } from "./documents.js";

const METER_EVERY_MS = 100;
const LONGEST_TEXT = 5000;
const BACKSPACE = "\u0008";

const make = (name, className) => Object.assign(document.createElement(name), { className });

// Applies what ITU-T T.140 has: letters, the way back, and new lines.
export function written(before, news) {
  let text = before;
  for (const letter of news) {
    if (letter === BACKSPACE) text = [...text].slice(0, -1).join("");
    else if (letter === "\u2028" || letter === "\n") text += "\n";
    else if (letter >= " " && letter !== "\ufeff") text += letter;
  }
  return text.slice(-LONGEST_TEXT);
}

// What leads from one text to the other, as it is sent.
export function typed(before, after) {
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  const gone = [...before.slice(same)].length;
  return BACKSPACE.repeat(gone) + after.slice(same).replaceAll("\n", "\u2028");
}

export class CallPanel {
  element = make("div", "call");
  documents = new Documents();
  #call;
  #lines = make("div", "call-lines");
  #meter = make("meter", "call-sound");
  #writing = make("div", "call-writing");
  #heading = make("h2", "");
  #log = make("p", "call-log");
  #reply = make("textarea", "call-reply");
  #label = make("label", "");
  #sent = "";
  #text = "";
  #texts;
  #ticking = 0;

  constructor(call) {
    this.#call = call;
    call.remote.className = "call-remote";
    call.media.picture.className = "call-own";
    call.page.picture.className = "call-shown";
    const pictures = make("div", "call-pictures");
    pictures.append(call.remote, call.media.picture);
    this.#meter.min = 0;
    this.#meter.max = 1;
    this.#lines.setAttribute("role", "status");
    this.#log.setAttribute("aria-live", "polite");
    this.#reply.rows = 2;
    this.#reply.maxLength = LONGEST_TEXT;
    this.#reply.id = "call-reply";
    // Otherwise the browser keeps what is written, to show it again after a restart, on its disk.
    this.#reply.autocomplete = "off";
    this.#reply.spellcheck = false;
    this.#label.htmlFor = "call-reply";
    this.#reply.addEventListener("input", () => this.#type());
    this.#heading.hidden = this.#writing.hidden = true;
    this.#writing.append(this.#heading, this.#log, this.#label, this.#reply);
    this.element.append(this.#lines, this.documents.element, call.page.picture, pictures, this.#meter, this.#writing);
    this.#ticking = setInterval(() => (this.#meter.value = call.level()), METER_EVERY_MS);
  }

  // In this language from now on, with everything as it is.
  show(texts) {
    this.#texts = texts;
    this.#call.remote.setAttribute("aria-label", texts.remote);
    this.#call.media.picture.setAttribute("aria-label", texts.own);
    this.#call.page.picture.setAttribute("aria-label", texts.page);
    this.#meter.setAttribute("aria-label", texts.sound);
    this.#heading.textContent = texts.written;
    this.#label.textContent = texts.reply;
    this.refresh();
  }

  refresh() {
    if (!this.#texts) return;
    const call = this.#call;
    const { isOpen, hasPicture, hasSound, picture: own } = call.media;
    const lines = [];
    if (call.isLost) lines.push(this.#texts.lost);
    if (call.page.isShown) lines.push(this.#texts.shows);
    if (isOpen && !hasPicture) lines.push(this.#texts.sightless);
    if (isOpen && !hasSound) lines.push(this.#texts.silent);
    this.#lines.replaceChildren(...lines.map((text) => Object.assign(make("p", ""), { textContent: text })));
    own.hidden = !hasPicture;
    this.element.classList.toggle("has-page", call.page.isShown);
    // Whoever is not heard can write from the start on.
    if (isOpen && !hasSound) this.#writing.hidden = false;
    for (const picture of [call.remote, own, call.page.picture]) picture.play().catch(() => undefined);
  }

  // The adviser writes: beside the voice, and instead of it for whoever does not hear.
  write(news) {
    this.#text = written(this.#text, news);
    this.#log.textContent = this.#text;
    this.#heading.hidden = this.#writing.hidden = false;
  }

  #type() {
    this.#call.write(typed(this.#sent, this.#reply.value));
    this.#sent = this.#reply.value;
  }

  close() {
    clearInterval(this.#ticking);
    this.documents.leave();
    this.element.remove();
  }
}
