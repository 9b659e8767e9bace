// A page that the adviser shows: a second video of the same talk, which is empty until then. A channel of its own says when
// there is something in it, so that nobody else has to be asked for it.
export const LABEL = "page";
export const CHANNEL = { ordered: true, negotiated: true, id: 3, protocol: "teleguichet-page" };

export class SharedPage {
  picture = document.createElement("video");
  #changed;
  #channel;
  #track;
  #isSaid = false;

  // `changed` is called when it comes or goes.
  constructor(changed) {
    this.#changed = changed;
    this.picture.autoplay = this.picture.playsInline = this.picture.muted = true;
    // The adviser's picture keeps its place until there is something to be seen.
    this.picture.addEventListener("resize", changed);
  }

  get isShown() {
    return this.#isSaid && this.picture.videoWidth > 0;
  }

  // The talk has a connection, perhaps a new one; what was shown in the one before is over.
  open(peer) {
    const channel = peer.createDataChannel(LABEL, CHANNEL);
    this.#channel = channel;
    channel.addEventListener("open", () => channel.send(JSON.stringify({ kind: "able" })));
    channel.addEventListener("message", ({ data }) => channel === this.#channel && this.#take(data));
  }

  // Whether this is the video of a page: the first one of a talk is the adviser's own.
  static isFor(transceiver, peer) {
    const videos = peer.getTransceivers().filter((it) => it.receiver.track.kind === "video");
    return videos.indexOf(transceiver) > 0;
  }

  take(track) {
    this.#track = track;
    this.#show();
  }

  #take(data) {
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (message?.kind !== "show" && message?.kind !== "hide") return;
    this.#isSaid = message.kind === "show";
    this.#show();
  }

  #show() {
    this.picture.srcObject = this.#isSaid && this.#track ? new MediaStream([this.#track]) : null;
    this.#changed();
  }

  close() {
    this.#channel = this.#track = undefined;
    this.#isSaid = false;
    this.#show();
  }
}
