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

function draw() {
  card.lang = choice.value;
  card.dir = choice.value === "ar" ? "rtl" : "ltr";
  document.getElementById("preview-name").textContent = line("name");
  document.getElementById("preview-words").textContent = line("words");
  document.getElementById("preview-telephone").textContent = typed("telephone");
  const drawing = form.querySelector('input[name="pictogram"]:checked')?.parentElement.querySelector("svg");
  if (drawing) document.getElementById("preview-pictogram").replaceChildren(drawing.cloneNode(true));
}

form.addEventListener("input", draw);
choice.addEventListener("input", draw);
draw();
