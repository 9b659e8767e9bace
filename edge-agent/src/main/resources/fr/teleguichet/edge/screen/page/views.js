// The agent's answer to a tap and its stream of views are two connections, and one may overtake the other. Each view has a
// number, so that an older one is known and dropped.
export class Views {
  #newest = 0;

  // A stream begins with the view as it is now. An agent that was started again counts anew.
  begin() {
    this.#newest = 0;
  }

  // The view without its number; nothing when a newer one was shown already.
  take({ view: number, ...shown }) {
    if (number < this.#newest) return undefined;
    this.#newest = number;
    return shown;
  }
}
