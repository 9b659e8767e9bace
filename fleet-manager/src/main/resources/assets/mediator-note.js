// The note of a visit: three taps and done, and a minute to take it back.
import { post, tell, word } from "./mediator.js";

const UNDO_MS = 60_000;
const FIELDS = ["theme", "outcome", "visit"];

const form = document.getElementById("mediator-note");
const noted = document.getElementById("mediator-noted");
const undo = document.getElementById("mediator-undo");
const missing = document.getElementById("mediator-site-missing");
const KEPT = "mediator-site";

let last = null;
let timer = 0;
let isSending = false;

function offerUndo(id) {
  last = id;
  clearTimeout(timer);
  undo.hidden = !id;
  if (id) {
    timer = setTimeout(() => {
      offerUndo(null);
      noted.textContent = "";
    }, UNDO_MS);
  }
}

function lacksSite(isMissing) {
  missing.hidden = !isMissing;
  form.elements.site.setAttribute("aria-invalid", String(isMissing));
}

async function send() {
  const note = Object.fromEntries(new FormData(form));
  if (isSending || !FIELDS.every((field) => note[field])) return;
  // A note of the wrong site would be counted there: nobody is given the first of several.
  lacksSite(!note.site);
  if (!note.site) {
    form.elements.site.focus();
    return;
  }
  isSending = true;
  tell(null);
  const reply = await post("notes", note);
  isSending = false;
  if (reply?.ok) {
    for (const tap of form.querySelectorAll("input:checked")) tap.checked = false;
    offerUndo((await reply.json()).id);
    noted.textContent = word("noted");
    noted.focus();
  } else {
    tell(word("failed"));
  }
}

async function takeBack() {
  const reply = await post(`notes/${last}/undo`);
  if (!reply) {
    tell(word("failed"));
    return;
  }
  offerUndo(null);
  noted.textContent = word(reply.ok ? "undone" : "too-late");
  noted.focus();
}

if (form) {
  const site = form.elements.site;
  const kept = localStorage.getItem(KEPT);
  if ([...site.options].some((option) => option.value === kept)) site.value = kept;
  site.addEventListener("change", () => localStorage.setItem(KEPT, site.value));
  form.addEventListener("change", send);
  form.addEventListener("submit", (event) => event.preventDefault());
  undo.addEventListener("click", takeBack);
}
