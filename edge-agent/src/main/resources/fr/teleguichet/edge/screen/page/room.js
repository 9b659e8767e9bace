// The kiosk's side of a talk in a room of another service. Nobody can look into the room: the talk has begun once this kiosk is in
// it and the adviser's page has said that the adviser is.
export class Room {
  #place = document.getElementById("room");
  #begun;
  #isIn = false;
  #isAdviserIn = false;
  hasBegun = false;
  isDeserted = false; // whether the adviser's page that had it is closed, or is being loaded again
  #hear = (event) => this.#take(event);

  // `begun` is called once, when both are in it.
  constructor({ title, begun }) {
    this.#begun = begun;
    window.addEventListener("message", this.#hear);
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.allow = "camera; microphone; autoplay";
    frame.src = "/api/call/room";
    this.#place.replaceChildren(frame);
    this.#place.hidden = false;
  }

  #take({ source, origin, data }) {
    if (source !== this.#place.firstElementChild?.contentWindow || origin !== location.origin) return;
    if (data?.room === "in") {
      this.#isIn = true;
      this.#look();
    }
  }

  take(signal) {
    if (signal.kind === "room") {
      this.#isAdviserIn = true;
      this.isDeserted = false;
      this.#look();
    } else if (signal.kind === "room-left") {
      this.#isAdviserIn = false;
      this.isDeserted = true;
    }
  }

  #look() {
    if (!this.#isIn || !this.#isAdviserIn || this.hasBegun) return;
    this.hasBegun = true;
    this.#begun();
  }

  leave() {
    window.removeEventListener("message", this.#hear);
    this.#place.replaceChildren();
    this.#place.hidden = true;
  }
}
