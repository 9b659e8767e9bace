// The adviser's side of one talk: this page offers, the kiosk's answers.
const RESTART_MS = 8_000;
const STATS_MS = 1_000;
// More than one window ever needs in a talk.
const CONNECTIONS = 1_000;
// Sound first while nobody knows the line; after five seconds without loss it may carry more.
const CAREFUL = {
  video: { bits: 80_000, frames: 12, height: 240 },
  beside: { bits: 30_000, frames: 8, height: 120 },
  page: { bits: 60_000, frames: 2, height: 720 },
  audio: 20_000,
};
// Beside a page that is shown the picture is small on the kiosk, and gives way to it.
const OPEN = {
  video: { bits: 800_000, frames: 24 },
  beside: { bits: 200_000, frames: 20, height: 240 },
  page: { bits: 600_000, frames: 5 },
};
const PROBATION = 5;
const LOSS = 0.02;
const BACKSPACE = "\b";
const LINE = "\u2028";
const LONGEST_TEXT = 20_000;

// What a text becomes by the next piece of real-time text (ITU-T T.140).
export function read(before, piece) {
  let text = before;
  for (const letter of piece) {
    if (letter === BACKSPACE) text = [...text].slice(0, -1).join("");
    else if (letter === LINE || letter === "\n") text += "\n";
    else if (letter >= " " && letter !== "\ufeff") text += letter;
  }
  return text.slice(-LONGEST_TEXT);
}

// What leads from one text to the other, as it is sent.
export function written(before, after) {
  const old = [...before];
  const now = [...after];
  let same = 0;
  while (same < old.length && same < now.length && old[same] === now[same]) same++;
  return BACKSPACE.repeat(old.length - same) + now.slice(same).join("").replaceAll("\n", LINE);
}

export class DirectCall {
  #access;
  #media;
  #send;
  #on;
  #peer;
  #channel;
  #kiosk;
  #number = 0;
  #offers = 0;
  #early = [];
  #queue = Promise.resolve();
  #trouble;
  #ticking;
  #quiet = 0;
  #isOpen = false;
  #limits = CAREFUL;
  #page;

  // `send` takes a signal to the kiosk; `on` has media(stream), state(word), text(piece), superseded() and connection(peer), called
  // with each connection before it is offered.
  constructor({ access, media, send, on }) {
    this.#access = access;
    this.#media = media;
    this.#send = send;
    this.#on = on;
    this.#ticking = setInterval(() => this.#look(), STATS_MS);
  }

  get id() {
    return this.#access.id;
  }

