// The citizen's own camera and microphone: opened once, for the check and for the call after it, and closed at the end. The
// camera's light is on exactly as long as this is open.
const WANTED = {
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24 } },
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

const isLive = (track) => track.readyState === "live";

export class OwnMedia {
  // The citizen's own picture. It is silent: nobody wants to hear their own voice.
  picture = document.createElement("video");
  #stream;
  #opening;
  #isClosed = false;
  #listener = () => undefined;

  constructor() {
    this.picture.autoplay = this.picture.playsInline = this.picture.muted = true;
  }

  // Called when it is known what there is, and when something of it goes away.
  onChange(listener) {
    this.#listener = listener;
  }

  get tracks() {
    return this.#stream?.getTracks() ?? [];
  }

  get stream() {
    return this.#stream;
  }

  // Closed once, it opens no more.
  get isClosed() {
    return this.#isClosed;
  }

  // Whether it is known which of the two there are.
  get isOpen() {
    return this.#stream !== undefined;
  }

  get hasPicture() {
    return this.#stream?.getVideoTracks().some(isLive) ?? false;
  }

  get hasSound() {
    return this.#stream?.getAudioTracks().some(isLive) ?? false;
  }

  // Without a camera the citizen still hears and sees: whatever fails, it opens with the rest.
  open() {
    this.#opening ??= ask(WANTED)
      .catch(() => ask({ audio: WANTED.audio }))
      .catch(() => ask({ video: WANTED.video }))
      .catch(() => new MediaStream())
      .then((stream) => this.#take(stream));
    return this.#opening;
  }

  #take(stream) {
    if (this.#isClosed) {
      for (const track of stream.getTracks()) track.stop();
      return;
    }
    this.#stream = stream;
    this.picture.srcObject = stream;
    for (const track of stream.getTracks()) track.addEventListener("ended", () => this.#listener());
    this.#listener();
  }

  close() {
    this.#isClosed = true;
    for (const track of this.tracks) track.stop();
    this.#stream = undefined;
    this.picture.srcObject = null;
  }
}

async function ask(wanted) {
  return navigator.mediaDevices.getUserMedia(wanted);
}
