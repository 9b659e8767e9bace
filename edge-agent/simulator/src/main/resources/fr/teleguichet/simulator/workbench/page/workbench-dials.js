// What hands can do, as switches and sliders: built once for each language, then only moved, so that the focus stays.
const GROUPS = {
  front: ["button", "handset", "door", "shutter"],
  printer: ["paper", "toner", "cover", "jam", "feeder"],
  power: ["mains", "battery", "network", "heat"],
  plugs: ["screen-plug", "camera-plug", "audio-plug", "printer-plug", "scanner-plug", "reader-plug", "presence-plug", "power-plug"],
};

const QUICK = {
  paper: [["empty", 0], ["fill", 250]],
  toner: [["out", 0], ["fresh", 100]],
  battery: [["low", 15], ["full", 100]],
  heat: [["hot", 90], ["cool", 0]],
  person: [["away", 0]],
};

function element(name, kind, text) {
  const it = document.createElement(name);
  if (kind) it.className = kind;
  if (text) it.textContent = text;
  return it;
}

export function dialsFor(names, dials, say, turn) {
  return names.filter((name) => name in dials).map((name) => (dials[name].most === 1 ? toggle(name, say, turn) : slider(name, dials[name], say, turn)));
}

export function groups(dials, say, turn) {
  return Object.entries(GROUPS).flatMap(([group, names]) => {
    const parts = dialsFor(names, dials, say, turn);
    if (parts.length === 0) return [];
    const box = element("fieldset");
    box.append(element("legend", "", say.groups[group]), ...parts);
    return [box];
  });
}

// A switch says its state in words, not by its colour alone.
function toggle(name, say, turn) {
  const it = element("button", "toggle");
  it.type = "button";
  it.dataset.dial = name;
  it.setAttribute("role", "switch");
  it.append(element("span", "", say.dials[name][0]), element("strong"));
  it.addEventListener("click", () => turn(name, it.getAttribute("aria-checked") === "true" ? 0 : 1));
  return it;
}

function slider(name, dial, say, turn) {
  const box = element("div", "slider");
  const label = element("label");
  const range = element("input");
  range.type = "range";
  range.id = `dial-${name}`;
  range.dataset.dial = name;
  range.min = dial.least;
  range.max = dial.most;
  range.step = name === "person" ? 10 : 1;
  label.htmlFor = range.id;
  label.append(element("span", "", say.dials[name][0]), element("output"));
  range.addEventListener("input", () => turn(name, Number(range.value)));
  const quick = element("div", "quick");
  for (const [word, value] of QUICK[name] || []) {
    const it = element("button", "", say.quick[word]);
    it.type = "button";
    it.addEventListener("click", () => turn(name, value));
    quick.append(it);
  }
  box.append(label, range, quick);
  return box;
}

function textOf(name, value, say) {
  if (value === 0 && name === "heat") return say.unheated;
  return value === 0 && name === "person" ? say.away : `${value} ${say.dials[name][1]}`;
}

// Moves what is there to where the dials stand; a slider that somebody drags is left alone.
export function move(root, dials, say) {
  for (const it of root.querySelectorAll("[data-dial]")) {
    const { value, morning } = dials[it.dataset.dial];
    const words = say.dials[it.dataset.dial];
    if (it.type === "range") {
      if (!it.matches(":active")) it.value = value;
      const text = textOf(it.dataset.dial, value, say);
      it.setAttribute("aria-valuetext", text);
      it.previousElementSibling.querySelector("output").textContent = text;
    } else {
      it.setAttribute("aria-checked", String(value === 1));
      it.classList.toggle("otherwise", value !== morning);
      it.querySelector("strong").textContent = words[1 + value];
    }
  }
}
