// An adviser's page as the contract has it: it offers, and says by `out` what the kiosk is to hear.
window.adviser = {
  out: [],
  written: "",
  number: 0,
  frames: 0,
  packets: 0,
  said: {},
  came: 0,
  isAble: false,
  async take(signal) {
    if (signal.kind === "ready") await this.call();
    if (signal.kind === "answer" && signal.connection === this.number) {
      await this.peer.setRemoteDescription({ type: "answer", sdp: signal.sdp });
      for (const candidate of this.early.splice(0)) await this.peer.addIceCandidate(candidate);
    }
    if (signal.kind === "candidate" && signal.connection === this.number) {
      if (this.peer.remoteDescription) await this.peer.addIceCandidate(signal.candidate);
      else this.early.push(signal.candidate);
    }
  },
  async call() {
    this.peer?.close();
    this.media ??= await navigator.mediaDevices.getUserMedia({ video: { width: 320, height: 240 }, audio: true });
    this.early = [];
    const connection = ++this.number;
    const peer = (this.peer = new RTCPeerConnection());
    for (const track of this.media.getTracks()) peer.addTrack(track, this.media);
    this.text = peer.createDataChannel("t140", { ordered: true, negotiated: true, id: 1, protocol: "t140" });
    this.text.onmessage = (event) => (this.written += event.data);
    this.papers = peer.createDataChannel("documents", {
      ordered: true,
      negotiated: true,
      id: 2,
      protocol: "teleguichet-documents",
    });
    this.papers.binaryType = "arraybuffer";
    this.papers.onmessage = ({ data }) => {
      if (typeof data === "string") this.said = JSON.parse(data);
      else this.came += data.byteLength;
    };
    this.page = peer.createDataChannel("page", { ordered: true, negotiated: true, id: 3, protocol: "teleguichet-page" });
    this.page.onmessage = ({ data }) => (this.isAble ||= JSON.parse(data).kind === "able");
    this.second = undefined;
    peer.onicecandidate = ({ candidate }) => {
      if (candidate) this.out.push({ kind: "candidate", connection, candidate: candidate.toJSON() });
    };
    await this.offer(false);
  },
  async offer(iceRestart) {
    await this.peer.setLocalDescription(await this.peer.createOffer({ iceRestart }));
    this.out.push({ kind: "offer", connection: this.number, sdp: this.peer.localDescription.sdp });
  },
  // A second video, empty until something is shown.
  async addPage() {
    this.second = this.peer.addTransceiver("video", { direction: "sendonly" });
    await this.offer(false);
  },
  async show() {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1280, height: 720 });
    const pen = canvas.getContext("2d");
    let line = 0;
    setInterval(() => {
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, 1280, 720);
      pen.fillStyle = "#111";
      pen.font = "36px sans-serif";
      for (let i = 1; i < 14; i++) pen.fillText(`${i}. Votre demande de logement, page ${++line}`, 60, 50 * i);
    }, 200);
    const [track] = canvas.captureStream(5).getVideoTracks();
    track.contentHint = "detail";
    await this.second.sender.replaceTrack(track);
    this.page.send(JSON.stringify({ kind: "show" }));
  },
  async hide() {
    await this.second.sender.replaceTrack(null);
    this.page.send(JSON.stringify({ kind: "hide" }));
  },
  pageIsWhole() {
    return this.said.kind === "page" && this.said.size === this.came;
  },
  print(id, text) {
    const bytes = new TextEncoder().encode(text);
    this.papers.send(JSON.stringify({ kind: "print", id, size: bytes.byteLength }));
    this.papers.send(bytes);
  },
  async look() {
    for (const it of (await this.peer?.getStats())?.values() ?? []) {
      if (it.type === "inbound-rtp" && it.kind === "video") this.frames = it.framesDecoded ?? 0;
      if (it.type === "inbound-rtp" && it.kind === "audio") this.packets = it.packetsReceived ?? 0;
    }
    return { frames: this.frames, packets: this.packets };
  },
};