  // One after the other: a candidate must not overtake its description.
  take(signal) {
    this.#queue = this.#queue
      .then(() => this.#take(signal))
      .catch((error) => console.info("A signal of the call was of no use.", error));
  }

  async #take(signal) {
    if (signal.kind === "ready") {
      const isKnown = signal.peer === this.#kiosk && this.#peer;
      this.#kiosk = signal.peer;
      // A page says it again while it has no offer: the one of before was lost, or is on its way.
      if (!isKnown) await this.#connect();
      else if (this.#peer.signalingState === "have-local-offer") await this.#sendOffer();
    } else if (this.#peer && signal.connection > this.#number) {
      this.#on.superseded(); // the kiosk speaks with another window, perhaps of another computer
    } else if (signal.connection !== this.#number || !this.#peer) {
      return; // of a connection that is no more
    } else if (signal.kind === "answer") {
      // To an offer that was taken back since, or the second to one that was said twice.
      const isLate = signal.offer !== undefined && signal.offer !== this.#offers;
      if (isLate || this.#peer.signalingState !== "have-local-offer") return;
      await this.#peer.setRemoteDescription({ type: "answer", sdp: signal.sdp });
      const early = this.#early.splice(0);
      for (const candidate of early) await this.#peer.addIceCandidate(candidate);
    } else if (signal.kind === "candidate") {
      if (this.#peer.remoteDescription) await this.#peer.addIceCandidate(signal.candidate);
      else this.#early.push(signal.candidate);
    } else if (signal.kind === "restart") {
      await this.#offerAgain();
    }
  }

  // The connection breaks off by itself, and the kiosk's page says so.
  left() {}

  returned() {}

  get hasRoom() {
    return false;
  }

  // Asks the kiosk's page anew: this page was loaded again, and knows nothing of the connection before.
  resume() {
    this.#queue = this.#queue.then(() => this.#connect()).catch(() => undefined);
  }

  async #connect() {
    this.#drop();
    // Higher than whatever this page had before it was loaded again, and than another computer's, whose clock may be ahead.
    this.#number = Math.max(this.#number + 1, this.#access.turn * CONNECTIONS);
    const number = this.#number;
    const peer = new RTCPeerConnection({
      iceServers: this.#access.iceServers,
      iceTransportPolicy: this.#access.relayOnly ? "relay" : "all",
    });
    this.#peer = peer;
    this.#isOpen = false;
    this.#page = undefined;
    this.#quiet = 0;
    this.#channel = peer.createDataChannel("t140", { ordered: true, negotiated: true, id: 1, protocol: "t140" });
    this.#channel.addEventListener("message", (event) => this.#on.text(String(event.data)));
    this.#on.connection(peer);
    for (const kind of ["audio", "video"]) {
      const track = this.#media.getTracks().find((it) => it.kind === kind);
      if (track) peer.addTrack(track, this.#media);
      else peer.addTransceiver(kind, { direction: "recvonly" });
    }
    const remote = new MediaStream();
    peer.addEventListener("track", ({ track }) => {
      remote.addTrack(track);
      this.#on.media(remote);
    });
    peer.addEventListener("icecandidate", ({ candidate }) => {
      if (candidate?.candidate) this.#send({ kind: "candidate", connection: number, candidate: candidate.toJSON() });
    });
    peer.addEventListener("connectionstatechange", () => this.#watch(peer));
    this.#on.state("connecting");
    await this.#offer(false);
    await this.#limit(CAREFUL);
  }

  // A second video for a page, which is empty until one is shown: then nobody has to be asked any more.
  addPage() {
    this.#queue = this.#queue
      .then(async () => {
        this.#page = this.#peer.addTransceiver("video", { direction: "sendonly" });
        await this.#offer(false);
      })
      .catch(() => undefined);
    return this.#queue;
  }

  // What the page shows from now on; null for nothing.
  async show(track) {
    await this.#page?.sender.replaceTrack(track);
    await this.#limit(this.#limits);
  }

  async #offer(isRestart) {
    await this.#peer.setLocalDescription(await this.#peer.createOffer({ iceRestart: isRestart }));
    this.#offers++;
    await this.#sendOffer();
  }

  #sendOffer() {
    const { sdp } = this.#peer.localDescription;
    return this.#send({ kind: "offer", connection: this.#number, offer: this.#offers, sdp });
  }

  // iceConnectionState stays "disconnected" where connectionState says "failed".
  #watch(peer) {
    if (peer !== this.#peer) return;
    const state = peer.connectionState;
    if (state === "connected") {
      clearInterval(this.#trouble);
      this.#trouble = undefined;
      this.#on.state("connected");
    } else if (state === "disconnected" || state === "failed") {
      this.#on.state("interrupted");
      if (state === "failed") this.#restart();
      this.#trouble ??= setInterval(() => this.#restart(), RESTART_MS);
    }
  }

  #restart() {
    this.#queue = this.#queue.then(() => this.#offerAgain()).catch(() => undefined);
  }

  async #offerAgain() {
    if (!this.#peer) return;
    // An offer that got no answer is of no use: the kiosk was away when it was sent.
    if (this.#peer.signalingState === "have-local-offer") await this.#peer.setLocalDescription({ type: "rollback" });
    await this.#offer(true);
  }

  async #look() {
    const peer = this.#peer;
    if (!peer || this.#isOpen || peer.connectionState !== "connected") return;
    let loss;
    for (const it of (await peer.getStats()).values()) {
      if (it.type === "remote-inbound-rtp") loss = Math.max(loss ?? 0, it.fractionLost ?? 0);
    }
    if (loss === undefined || peer !== this.#peer) return;
    this.#quiet = loss > LOSS ? 0 : this.#quiet + 1;
    if (this.#quiet >= PROBATION) {
      this.#isOpen = true;
      await this.#limit(OPEN);
    }
  }

  async #limit(limits) {
    this.#limits = limits;
    for (const sender of this.#peer?.getSenders() ?? []) {
      const parameters = sender.getParameters();
      const encoding = parameters.encodings?.[0];
      if (!sender.track || !encoding) continue;
      if (sender.track.kind === "video") {
        const isPage = sender === this.#page?.sender;
        const { bits, frames, height } = isPage ? limits.page : this.#page?.sender.track ? limits.beside : limits.video;
        encoding.maxBitrate = bits;
        encoding.maxFramerate = frames;
        encoding.scaleResolutionDownBy = Math.max(1, (sender.track.getSettings().height ?? 0) / (height ?? Infinity));
        encoding.priority = isPage ? "medium" : "low";
      } else {
        if (limits.audio) encoding.maxBitrate = limits.audio;
        else delete encoding.maxBitrate;
        encoding.priority = encoding.networkPriority = "high";
      }
      await sender.setParameters(parameters).catch(() => undefined);
    }
  }

  // How loud the citizen is, 0 to 1.
  level() {
    const ear = this.#peer?.getReceivers().find((it) => it.track.kind === "audio");
    return Math.sqrt(ear?.getSynchronizationSources()[0]?.audioLevel ?? 0);
  }

  write(piece) {
    if (this.#channel?.readyState === "open" && piece) this.#channel.send(piece);
  }

  #drop() {
    clearInterval(this.#trouble);
    this.#trouble = undefined;
    this.#early = [];
    this.#peer?.close();
    this.#peer = undefined;
  }

  close() {
    clearInterval(this.#ticking);
    this.#queue = this.#queue.finally(() => this.#drop());
    this.#drop();
  }
}
