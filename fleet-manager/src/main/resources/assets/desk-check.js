// Whether camera, sound and network are good enough for a talk: tried once a day, and whenever somebody wants to.
import { hasRelay, measure, verdict } from "./relay-line.js";

const WANTED = {
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24 } },
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};
const TRIES = 3;
const SLOW_MS = 400;
const GATHERING_MS = 4_000;
const LEVEL_MS = 100;
const KEPT = "desk-checked";
const TONES = [[0, 523], [0.35, 659], [0.7, 784]];

// Camera and sound, or one of them; whoever has neither can still read, write and see.
async function gather() {
  let isRefused = false;
  for (const wanted of [WANTED, { audio: WANTED.audio }, { video: WANTED.video }]) {
    try {
      return { media: await navigator.mediaDevices.getUserMedia(wanted), isRefused };
    } catch (error) {
      isRefused ||= error.name === "NotAllowedError";
    }
  }
  return { media: new MediaStream(), isRefused };
}

// The sentence of a network, by the name of its words and its figures; how long the manager takes to answer is part of it.
async function network() {
  const times = [];
  let access;
  for (let i = 0; i < TRIES; i++) {
    const begun = performance.now();
    const answer = await fetch("/desk/check", { cache: "no-store" });
    if (!answer.ok) return { verdict: "none" };
    access = await answer.json();
    times.push(performance.now() - begun);
  }
  const rooms = access.rooms ?? "";
  const isSlow = Math.min(...times) > SLOW_MS;
  if (!hasRelay(access)) {
    const line = (await hasWay(access)) ? (isSlow ? "slow" : "good") : "none";
    return { verdict: line, isRelayless: line !== "none", rooms };
  }
  const found = await measure(access);
  const line = verdict(found);
  return { verdict: line === "good" && isSlow ? "slow" : line, found, rooms };
}

function hasWay(access) {
  const peer = new RTCPeerConnection({
    iceServers: access.iceServers,
    iceTransportPolicy: access.relayOnly ? "relay" : "all",
  });
  const found = new Promise((resolve) => {
    peer.addEventListener("icecandidate", ({ candidate }) => candidate?.candidate && resolve(true));
    setTimeout(() => resolve(false), GATHERING_MS);
  });
  peer.createDataChannel("check");
  peer.setLocalDescription().catch(() => undefined);
  return found.finally(() => peer.close());
}

const today = () => new Date().toLocaleDateString("sv");

export class DeskCheck {
  #find;
  #word;
  #sound;
  #isRunning = false;

  // `find` gives a part of the page by the end of its id, `word` a sentence by its name.
  constructor(find, word) {
    this.#find = find;
    this.#word = word;
    find("tone").addEventListener("click", () => this.#play());
    find("done").addEventListener("click", () => {
      this.#fold(true);
      find("again").focus();
    });
  }

  get sound() {
    return this.#sound;
  }

  // Opens camera and sound; called from somebody's touch, without which a browser makes no sound.
  async open() {
    this.#sound = new AudioContext();
    const { media, isRefused } = await gather();
    const has = (kind) => media.getTracks().some((track) => track.kind === kind);
    const lack = (name) => (isRefused ? "refused" : `${name}-none`);
    this.#result("camera", this.#word(has("video") ? "camera-ok" : lack("camera")), has("video"));
    this.#result("sound", this.#word(has("audio") ? "sound-ok" : lack("sound")), has("audio"));
    this.#find("mirror").srcObject = media;
    this.#find("mirror").hidden = !has("video");
    if (has("audio")) this.#listen(media);
    this.#find("try").hidden = false;
    return media;
  }

  // Nobody needs to see themselves twice in a talk.
  rest() {
    this.#fold(true);
  }

  // The network, unless it was looked at today.
  async look() {
    const kept = this.#kept();
    if (kept?.day !== today()) return this.again();
    this.#show(kept.line, true);
    this.#fold(kept.line.verdict === "good");
  }

  async again() {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#fold(false);
    this.#find("again").disabled = true;
    this.#find("network").textContent = this.#word("network-trying");
    this.#find("network").className = "";
    const line = await network().catch(() => ({ verdict: "none" }));
    this.#isRunning = false;
    this.#find("again").disabled = false;
    this.#show(line, false);
    try {
      localStorage.setItem(KEPT, JSON.stringify({ day: today(), line }));
    } catch {
      // A browser that keeps nothing tries again the next time.
    }
  }

  #kept() {
    try {
      return JSON.parse(localStorage.getItem(KEPT));
    } catch {
      return null;
    }
  }

  #show({ verdict: line, found, isRelayless, rooms }, isKept) {
    const words = [isKept ? this.#word("network-today") : "", this.#word(found?.isRefused ? "network-refused" : `network-${line}`)];
    if (found?.isReached) {
      words.push(
        this.#word("network-figures")
          .replace("[trip]", String(Math.round(found.trip)))
          .replace("[rate]", String(Math.round(found.rate)))
          .replace("[loss]", String(Math.round(found.loss * 100))),
      );
    }
    if (isRelayless) words.push(this.#word("network-relayless"));
    this.#result("network", words.filter(Boolean).join(" "), line === "good");
    this.#find("rooms").hidden = !rooms;
    this.#find("rooms").textContent = rooms ?? "";
  }

  #result(id, words, isGood) {
    this.#find(id).textContent = words;
    this.#find(id).className = isGood ? "is-good" : "is-bad";
  }

  // Out of the way, and back by the same button that tries again.
  #fold(isFolded) {
    this.#find("try").hidden = this.#find("why").hidden = isFolded;
  }

  #listen(media) {
    const analyser = new AnalyserNode(this.#sound, { fftSize: 1024 });
    this.#sound.createMediaStreamSource(media).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    setInterval(() => {
      if (this.#find("try").hidden) return;
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, it) => sum + it * it, 0) / samples.length;
      this.#find("voice").value = Math.min(1, Math.sqrt(power) * 4);
    }, LEVEL_MS);
  }

  #play() {
    for (const [at, frequency] of TONES) {
      const tone = new OscillatorNode(this.#sound, { frequency });
      tone.connect(new GainNode(this.#sound, { gain: 0.2 })).connect(this.#sound.destination);
      tone.start(this.#sound.currentTime + at);
      tone.stop(this.#sound.currentTime + at + 0.3);
    }
  }
}
