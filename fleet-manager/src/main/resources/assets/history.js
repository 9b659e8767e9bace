// Draws a kiosk's measures over the chosen period.
const box = document.getElementById("history");
const lang = box.dataset.language;
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(name).trim();
const charts = [];
const GROUP = "history";
const DAY_MS = 86_400_000;
// Octets in French: the server sends units as the kiosk declared them.
const UNITS = { MiB: box.dataset.mebibytes, "kB/s": box.dataset.kilobytesPerSecond };
const MARKS = { stopped: "--stopped", started: "--ok", update: "--accent", network: "--accent", incident: "--failed" };

function say(key) {
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = box.dataset[key];
  box.replaceChildren(hint);
}

function number(value, unit) {
  if (value === null || value === undefined) {
    return "–";
  }
  const digits = Math.abs(value) < 10 ? 1 : 0;
  return `${value.toLocaleString(lang, { maximumFractionDigits: digits })}${unit ? `\u00a0${UNITS[unit] ?? unit}` : ""}`;
}

function moment(at) {
  return new Date(at).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short", timeZone: "Europe/Paris" });
}

function short(at, parts) {
  return new Date(at).toLocaleString(lang, { ...parts, timeZone: "Europe/Paris" });
}

// The axis's own words are English in every language. Its lines stand at the browser's midnights.
function tick(history) {
  const isLong = Date.parse(history.to) - Date.parse(history.from) > 60 * DAY_MS;
  return (at) => {
    const time = new Date(at);
    if (time.getHours() > 0 || time.getMinutes() > 0) {
      return short(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    }
    return short(at, isLong && time.getDate() === 1 ? { month: "short", year: "2-digit" } : { day: "numeric", month: "short" });
  };
}

function gaps(history) {
  return history.gaps.map((gap) => [{ xAxis: Date.parse(gap.from) }, { xAxis: Date.parse(gap.to) }]);
}

// What happened meanwhile: a line in every chart, with its words where the pointer is.
function marks(history) {
  return history.events.map((event) => ({
    xAxis: Date.parse(event.at),
    name: event.words,
    lineStyle: { color: colour(MARKS[event.kind] ?? "--ink-soft"), type: "solid", width: 1 },
  }));
}

function near(history, at) {
  const span = (Date.parse(history.to) - Date.parse(history.from)) / 100;
  return history.events
    .filter((event) => Math.abs(Date.parse(event.at) - at) < span)
    .map((event) => `\n${moment(event.at)} · ${event.words}`)
    .join("");
}

function options(history, series) {
  const ink = colour("--ink-soft");
  const line = colour("--line");
  const points = series.points.map((point) => [Date.parse(point.at), point.value]);
  return {
    animation: false,
    grid: { left: 46, right: 12, top: 12, bottom: 24 },
    textStyle: { fontFamily: "inherit", color: ink },
    xAxis: {
      type: "time",
      min: Date.parse(history.from),
      max: Date.parse(history.to),
      splitNumber: 4,
      axisLine: { lineStyle: { color: line } },
      axisLabel: { color: ink, hideOverlap: true, formatter: tick(history) },
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      scale: true,
      splitNumber: 3,
      // No share is more than the whole, though a line that never moves would be drawn in its middle.
      max: series.unit === "%" ? ({ max }) => (max > 90 && max <= 100 ? 100 : null) : null,
      axisLabel: { color: ink, formatter: (value) => value.toLocaleString(lang) },
      splitLine: { lineStyle: { color: line } },
    },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      formatter: ([first]) =>
        `${moment(first.value[0])}\n${number(first.value[1], series.unit)}${near(history, first.value[0])}`,
    },
    // The wheel goes on scrolling the page, and zooms with Shift.
    dataZoom: [{ type: "inside", zoomOnMouseWheel: "shift", moveOnMouseMove: true, filterMode: "none" }],
    series: [
      {
        type: "line",
        step: history.hourly ? false : "end",
        showSymbol: points.length < 2,
        data: points,
        connectNulls: false,
        lineStyle: { width: 1.6, color: colour("--accent") },
        itemStyle: { color: colour("--accent") },
        markArea: { silent: true, itemStyle: { color: ink, opacity: 0.14 }, data: gaps(history) },
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: colour("--watch"), type: "dashed" },
          data: [...(series.watch === null ? [] : [{ yAxis: series.watch }]), ...marks(history)],
        },
      },
    ],
  };
}

function draw(history, series) {
  const values = series.points.map((point) => point.value).filter((value) => value !== null);
  const figure = document.createElement("figure");
  const caption = document.createElement("figcaption");
  const canvas = document.createElement("div");
  caption.textContent = `${series.label} `;
  const summary = document.createElement("small");
  const least = number(Math.min(...values), series.unit);
  const greatest = number(Math.max(...values), series.unit);
  summary.textContent = least === greatest ? least : `${least} – ${greatest}`;
  caption.append(summary);
  canvas.className = "chart";
  canvas.setAttribute("aria-hidden", "true");
  figure.append(caption, canvas);
  box.append(figure);
  const chart = window.echarts.init(canvas, null, { renderer: "canvas" });
  chart.setOption(options(history, series));
  // Charts of one group share the pointer and the stretch of time that is shown.
  chart.group = GROUP;
  charts.push(chart);
}

function zoom(factor) {
  const { start, end } = charts[0].getOption().dataZoom[0];
  const middle = (start + end) / 2;
  const half = Math.min(50, ((end - start) / 2) * factor);
  const from = Math.max(0, Math.min(100 - 2 * half, middle - half));
  charts[0].dispatchAction({ type: "dataZoom", start: from, end: from + 2 * half });
}

function buttons() {
  const actions = document.createElement("div");
  actions.className = "charts-actions no-print";
  for (const [key, factor] of [["zoomIn", 0.5], ["zoomOut", 2], ["zoomWhole", Infinity]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm";
    button.textContent = box.dataset[key];
    button.addEventListener("click", () => zoom(factor));
    actions.append(button);
  }
  box.append(actions);
}

async function start() {
  try {
    const answer = await fetch(box.dataset.source);
    if (!answer.ok) {
      say(answer.status === 404 ? "none" : "failed");
      return;
    }
    const history = await answer.json();
    if (history.series.length === 0) {
      say("none");
      return;
    }
    box.replaceChildren();
    box.classList.add("charts");
    buttons();
    history.series.forEach((series) => draw(history, series));
    window.echarts.connect(GROUP);
  } catch {
    say("failed");
  }
}

window.addEventListener("resize", () => charts.forEach((chart) => chart.resize()));
start();
