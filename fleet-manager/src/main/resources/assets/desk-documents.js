// Papers between desk and kiosk: they go over the talk's own encrypted channel, from page to page, and no server keeps them.
const LABEL = "documents";
const CHANNEL = { ordered: true, negotiated: true, id: 2, protocol: "teleguichet-documents" };
// As small as every browser's channel takes it, and so much may wait to be sent.
const PIECE = 16_384;
const WAITING = 1_000_000;
const MOST_TO_PRINT = 4 * 1024 * 1024;
const MOST_SCANNED = 8 * 1024 * 1024;
const MOST_PAGES = 30;
const NOTHING = { scan: false, print: false, why: {} };
const TYPES = { "image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf" };

export class DeskDocuments {
  #channel;
  #on;
  #able = NOTHING;
  #wish;
  #asked = 0;
  #arriving;
  #received = 0;

  // `on` has able({scan, print, why, isBusy}), told(word) and page({number, name, blob}).
  constructor(on) {
    this.#on = on;
  }

  // Makes the connection's channel, before its first offer.
  open(peer) {
    this.#lose();
    const channel = peer.createDataChannel(LABEL, CHANNEL);
    channel.binaryType = "arraybuffer";
    channel.addEventListener("message", ({ data }) => channel === this.#channel && this.#take(data));
    channel.addEventListener("close", () => channel === this.#channel && this.#lose());
    this.#channel = channel;
  }

  // A scan that the citizen makes, or not.
  askScan() {
    this.#begin("scan", {});
  }

  // A document that the citizen prints, or not.
  async print(file) {
    const bytes = file.size <= MOST_TO_PRINT ? await file.arrayBuffer() : new ArrayBuffer(0);
    if (!new TextDecoder("latin1").decode(bytes.slice(0, 5)).startsWith("%PDF-")) {
      this.#on.told("unfit");
      return;
    }
    const channel = this.#channel;
    if (!this.#begin("print", { size: bytes.byteLength })) return;
    const wish = this.#wish;
    channel.bufferedAmountLowThreshold = WAITING / 2;
    try {
      for (let at = 0; at < bytes.byteLength; at += PIECE) {
        if (channel.bufferedAmount > WAITING) {
          await new Promise((go) => {
            for (const name of ["bufferedamountlow", "close"]) channel.addEventListener(name, go, { once: true });
          });
        }
        channel.send(bytes.slice(at, at + PIECE));
      }
    } catch {
      if (this.#wish === wish) this.#end("failed");
    }
  }

  cancel() {
    if (!this.#wish) return;
    this.#tell({ kind: "cancel", id: this.#wish.id });
    this.#end("");
  }

  #begin(kind, more) {
    if (this.#wish || this.#channel?.readyState !== "open") return false;
    this.#wish = { kind, id: ++this.#asked };
    this.#tell({ kind, id: this.#wish.id, ...more });
    this.#become(this.#able);
    this.#on.told(`${kind}-asked`);
    return true;
  }

  #tell(message) {
    if (this.#channel?.readyState === "open") this.#channel.send(JSON.stringify(message));
  }

  #end(word) {
    this.#wish = this.#arriving = undefined;
    this.#become(this.#able);
    this.#on.told(word);
  }

  // The connection is gone, or another page of the kiosk is there: nobody answers what was asked, and perhaps it is done.
  #lose() {
    const wasAsked = this.#wish !== undefined;
    this.#wish = this.#arriving = undefined;
    this.#become(NOTHING);
    if (wasAsked) this.#on.told("lost");
  }

  #become(able) {
    this.#able = able;
    this.#on.able({ ...able, isBusy: this.#wish !== undefined });
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
    if (message?.kind === "able") this.#become(ability(message));
    if (!this.#wish || message?.id !== this.#wish.id) return;
    if (message.kind === "refused") this.#end(message.why === "citizen" ? "refused" : "failed");
    else if (message.kind === "failed") this.#end("failed");
    else if (message.kind === "printed" && this.#wish.kind === "print") this.#end("printed");
    else if (message.kind === "page" && this.#wish.kind === "scan") this.#expect(message);
  }

  #expect({ type, size }) {
    const isFit = Object.hasOwn(TYPES, type) && Number.isInteger(size) && size > 0 && size <= MOST_SCANNED;
    if (isFit && this.#received < MOST_PAGES) {
      this.#arriving = { type, size, parts: [], length: 0 };
      this.#on.told("arriving");
    } else {
      this.cancel();
      this.#on.told("failed");
    }
  }

  #arrive(part) {
    const page = this.#arriving;
    if (!page) return;
    page.parts.push(part);
    page.length += part.byteLength;
    if (page.length > page.size) {
      this.cancel();
      this.#on.told("failed");
    } else if (page.length === page.size) {
      this.#received++;
      const blob = new Blob(page.parts, { type: page.type });
      this.#on.page({ number: this.#received, name: `document-${this.#received}.${TYPES[page.type]}`, blob });
      this.#end("received");
    }
  }
}

// An older kiosk does not say why it can't.
function ability({ scan, print, why }) {
  return { scan: scan === true, print: print === true, why: { scan: why?.scan, print: why?.print } };
}

// The papers of one talk, to be looked at and kept; gone with the next talk or the page.
export class ReceivedPages {
  #list;
  #word;
  #addresses = [];

  constructor(list, word) {
    this.#list = list;
    this.#word = word;
  }

  add({ number, name, blob }) {
    const address = URL.createObjectURL(blob);
    this.#addresses.push(address);
    const item = document.createElement("li");
    if (blob.type.startsWith("image/")) item.append(drawn(blob, `${this.#word("page")} ${number}`));
    const keep = document.createElement("a");
    keep.href = address;
    keep.download = name;
    keep.className = "btn";
    keep.textContent = `${this.#word("keep")} ${name}`;
    item.append(keep);
    this.#list.append(item);
  }

  clear() {
    for (const address of this.#addresses.splice(0)) URL.revokeObjectURL(address);
    this.#list.replaceChildren();
  }
}

function drawn(blob, label) {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", label);
  createImageBitmap(blob)
    .then((picture) => {
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext("2d").drawImage(picture, 0, 0);
      picture.close();
    })
    .catch(() => undefined);
  return canvas;
}
