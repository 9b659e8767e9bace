import { CHANNEL, LABEL } from "./documents.js";
import { isAway } from "./picture.js";
import { Room } from "./room.js";
import { SharedPage } from "./shared-page.js";
import { SoundLevel } from "./sound-level.js";

// The kiosk's side of the talk itself: the adviser's page offers, this one answers. The agent hands the signals on and knows
// nothing of them. Everything is closed at the end: camera and microphone first.

const LOOK_EVERY_MS = 500;
// An offer that has not come by then was lost, or the adviser's page was not there yet.
const READY_AGAIN_MS = 3000;
// So long sound alone must come in before the talk counts as begun.
const SOUND_MS = 3000;
// An interrupted way that heals by itself does so sooner; afterwards the adviser's page is asked to look for another.
const ASK_TO_RESTART_MS = 8000;
const GIVE_UP_MS = 45_000;
const GIVE_UP_AGAIN_MS = 3000;
// What the agent has not answered by then, it does not answer.
const PATIENCE_MS = 10_000;
// Candidates of a connection that is to come: as many as the agent keeps for its manager.
const MAX_EARLY = 256;
// Sound first while nobody knows the line, as the adviser's page does it too.
const CAREFUL = { video: 80_000, frames: 12, height: 240, audio: 20_000 };
const OPEN = { video: 800_000, frames: 24 };
const PROBATION_MS = 5000;
const LOSS = 0.02;

export class Call {
  #peer = crypto.randomUUID();
  #events;
  #media;
  #connection;
  #number = 0;
  #early = [];
  #status = { state: "ended" };
  #isReady = false;
  #saidReady;
  #isConnected = false;
  #sound = { packets: 0, since: 0 };
  #troubled = 0;
  #gaveUp = -Infinity;
  #asked = false;
  #looking;
  #queue = Promise.resolve();
  #ear;
  #listener;
  #line = { since: 0, isOpen: false };
  #isLeft = false;
  #room;

  // What the screen shows of it.
  remote = document.createElement("video");
  text;
  page;

  // `media` are the citizen's own, open already or not. `changed` is called when there is something else to be shown,
  // `written` with each piece of the adviser's text, `papers` with each connection's channel for documents, `left` when the
  // page has left a talk that nobody else can end.
  constructor(media, { changed, written, papers, left }) {
    this.#media = media;
    this.#listener = { changed, written, papers, left };
    media.onChange(changed);
    this.remote.autoplay = this.remote.playsInline = true;
    this.page = new SharedPage(changed);
  }

  get media() {
    return this.#media;
  }

  // Whether the talk is held in a room of another service, which has the camera.
  get hasRoom() {
    return this.#room !== undefined;
  }

  // Whether this page takes part no more, whatever the agent says.
  get isLeft() {
    return this.#isLeft;
  }

  get isLost() {
    return this.#troubled > 0;
  }

  // Takes part in the kiosk's call; camera and microphone are ready before the adviser is.
  join() {
    this.#events = new EventSource("/api/call/events");
    this.#events.addEventListener("call", (event) => this.#follow(JSON.parse(event.data)));
    this.#events.addEventListener("signal", (event) => this.#next(() => this.#take(JSON.parse(event.data))));
    // Another page of this kiosk has the call now.
    this.#events.addEventListener("replaced", () => this.leave());
    this.#looking = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  // Nothing of it is left: no stream, no connection, no camera that is on.
  leave() {
    this.passOn();
    this.#media.close();
  }

  // The same, but for the camera: somebody else goes on with the same citizen.
  passOn() {
    clearInterval(this.#looking);
    this.#events?.close();
    this.#isLeft = true;
    this.#close();
    this.#room?.leave();
  }

  #close() {
    this.#connection?.close();
    this.#connection = undefined;
    this.text = undefined;
    this.page.close();
    this.remote.srcObject = null;
    this.#ear?.close();
    this.#ear = undefined;
  }

  // How loud the adviser is, 0 to 1.
  level() {
    return this.#ear?.now() ?? 0;
  }

  // Whether it is on its way; otherwise `changed` is called when it can go.
  write(text) {
    if (this.text?.readyState !== "open") return false;
    this.text.send(text);
    return true;
  }

  #follow(status) {
    this.#status = status;
    if (status.room) this.#enter();
    else if (status.iceServers) this.#media.open();
    const isAnswered = status.state === "answered" || status.state === "connected";
    if (isAnswered && status.iceServers && !this.#isReady) {
      this.#isReady = true;
      Promise.resolve(this.#room ?? this.#media.open()).then(() => this.#sayReady());
    }
    this.#listener.changed();
  }

  // One thing after the other: a candidate must not overtake its offer.
  #next(action) {
    this.#queue = this.#queue.then(action).catch((error) => console.info("A signal of the call was of no use.", error));
  }

