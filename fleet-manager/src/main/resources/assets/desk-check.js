// Whether camera, sound and network are good enough for a talk.
const WANTED = {
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24 } },
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};
const TRIES = 3;
const SLOW_MS = 400;
const GATHERING_MS = 4_000;

// Camera and sound, or one of them; whoever has neither can still read, write and see.
export async function gather() {
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

// "good", "slow" or "none": how long the manager takes to answer, and whether there is a way to kiosks.
export async function network() {
  const times = [];
  let access;
  for (let i = 0; i < TRIES; i++) {
    const begun = performance.now();
    const answer = await fetch("/desk/check", { cache: "no-store" });
    if (!answer.ok) return "none";
    access = await answer.json();
    times.push(performance.now() - begun);
  }
  if (!(await hasWay(access))) return "none";
  return Math.min(...times) > SLOW_MS ? "slow" : "good";
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
