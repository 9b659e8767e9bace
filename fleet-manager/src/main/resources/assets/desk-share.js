// A page that the citizen sees beside the adviser: a window or a tab of this computer, for as long as the adviser wants it. It
// is a second video of the talk, so nothing of it is ever run at the kiosk.
const LABEL = "page";
const CHANNEL = { ordered: true, negotiated: true, id: 3, protocol: "teleguichet-page" };
// What is read needs all its points and few pictures a second.
const WANTED = {
  video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 5 } },
  audio: false,
  selfBrowserSurface: "exclude",
  surfaceSwitching: "include",
};

export class PageShare {
  #on;
  #channel;
  #talk;
  #isAble = false;
  #isAsking = false;
  #stream;

  // `on` has changed({isAble, isShown}) and told(word).
  constructor(on) {
    this.#on = on;
  }

  // The talk has a connection, perhaps a new one. A kiosk that knows how to show a page says so.
  open(peer, talk) {
    this.#talk = talk;
    this.#isAble = false;
    this.#changed();
    const channel = peer.createDataChannel(LABEL, CHANNEL);
    channel.addEventListener("message", ({ data }) => channel === this.#channel && this.#take(data));
    this.#channel = channel;
  }

  async #take(data) {
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (message?.kind !== "able" || this.#isAble) return;
    this.#isAble = true;
    await this.#talk.addPage();
    this.#changed();
    // The kiosk's page was loaded again meanwhile.
    if (this.#stream) await this.#put(this.#stream.getVideoTracks()[0]);
  }

  async toggle() {
    if (this.#stream) await this.#end();
    else await this.#begin();
  }

  async #begin() {
    if (this.#isAsking || !this.#isAble) return;
    if (!navigator.mediaDevices.getDisplayMedia) {
      this.#on.told("unfit");
      return;
    }
    this.#isAsking = true;
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia(WANTED);
      const [track] = stream.getVideoTracks();
      if (!this.#talk) {
        track.stop(); // the talk is over meanwhile
        return;
      }
      track.contentHint = "detail";
      // The browser has a button of its own to end it.
      track.addEventListener("ended", () => this.#stream === stream && this.#end());
      this.#stream = stream;
      await this.#put(track);
      this.#on.told("shown");
    } catch (error) {
      this.#on.told(error.name === "NotAllowedError" ? "refused" : "failed");
    } finally {
      this.#isAsking = false;
      this.#changed();
    }
  }

  async #put(track) {
    if (!this.#talk) return;
    await this.#talk.show(track);
    if (this.#channel.readyState === "open") this.#channel.send(JSON.stringify({ kind: track ? "show" : "hide" }));
  }

  async #end() {
    this.#drop();
    this.#on.told("over");
    this.#changed();
    await this.#put(null);
  }

  #drop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
  }

  #changed() {
    this.#on.changed({ isAble: this.#isAble, isShown: this.#stream !== undefined });
  }

  // With the talk, whoever ends it.
  close() {
    this.#drop();
    this.#talk = this.#channel = undefined;
    this.#isAble = false;
    this.#changed();
    this.#on.told("");
  }
}