  // The camera is the room's from now on.
  #enter() {
    if (this.#room || this.#isLeft) return;
    this.#room = new Room({ title: document.title, begun: () => this.#tell("connected") });
    this.#media.close();
    this.#close();
  }

  async #take(signal) {
    if (this.#room) {
      this.#room.take(signal);
      this.#troubled = this.#room.isDeserted ? this.#troubled || performance.now() : 0;
      this.#listener.changed();
      return;
    }
    if (signal.kind === "offer") await this.#answer(signal);
    else if (signal.kind === "candidate" && signal.connection === this.#number) await this.#candidate(signal.candidate);
    else if (signal.kind === "candidate" && signal.connection > this.#number && this.#early.length < MAX_EARLY)
      this.#early.push(signal);
  }

  async #candidate(candidate) {
    await this.#connection?.addIceCandidate(candidate);
  }

  async #answer({ connection, offer, sdp }) {
    if (connection < this.#number || this.#isLeft) return;
    const isNew = connection > this.#number || !this.#connection;
    if (isNew) this.#connect(connection);
    const peer = this.#connection;
    await peer.setRemoteDescription({ type: "offer", sdp });
    if (isNew) await this.#limit(CAREFUL);
    await peer.setLocalDescription(await peer.createAnswer());
    await this.#say({ kind: "answer", connection, offer, sdp: peer.localDescription.sdp });
    const early = this.#early.filter((it) => it.connection === connection);
    this.#early = this.#early.filter((it) => it.connection > connection);
    for (const it of early) await this.#candidate(it.candidate);
  }

