// How the unit stands with its fleet, looked at anew every few seconds. Nothing can be changed here; what can be has a page
// of its own, where this kiosk has one.
const EVERY_MS = 5_000;

const lines = document.getElementById("lines");
const trouble = document.getElementById("trouble");

function element(name, text) {
  const it = document.createElement(name);
  it.textContent = text;
  return it;
}

async function look() {
  try {
    const answer = await fetch("/api/technician");
    const view = await answer.json();
    const text = JSON.stringify(view.lines);
    if (text !== lines.dataset.shown) {
      lines.dataset.shown = text;
      lines.replaceChildren(...view.lines.flatMap((line) => [element("dt", line.label), element("dd", line.text)]));
    }
    for (const it of document.querySelectorAll("[data-page]")) {
      it.hidden = !view.pages.includes(it.querySelector("a").getAttribute("href"));
    }
    trouble.hidden = true;
  } catch {
    trouble.textContent = "L’agent ne répond pas pour le moment.";
    trouble.hidden = false;
  }
  setTimeout(look, EVERY_MS);
}

look();
