// The adviser's side of a talk in a room of another service: this page only holds the room, and tells the kiosk that somebody is in it.
export class RoomCall {
  #id;
  #send;
  #on;
  #place;
  #isIn = false;
  #hear = (event) => this.#take(event);

  // `place` has the frame; `send` takes a signal to the kiosk; `on` has state(word).
  constructor({ access, place, title, send, on }) {
    this.#id = access.id;
    this.#send = send;
    this.#on = on;
    this.#place = place;
    window.addEventListener("message", this.#hear);
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.allow = "camera; microphone; autoplay; speaker-selection";
    frame.src = `/desk/calls/${access.id}/room`;
    place.replaceChildren(frame);
  }

  #take({ source, origin, data }) {
    const frame = this.#place.firstElementChild;
    if (!frame || source !== frame.contentWindow || origin !== location.origin) return;
    if (data?.room === "in") this.#enter();
    if (data?.room === "away") this.#on.state("room-away");
    if (data?.room === "there") this.#on.state("connecting");
  }

  #enter() {
    this.#isIn = true;
    this.#on.state("in-room");
    this.#say();
  }

  #say() {
    this.#send({ kind: "room" });
  }

  // This window is being closed, or loaded again. Of a room in a window of its own nothing is known.
  left() {
    if (this.hasRoom) this.#send({ kind: "room-left" }, true);
  }

  get id() {
    return this.#id;
  }

  // Whether somebody is in it in this window.
  get hasRoom() {
    return this.#isIn && this.#place.firstElementChild !== null;
  }

  // The kiosk was told that the adviser has left: this window was silent for a while.
  returned() {
    if (this.#isIn) this.#say();
  }

  // The kiosk's page is there, perhaps anew.
  take(signal) {
    if (signal.kind === "ready" && this.#isIn) this.#say();
  }

  // The room is in a window of its own, of which nothing more is known.
  leaveFrame() {
    this.#place.replaceChildren();
    this.#enter();
  }

  resume() {}

  level() {
    return 0;
  }

  write() {}

  close() {
    window.removeEventListener("message", this.#hear);
    this.#place.replaceChildren();
  }
}