  #connect(number) {
    this.#close();
    this.#number = number;
    const peer = new RTCPeerConnection({
      iceServers: this.#status.iceServers ?? [],
      iceTransportPolicy: this.#status.relayOnly ? "relay" : "all",
    });
    this.#connection = peer;
    this.#line = { since: 0, isOpen: false };
    for (const track of this.#media.tracks) peer.addTrack(track, this.#media.stream);
    this.text = peer.createDataChannel("t140", { ordered: true, negotiated: true, id: 1, protocol: "t140" });
    this.text.addEventListener("open", () => this.#listener.changed());
    this.text.addEventListener("message", (event) => this.#listener.written(String(event.data)));
    this.#listener.papers(peer.createDataChannel(LABEL, CHANNEL));
    this.page.open(peer);
    peer.addEventListener("icecandidate", ({ candidate }) => {
      if (candidate) this.#say({ kind: "candidate", connection: number, candidate: candidate.toJSON() });
    });
    peer.addEventListener("track", ({ track, streams, transceiver }) => {
      if (SharedPage.isFor(transceiver, peer)) this.page.take(track);
      else this.#hear(track, streams[0] ?? new MediaStream([track]));
    });
    peer.addEventListener("connectionstatechange", () => this.#watch(peer));
  }

  #hear(track, stream) {
    if (this.remote.srcObject !== stream) this.remote.srcObject = stream;
    if (track.kind === "audio") this.#ear ??= new SoundLevel(stream);
  }

  // iceConnectionState stays "disconnected" where connectionState says "failed".
  #watch(peer) {
    if (peer !== this.#connection) return;
    if (peer.connectionState === "disconnected" || peer.connectionState === "failed") {
      this.#troubled ||= performance.now();
      if (peer.connectionState === "failed") this.#askToRestart();
    } else if (peer.connectionState === "connected") {
      this.#troubled = 0;
      this.#asked = false;
    }
    this.#listener.changed();
  }

  #askToRestart() {
    if (!this.#asked) {
      this.#asked = true;
      this.#say({ kind: "restart", connection: this.#number });
    }
  }

  async #look() {
    const peer = this.#connection;
    const now = performance.now();
    if (this.#troubled > 0 && now - this.#troubled > GIVE_UP_MS) {
      this.#giveUp(now);
      return;
    }
    if (!peer) {
      if (!this.#room?.hasBegun && now - this.#saidReady > READY_AGAIN_MS) this.#sayReady();
      return;
    }
    if (this.#troubled > 0 && now - this.#troubled > ASK_TO_RESTART_MS) this.#askToRestart();
    const figures = figuresOf(await peer.getStats());
    if (peer !== this.#connection) return;
    if (!this.#isConnected && this.#hasBegun(figures, now)) {
      this.#isConnected = true;
      await this.#tell("connected");
    }
    await this.#widen(figures, now);
  }

  // The agent ends it; where that is away too, nobody stays before a camera.
  #giveUp(now) {
    if (isAway()) {
      this.leave();
      this.#listener.left();
    } else if (now - this.#gaveUp > GIVE_UP_AGAIN_MS) {
      this.#gaveUp = now;
      this.#tell("failed");
    }
  }

  #hasBegun({ frames, packets }, now) {
    if (packets > this.#sound.packets && this.#sound.since === 0) this.#sound.since = now;
    this.#sound.packets = packets;
    return frames > 0 || (this.#sound.since > 0 && now - this.#sound.since >= SOUND_MS);
  }

  // Five seconds without loss, and the line may carry more.
  async #widen({ loss }, now) {
    if (this.#line.isOpen || loss === undefined) return;
    if (loss > LOSS) this.#line.since = 0;
    else if (this.#line.since === 0) this.#line.since = now;
    else if (now - this.#line.since >= PROBATION_MS) {
      this.#line.isOpen = true;
      await this.#limit(OPEN);
    }
  }

  async #limit(limit) {
    for (const sender of this.#connection?.getSenders() ?? []) {
      const parameters = sender.getParameters();
      const encoding = parameters.encodings?.[0];
      if (!sender.track || !encoding) continue;
      if (sender.track.kind === "video") {
        encoding.maxBitrate = limit.video;
        encoding.maxFramerate = limit.frames;
        encoding.scaleResolutionDownBy = limit.height
          ? Math.max(1, (sender.track.getSettings().height ?? limit.height) / limit.height)
          : 1;
      } else {
        if (limit.audio) encoding.maxBitrate = limit.audio;
        else delete encoding.maxBitrate;
        encoding.priority = encoding.networkPriority = "high";
      }
      await sender.setParameters(parameters).catch(() => undefined);
    }
  }

  #sayReady() {
    this.#saidReady = performance.now();
    return this.#say({ kind: "ready", peer: this.#peer });
  }

  #say(signal) {
    return post("signals", signal);
  }

  #tell(what) {
    return post(what, {});
  }
}

function figuresOf(stats) {
  const figures = { frames: 0, packets: 0, loss: undefined };
  for (const it of stats.values()) {
    if (it.type === "inbound-rtp" && it.kind === "video") figures.frames = Math.max(figures.frames, it.framesDecoded ?? 0);
    if (it.type === "inbound-rtp" && it.kind === "audio") figures.packets = it.packetsReceived ?? 0;
    if (it.type === "remote-inbound-rtp") figures.loss = Math.max(figures.loss ?? 0, it.fractionLost ?? 0);
  }
  return figures;
}

// The agent's view tells what became of it.
async function post(path, message) {
  try {
    await fetch(`/api/call/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    // The stream of views tells whether the agent is away.
  }
}
