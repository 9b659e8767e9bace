// The adviser's side of a talk in a room of another service: this page only holds the room, and tells the kiosk that somebody is in it.
export class RoomCall {
  #send;
  #on;
  #place;
  #isIn = false;
  #hear = (event) => this.#take(event);

  // `place` has the frame; `send` takes a signal to the kiosk; `on` has state(word).
  constructor({ access, place, title, send, on }) {
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
    if (this.#isIn && this.#place.firstElementChild) this.#send({ kind: "room-left" }, true);
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
