// Shows the card that kiosks will draw while somebody writes it.
const form = document.getElementById("service-form");
const card = document.getElementById("preview");
const choice = document.getElementById("preview-language");

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

function draw() {
  card.lang = choice.value;
  card.dir = choice.value === "ar" ? "rtl" : "ltr";
  document.getElementById("preview-name").textContent = line("name");
  drawFormerNames();
  document.getElementById("preview-words").textContent = line("words");
  document.getElementById("preview-telephone").textContent = typed("telephone");
  const drawing = form.querySelector('input[name="pictogram"]:checked')?.parentElement.querySelector("svg");
  if (drawing) document.getElementById("preview-pictogram").replaceChildren(drawing.cloneNode(true));
}

form.addEventListener("input", draw);
choice.addEventListener("input", draw);
draw();
