// The way that a call would take, measured: from this page to itself, through the relay. Desk and kiosk measure alike.
const REACHED_MS = 8_000;
const MEASURED_MS = 4_000;
const STRAGGLERS_MS = 1_500;
const PACKET = 1_000;
const EVERY_MS = 20; // 400 kbit/s
const FULL = 16 * PACKET;

// What a talk needs: sound goes first, so that a slow line is a line.
const POOR = { loss: 0.08, trip: 800, rate: 80 };
const SLOW = { loss: 0.02, trip: 250, rate: 250 };

// "good", "slow", "poor" or "none".
export function verdict({ isReached, rate, loss, trip }) {
  const isBeyond = (limit) => loss > limit.loss || trip > limit.trip || rate < limit.rate;
  if (!isReached) return "none";
  if (isBeyond(POOR)) return "poor";
  return isBeyond(SLOW) ? "slow" : "good";
}

// Whether there is a relay at all that could be asked.
export function hasRelay({ iceServers }) {
  return iceServers.some(({ urls }) => [urls].flat().some((url) => /^turns?:/.test(url)));
}

// `rate` in kbit/s, `loss` of 1, `trip` in ms to the relay and back; `isRefused` where it does not know who asks.
export async function measure({ iceServers }) {
  const settings = { iceServers, iceTransportPolicy: "relay" };
  const near = new RTCPeerConnection(settings);
  const far = new RTCPeerConnection(settings);
  const found = { isReached: false, isRefused: false };
  for (const [one, other] of [[near, far], [far, near]]) {
    one.addEventListener("icecandidate", ({ candidate }) => candidate && other.addIceCandidate(candidate).catch(() => undefined));
    one.addEventListener("icecandidateerror", ({ errorCode }) => (found.isRefused ||= errorCode === 401 || errorCode === 403));
  }
  try {
    const channel = near.createDataChannel("check", { ordered: false, maxRetransmits: 0 });
    const heard = new Promise((done) => far.addEventListener("datachannel", (event) => done(event.channel)));
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription);
    const ear = await Promise.race([heard, pause(REACHED_MS)]);
    if (!ear || !(await opened(channel))) return found;
    return { ...(await send(channel, ear)), trip: await trip(near), isReached: true, isRefused: false };
  } finally {
    near.close();
    far.close();
  }
}

const pause = (time) => new Promise((done) => setTimeout(done, time));

async function opened(channel) {
  const open = new Promise((done) => channel.addEventListener("open", () => done(true)));
  return channel.readyState === "open" || Promise.race([open, pause(REACHED_MS).then(() => false)]);
}

async function send(channel, ear) {
  const packet = new Uint8Array(PACKET);
  let sent = 0;
  let held = 0;
  let heard = 0;
  let last = 0;
  const begun = performance.now();
  ear.addEventListener("message", () => {
    heard++;
    last = performance.now();
  });
  while (performance.now() - begun < MEASURED_MS && channel.readyState === "open") {
    // As many as the time asks for, also where the browser was busy meanwhile; what the line does not take is never sent.
    for (const due = (performance.now() - begun) / EVERY_MS; sent + held < due; ) {
      if (channel.bufferedAmount < FULL) {
        channel.send(packet);
        sent++;
      } else {
        held++;
      }
    }
    await pause(EVERY_MS);
  }
  const time = performance.now() - begun;
  await pause(STRAGGLERS_MS);
  const under = channel.bufferedAmount / PACKET;
  return {
    rate: (heard * PACKET * 8) / Math.max(time, last - begun),
    loss: Math.max(0, 1 - heard / Math.max(1, sent - under)),
  };
}

// The pair's own trip leads through the relay twice.
async function trip(peer) {
  const stats = [...(await peer.getStats()).values()];
  const pair = stats.find((it) => it.type === "candidate-pair" && it.nominated && it.state === "succeeded");
  return ((pair?.currentRoundTripTime ?? 0) * 1000) / 2;
}
