// Passes the citizen on to another service, once the citizen wants it: the kiosk ends this talk and asks for the next one.
const BY_KIOSK = ["stay", "unavailable"];

export class Transfer {
  #button;
  #place;
  #told;
  #word;
  #call;
  #answers = 0; // of the kiosk

  // `word` gives a sentence by its name.
  constructor({ button, place, told, word }) {
    this.#button = button;
    this.#place = place;
    this.#told = told;
    this.#word = word;
    button.addEventListener("click", () => (place.hidden ? this.#open() : this.#close()));
    place.addEventListener("click", ({ target }) => {
      const service = target.closest?.("button")?.dataset.transfer;
      if (service) this.#ask(service, target.closest("li").querySelector("b").textContent);
    });
  }

  // Of this call from now on, which may be connected or not; of none where it is null.
  follow(call) {
    const isNew = call?.id !== this.#call?.id;
    this.#call = call;
    this.#button.disabled = call?.state !== "connected";
    if (isNew) {
      this.#close();
      this.#tell("");
    }
    // Asked by another window, or before this one was loaded again.
    if (call?.transfer) this.#tell("transfer-asked", call.transfer);
  }

  // The kiosk says that the talk goes on as it is.
  take({ answer }) {
    if (!BY_KIOSK.includes(answer)) return;
    this.#answers++;
    this.#tell(`transfer-${answer}`);
  }

  async #open() {
    const id = this.#call?.id;
    const reply = await fetch(`/desk/calls/${id}/transfer`, { cache: "no-store" }).catch(() => null);
    if (!reply?.ok || id !== this.#call?.id) {
      this.#tell("transfer-failed");
      return;
    }
    this.#place.innerHTML = await reply.text();
    this.#place.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
    this.#place.querySelector("button")?.focus();
  }

  #close() {
    if (this.#place.contains(document.activeElement)) this.#button.focus();
    this.#place.hidden = true;
    this.#place.replaceChildren();
    this.#button.setAttribute("aria-expanded", "false");
  }

  async #ask(service, name) {
    const answers = this.#answers;
    const reply = await fetch(`/desk/calls/${this.#call.id}/transfer`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ service }),
    }).catch(() => null);
    const refused = reply?.status === 409 ? await reply.json() : { reason: "failed" };
    if (!reply?.ok) this.#tell(`transfer-${refused.reason}`, refused.service);
    else if (answers === this.#answers) this.#tell("transfer-asked", name); // a kiosk can be faster than this answer
    this.#close();
  }

  #tell(name, service = "") {
    this.#told.textContent = name ? this.#word(name).replace("[service]", () => service) : "";
  }
}
