// Before the call: the citizen's own picture as in a mirror, how loud the voice comes in, and a sound to be heard.
import { button, element } from "./elements.js";
import { sign } from "./pictures.js";
import { SoundLevel } from "./sound-level.js";

const METER_EVERY_MS = 100;
// Three notes upwards, in hertz: a doorbell and no alarm.
const NOTES = [523, 659, 784];
const NOTE_S = 0.22;
const LOUDNESS = 0.25;

export class MediaCheck {
  element = element("div", "check");
  #media;
  #mirror = element("div", "mirror");
  #advice = element("p", "advice");
  #said = element("p", "");
  #meter = element("meter", "voice");
  #play;
  #asked = element("p", "");
  #level;
  #bell;
  #ticking;
  #texts;

  constructor(media) {
    this.#media = media;
    media.onChange(() => this.refresh());
    media.picture.className = "";
    this.#advice.setAttribute("role", "status");
    this.#meter.min = 0;
    this.#meter.max = 1;
    this.#play = button("", "sound", () => this.#ring());
    const sound = element("div", "try");
    sound.append(this.#play, this.#asked);
    const words = element("div", "tries");
    words.append(this.#advice, this.#said, this.#meter, sound);
    this.element.append(this.#mirror, words);
    this.#ticking = setInterval(() => (this.#meter.value = this.#level?.now() ?? 0), METER_EVERY_MS);
  }

  // What does not work, as a word; nothing while that is not known, or where all does.
  get lack() {
    const { isOpen, hasPicture, hasSound } = this.#media;
    if (!isOpen || (hasPicture && hasSound)) return undefined;
    return hasSound ? "blind" : hasPicture ? "silent" : "neither";
  }

  // In this language from now on, with everything as it is.
  show(texts) {
    this.#texts = texts;
    this.#media.picture.setAttribute("aria-label", texts.own);
    this.#meter.setAttribute("aria-label", texts.level);
    this.#play.replaceChildren(sign("listen"), element("span", "", texts.play));
    this.#asked.textContent = texts.heard;
    this.refresh();
  }

  refresh() {
    if (!this.#texts) return;
    const media = this.#media;
    if (media.hasSound) this.#level ??= new SoundLevel(media.stream);
    this.#advice.textContent = this.#texts[this.lack] ?? "";
    this.#advice.hidden = !this.lack;
    const isDeaf = media.isOpen && !media.hasSound;
    this.#said.textContent = isDeaf ? "" : this.#texts.level;
    this.#said.hidden = this.#meter.hidden = isDeaf;
    this.#mirror.classList.toggle("empty", !media.hasPicture);
    if (media.hasPicture) {
      this.#mirror.replaceChildren(media.picture);
      media.picture.play().catch(() => undefined);
    } else {
      this.#mirror.replaceChildren(...(media.isOpen ? [sign("unseen")] : [element("p", "", this.#texts.opening)]));
    }
  }

  // By the same way as the adviser's voice will come.
  #ring() {
    this.#bell ??= new AudioContext();
    const bell = this.#bell;
    bell.resume().catch(() => undefined);
    NOTES.forEach((pitch, i) => {
      const note = new OscillatorNode(bell, { frequency: pitch, type: "sine" });
      const loudness = new GainNode(bell, { gain: 0 });
      const from = bell.currentTime + i * NOTE_S;
      loudness.gain.setValueAtTime(0, from);
      loudness.gain.linearRampToValueAtTime(LOUDNESS, from + 0.03);
      loudness.gain.exponentialRampToValueAtTime(0.001, from + 3 * NOTE_S);
      note.connect(loudness).connect(bell.destination);
      note.start(from);
      note.stop(from + 3 * NOTE_S);
    });
    this.element.dataset.rung = String(Number(this.element.dataset.rung ?? 0) + 1);
  }

  // The camera stays as it is: the call may take it over.
  close() {
    clearInterval(this.#ticking);
    this.#media.onChange(() => undefined);
    this.#level?.close();
    this.#bell?.close();
    this.element.remove();
  }
}
