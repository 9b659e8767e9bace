// What the agent says of the kiosk, in words: on the workbench of a simulated kiosk and on a technician's page alike.
import { TEXTS } from "/workbench-texts.js";

const MARKS = { ok: "✓", warning: "!", error: "✕", missing: "∅" };

export function element(name, kind, text) {
  const it = document.createElement(name);
  if (kind) it.className = kind;
  if (text) it.textContent = text;
  return it;
}

// French wants a no-break space before a colon.
const colon = (language) => (language === "fr" ? "\u00a0: " : ": ");

// The kiosk in a few lines; others are more of them, each a label, a text and an id.
export function facts(view, language, others = []) {
  const say = TEXTS[language];
  const lines = [
    [say.presence.title, say.presence[view.presence], "presence"],
    [say.session.title, say.session[view.session] || view.session, "session"],
    [say.monitor, say.monitors[view.monitor], "monitor"],
    ...others,
    [say.temperature, view.temperature > 0 ? `${view.temperature} °C` : say.unknown, "temperature"],
    [say.care, view.care[language] || say.none, "care"],
    [say.repairs, view.repairs.join(", ") || say.noRepairs, "repairs"],
  ];
  const list = element("dl");
  for (const [label, text, id] of lines) {
    const told = element("dd", "", text);
    told.id = id;
    list.append(element("dt", "", label), told);
  }
  return list;
}

// What works, each sensor and each peripheral, under headings.
export function findings(view, language) {
  const say = TEXTS[language];
  const shown = [element("h3", "", say.works), works(view, language)];
  if (view.sensors.length > 0) shown.push(element("h3", "", say.sensors), sensors(view, language));
  shown.push(element("h3", "", say.peripherals), peripherals(view, language));
  return shown;
}

function works(view, language) {
  const list = element("ul", "works");
  for (const act of view.works.acts) {
    const item = element("li", act.ok ? "ok" : "error");
    item.dataset.act = act.act;
    item.append(mark(act.ok ? "✓" : "✕"), act[language]);
    list.append(item);
  }
  return list;
}

function sensors(view, language) {
  const say = TEXTS[language];
  const list = element("ul", "sensors");
  for (const it of view.sensors) {
    const item = element("li", it.believed ? "ok" : "warning");
    item.dataset.sensor = it.sensor;
    item.dataset.sees = String(it.sees);
    const sees = it.sees ? say.sees : say.seesNobody;
    item.append(mark(it.believed ? "✓" : "!"), `${say.sensorNames[it.sensor] || it.sensor}${colon(language)}${sees}`);
    if (it.doubt) item.append(element("small", "", say.doubts[it.doubt] || it.doubt));
    list.append(item);
  }
  return list;
}

function mark(sign) {
  const it = element("span", "mark", sign);
  it.setAttribute("aria-hidden", "true");
  return it;
}

function peripherals(view, language) {
  const say = TEXTS[language];
  const list = element("ul", "peripherals");
  for (const it of view.peripherals) {
    const item = element("li", it.state);
    item.dataset.kind = it.kind;
    const words = `${say.kinds[it.kind] || it.kind}${colon(language)}${say.states[it.state] || it.state}`;
    item.append(mark(MARKS[it.state] || "?"), element("span", "", words));
    if (it[language]) item.append(element("small", "", it[language]));
    if (it.model) item.append(element("small", "", it.model));
    list.append(item);
  }
  return list;
}
