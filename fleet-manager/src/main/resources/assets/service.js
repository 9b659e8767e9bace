// Shows the card that kiosks will draw while somebody writes it.
const form = document.getElementById("service-form");
const card = document.getElementById("preview");
const choice = document.getElementById("preview-language");
const moment = document.getElementById("preview-moment");

function typed(field) {
  return form.elements.namedItem(field)?.value.trim() ?? "";
}

// As on a kiosk: what is not said in a language is said in French.
function line(field) {
  return typed(`${field}.${choice.value}`) || typed(`${field}.fr`);
}

// As on a kiosk: as many of the names of before as a card has room for.
const CARD_LETTERS = 48;

function drawFormerNames() {
  const names = typed("formerNames").split("\n").map((it) => it.trim()).filter(Boolean);
  while (names.join(", ").length > CARD_LETTERS) names.pop();
  const [before, after] = choice.selectedOptions[0].dataset.formerly.split("[names]");
  const place = document.getElementById("preview-former");
  const said = document.createElement("bdi");
  said.textContent = names.join(", ");
  place.replaceChildren(before, said, after);
  place.hidden = names.length === 0;
}

// A time as the form takes it: 9h, 9 h 30, 09:30.
const TIME = /(?<![\d:])(\d{1,2})(?:[ \u00a0]?h(?:[ \u00a0]?(\d\d)(?!\d|[ \u00a0]?[h:]))?|:(\d\d))(?!\d)/i;

// When the first day that is typed begins. Without any the hours of each place count, of which this is an example.
function opensAt() {
  const days = typed("opening").split("\n").filter((it) => !/^\s*\d/.test(it));
  const [, hour, spoken, written] = TIME.exec(days.find((it) => TIME.test(it)) ?? "9h");
  const minutes = spoken ?? written ?? "00";
  if (choice.value !== "fr") return `${hour.padStart(2, "0")}:${minutes}`;
  return `${Number(hour)}\u00a0h${minutes === "00" ? "" : `\u00a0${minutes}`}`;
}

// As on a kiosk: whoever receives by appointment does so at any hour.
function drawState() {
  const isByAppointment = typed("mode") === "appointment";
  moment.disabled = isByAppointment;
  const place = document.getElementById("preview-state");
  place.dataset.state = isByAppointment ? "appointment" : moment.value;
  place.querySelector("span").textContent = choice.selectedOptions[0].dataset[place.dataset.state].replace("[time]", opensAt());
}

function draw() {
  card.lang = choice.value;
  card.dir = choice.value === "ar" ? "rtl" : "ltr";
  document.getElementById("preview-name").textContent = line("name");
  drawFormerNames();
  document.getElementById("preview-words").textContent = line("words");
  drawState();
  const drawing = form.querySelector('input[name="pictogram"]:checked')?.parentElement.querySelector("svg");
  // A logo has the place of the pictogram, whichever is chosen.
  if (drawing && !card.querySelector("img")) document.getElementById("preview-pictogram").replaceChildren(drawing.cloneNode(true));
}

form.addEventListener("input", draw);
choice.addEventListener("input", draw);
moment.addEventListener("input", draw);
draw();
