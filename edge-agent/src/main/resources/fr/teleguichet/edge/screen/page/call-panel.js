// What is seen of a talk: the adviser, the citizen's own picture, a sign of sound, and writing beside the voice.
import { CallWriting } from "./call-writing.js";
import { Documents } from "./documents.js";

const METER_EVERY_MS = 100;
const make = (name, className) => Object.assign(document.createElement(name), { className });

export class CallPanel {
  element = make("div", "call");
  documents = new Documents();
  writing;
  told = make("p", "room-told"); // beside a room of another service, which has the place of the pictures
  #call;
  #lines = make("div", "call-lines");
  #meter = make("meter", "call-sound");
  #texts;
  #ticking = 0;

  constructor(call) {
    this.#call = call;
    this.writing = new CallWriting((text) => call.write(text));
    call.remote.className = "call-remote";
    call.media.picture.className = "call-own";
    call.page.picture.className = "call-shown";
    const pictures = make("div", "call-pictures");
    pictures.append(call.remote, call.media.picture);
    this.#meter.min = 0;
    this.#meter.max = 1;
    for (const it of [this.#lines, this.told]) it.setAttribute("role", "status");
    const { element: writing, board } = this.writing;
    this.element.append(this.#lines, this.documents.element, call.page.picture, pictures, this.#meter, writing, board);
    this.#ticking = setInterval(() => (this.#meter.value = call.level()), METER_EVERY_MS);
  }

  // In this language from now on, with everything as it is.
  show(texts) {
    this.#texts = texts;
    this.#call.remote.setAttribute("aria-label", texts.remote);
    this.#call.media.picture.setAttribute("aria-label", texts.own);
    this.#call.page.picture.setAttribute("aria-label", texts.page);
    this.#meter.setAttribute("aria-label", texts.sound);
    this.refresh();
  }

  refresh() {
    if (!this.#texts) return;
    const call = this.#call;
    const { isOpen, hasPicture, hasSound, picture: own } = call.media;
    this.told.textContent = call.hasRoom && call.isLost ? this.#texts.deserted : "";
    const lines = [];
    if (call.isLost) lines.push(this.#texts.lost);
    if (call.page.isShown) lines.push(this.#texts.shows);
    if (isOpen && !hasPicture) lines.push(this.#texts.sightless);
    if (isOpen && !hasSound) lines.push(this.#texts.silent);
    this.#lines.replaceChildren(...lines.map((text) => Object.assign(make("p", ""), { textContent: text })));
    own.hidden = !hasPicture;
    this.element.classList.toggle("has-page", call.page.isShown);
    this.writing.allow(isOpen && !hasSound);
    this.writing.flush();
    for (const picture of [call.remote, own, call.page.picture]) picture.play().catch(() => undefined);
  }

  close() {
    clearInterval(this.#ticking);
    this.documents.leave();
    this.writing.clear();
    this.element.remove();
  }
}
