// Tries what a call needs, while nobody is there: the way through the relay, the camera's picture, and whether the microphone
// hears the loudspeaker. Whatever of it is under way ends once somebody comes.
import { hasRelay, measure, verdict } from "./relay-line.js";

const PICTURE_MS = 5_000;
const FRAMES = 3;
// A tone that is in no voice for long, three times, at the loudness of the adviser's voice.
const TONE_HZ = 1_000;
const BURSTS = 3;
const BURST_MS = 300;
const SETTLING_MS = 100;
const LOUDNESS = 0.25;
const LOUDER_DB = 12;
const HEARD = 2;

const pause = (time) => new Promise((done) => setTimeout(done, time));

let stopped = () => undefined;

export function stopPreCallTest() {
  stopped();
}

export async function preCallTest({ id, iceServers, sound }) {
  stopPreCallTest();
  const end = new AbortController();
  stopped = () => end.abort();
  const found = { id, line: await line({ iceServers }), picture: false, sound: "untried" };
  if (end.signal.aborted) return;
  const media = await open();
  end.signal.addEventListener("abort", () => close(media));
  try {
    if (end.signal.aborted) return;
    found.picture = await moves(media, end.signal);
    if (media.getAudioTracks().length === 0) found.sound = "no-microphone";
    else if (sound && !end.signal.aborted) found.sound = (await hears(media, end.signal)) ? "heard" : "unheard";
  } finally {
    close(media);
  }
  if (!end.signal.aborted) await tell(found);
}

async function line(access) {
  if (!hasRelay(access)) return "relayless";
  const way = verdict(await measure(access).catch(() => ({ isReached: false })));
  return way === "none" ? "unreached" : way;
}

// The browser would take its own tone out of what it hears.
async function open() {
  const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  for (const wanted of [{ audio, video: true }, { audio }, { video: true }]) {
    try {
      return await navigator.mediaDevices.getUserMedia(wanted);
    } catch {
      // With the rest.
    }
  }
  return new MediaStream();
}

const close = (media) => media.getTracks().forEach((track) => track.stop());

async function moves(media, signal) {
  if (media.getVideoTracks().length === 0) return false;
  const picture = document.createElement("video");
  picture.muted = picture.playsInline = true;
  picture.srcObject = media;
  picture.play().catch(() => undefined);
  for (const end = performance.now() + PICTURE_MS; performance.now() < end && !signal.aborted; await pause(100)) {
    if (picture.getVideoPlaybackQuality().totalVideoFrames >= FRAMES) break;
  }
  const frames = picture.getVideoPlaybackQuality().totalVideoFrames;
  picture.srcObject = null;
  return frames >= FRAMES;
}

async function hears(media, signal) {
  const context = new AudioContext();
  try {
    await Promise.race([context.resume(), pause(SETTLING_MS)]);
    const ear = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(media).connect(ear);
    const levels = new Float32Array(ear.frequencyBinCount);
    const at = Math.round((TONE_HZ * ear.fftSize) / context.sampleRate);
    const loudness = () => {
      ear.getFloatFrequencyData(levels);
      return Math.max(...levels.slice(at - 1, at + 2));
    };
    let heard = 0;
    for (let burst = 0; burst < BURSTS && !signal.aborted; burst++) {
      await pause(BURST_MS);
      const before = loudness();
      const tone = new OscillatorNode(context, { frequency: TONE_HZ });
      tone.connect(new GainNode(context, { gain: LOUDNESS })).connect(context.destination);
      tone.start();
      await pause(BURST_MS);
      if (loudness() > Math.max(before, ear.minDecibels) + LOUDER_DB) heard++;
      tone.stop();
    }
    return heard >= HEARD;
  } finally {
    context.close();
  }
}

async function tell(found) {
  try {
    await fetch("/api/call-test", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(found),
    });
  } catch {
    // The agent asks again.
  }
}
