// Papers between kiosk and desk: they go over the talk's own encrypted channel, from page to page. What the adviser asks for is
// scanned once the citizen wants it, and what the adviser sends is printed once the citizen wants that.
import { button, element } from "./elements.js";

export const LABEL = "documents";
export const CHANNEL = { ordered: true, negotiated: true, id: 2, protocol: "teleguichet-documents" };
// As small as every browser's channel takes it, and so much may wait to be sent.
const PIECE = 16_384;
const WAITING = 1_000_000;
const MOST = 4 * 1024 * 1024;
const NOTHING = { scan: false, print: false };

async function send(channel, head, bytes) {
  channel.bufferedAmountLowThreshold = WAITING / 2;
  channel.send(JSON.stringify({ ...head, size: bytes.byteLength }));
  for (let at = 0; at < bytes.byteLength; at += PIECE) {
    if (channel.bufferedAmount > WAITING) {
      await new Promise((go) => {
        for (const name of ["bufferedamountlow", "close"]) channel.addEventListener(name, go, { once: true });
      });
    }
    channel.send(bytes.slice(at, at + PIECE));
  }
}

export class Documents {
  element = element("div", "call-paper");
  #channel;
  #texts;
  #able = NOTHING;
  // What is under way: the adviser's wish, and how far it is.
  #wish;
  #step = "none";
  #arriving;
  #page;

  constructor() {
    this.element.setAttribute("aria-live", "polite");
    this.element.hidden = true;
  }

  // What works here, and why not: the adviser's page offers no more than that.
  can(able = NOTHING) {
    if (JSON.stringify(able) === JSON.stringify(this.#able)) return;
    this.#able = able;
    this.#tellAble();
  }

  // The talk has a channel, perhaps a new one; what was under way is over.
  use(channel) {
    this.#channel = channel;
    this.#drop();
    channel.binaryType = "arraybuffer";
    channel.addEventListener("open", () => this.#tellAble());
    channel.addEventListener("message", ({ data }) => channel === this.#channel && this.#take(data));
  }

  show(texts) {
    this.#texts = texts;
    this.#paint();
  }

  leave() {
    this.#channel = undefined;
    this.#drop();
  }

  #tellAble() {
    this.#tell({ kind: "able", ...this.#able });
  }

  #tell(message) {
    if (this.#channel?.readyState === "open") this.#channel.send(JSON.stringify(message));
  }

  #take(data) {
    if (typeof data !== "string") {
      this.#arrive(data);
      return;
    }
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (message?.kind === "cancel" && message.id === this.#wish?.id) this.#drop();
    else if (message?.kind === "scan" || message?.kind === "print") this.#wanted(message);
  }

  #wanted(message) {
    const { kind, id, size } = message;
    if (!Number.isInteger(id)) return;
    const isFit = kind === "scan" || (Number.isInteger(size) && size > 0 && size <= MOST);
    if (this.#wish || !this.#able[kind] || !isFit) {
      this.#tell({ kind: "refused", id, why: this.#wish ? "busy" : "unfit" });
      return;
    }
    this.#wish = { kind, id };
    if (kind === "scan") this.#go("ask");
    else this.#arriving = { size, parts: [], length: 0 };
  }

  #arrive(part) {
    const file = this.#arriving;
    if (!file) return;
    file.parts.push(part);
    file.length += part.byteLength;
    if (file.length > file.size) {
      this.#end("refused", "unfit");
    } else if (file.length === file.size) {
      this.#arriving = undefined;
      this.#page = new Blob(file.parts, { type: "application/pdf" });
      this.#go("ask");
    }
  }

  async #scan() {
    const wish = this.#wish;
    this.#go("doing");
    const page = await ask("/api/documents/scan", "application/json", "{}");
    if (wish !== this.#wish) return;
    this.#page = page instanceof Blob ? page : undefined;
    this.#go(this.#page ? "preview" : "failed");
  }

  async #print() {
    const wish = this.#wish;
    this.#go("doing");
    const answer = await ask("/api/documents/print", "application/pdf", this.#page);
    if (wish !== this.#wish) return;
    if (answer?.sheets === undefined) {
      this.#go("failed");
    } else {
      this.#tell({ kind: "printed", id: wish.id });
      this.#go("done");
    }
  }

  async #give() {
    const { id } = this.#wish;
    const channel = this.#channel;
    this.#go("sending");
    try {
      await send(channel, { kind: "page", id, type: this.#page.type }, await this.#page.arrayBuffer());
      if (this.#wish?.id === id) this.#go("done");
    } catch {
      if (this.#wish?.id === id) this.#go("failed");
    }
  }

  // The wish is over, and the adviser is told how.
  #end(kind, why) {
    this.#tell({ kind, id: this.#wish.id, why });
    this.#drop();
  }

  #drop() {
    this.#wish = this.#arriving = this.#page = undefined;
    this.#go("none");
  }

  #go(step) {
    this.#step = step;
    this.#paint();
    document.dispatchEvent(new Event("paper"));
  }

  #paint() {
    this.element.hidden = this.#step === "none" || !this.#texts;
    if (this.element.hidden) {
      delete this.element.dataset.paper;
      this.element.replaceChildren();
      return;
    }
    // For whoever has it read aloud.
    this.element.dataset.paper = `${this.#wish.kind}-${this.#step}`;
    const texts = this.#texts[this.#wish.kind];
    const does = this.#wish.kind === "scan" ? () => this.#scan() : () => this.#print();
    const choices = {
      ask: [
        [texts.yes, does, true],
        [texts.no, () => this.#end("refused", "citizen")],
      ],
      doing: [],
      preview: [
        [texts.send, () => this.#give(), true],
        [texts.again, does],
        [texts.no, () => this.#end("refused", "citizen")],
      ],
      sending: [],
      failed: [
        [this.#texts.again, does, true],
        [this.#texts.leave, () => this.#end("failed")],
      ],
      done: [[this.#texts.close, () => this.#drop(), true]],
    }[this.#step];
    const buttons = element("div", "call-choices");
    for (const [text, act, isMain] of choices) buttons.append(button(text, isMain ? "choice" : "quiet", act));
    const words = this.#step === "failed" ? this.#texts.failed : texts[this.#step];
    this.element.replaceChildren(element("p", "", words), ...this.#preview(), buttons);
  }

  // Drawn here: a picture of somebody's paper has no address that could be kept.
  #preview() {
    if (this.#step !== "preview") return [];
    const canvas = element("canvas", "call-page");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", this.#texts.scan.page);
    createImageBitmap(this.#page)
      .then((picture) => {
        canvas.width = picture.width;
        canvas.height = picture.height;
        canvas.getContext("2d").drawImage(picture, 0, 0);
        picture.close();
      })
      .catch(() => undefined);
    return [canvas];
  }
}

// A page as a blob, an answer as an object, or nothing.
async function ask(path, type, body) {
  try {
    const reply = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body });
    if (!reply.ok) return undefined;
    return reply.headers.get("Content-Type")?.startsWith("image/") ? await reply.blob() : await reply.json();
  } catch {
    return undefined;
  }
}
