// Draws the charts that the server described, in the page's colours and language. Without it, or on
// paper, the server's own drawing stands in their place.
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(name).trim();
const lang = document.documentElement.lang;
const charts = [];
// What the axis at the left takes of the width.
const AXIS_PX = 60;

function number(value) {
  return value === null || value === undefined || Number.isNaN(value)
    ? "–"
    : Number(value).toLocaleString(lang, { maximumFractionDigits: 2 });
}

// Each name where there is room for all of them; what falls out otherwise is in the table below.
function names(given, room) {
  const share = room / (given.data?.length || 1);
  return share < 90 ? {} : { interval: 0, width: Math.min(150, share - 8) };
}

function axis(given, room) {
  const ink = colour("--ink-soft");
  const line = colour("--line");
  const labels = { color: ink, hideOverlap: true, width: 150, overflow: "truncate" };
  return given.type === "value"
    ? { ...given, axisLabel: { ...labels, formatter: number }, splitLine: { lineStyle: { color: line } } }
    : { ...given, axisLabel: { ...labels, ...names(given, room) }, axisLine: { lineStyle: { color: line } }, axisTick: { show: false } };
}

// Words stand at the line where there is room; the list below the chart has all of them.
function marks(given) {
  const label = {
    show: true,
    position: "insideEndTop",
    color: colour("--ink"),
    // Words at a line that crosses a dark bar stay legible.
    textBorderColor: colour("--surface"),
    textBorderWidth: 3,
    formatter: ({ name }) => (name.length > 28 ? `${name.slice(0, 27)}…` : name),
    ...given.label,
  };
  const spans = given.symbol instanceof Array;
  return {
    ...given,
    label,
    lineStyle: { color: colour(spans ? "--ink" : "--watch"), type: spans ? "solid" : "dashed", width: spans ? 2 : 1 },
  };
}

function series(given, index) {
  const fills = [colour("--accent"), colour("--line"), colour("--watch"), colour("--ink-soft")];
  const drawn = {
    ...given,
    itemStyle: { color: fills[index], borderColor: colour("--ink-soft"), borderWidth: given.type === "bar" ? 1 : 0 },
    barMaxWidth: 44,
  };
  if (given.type === "line") {
    drawn.lineStyle = { color: index === 0 ? colour("--accent") : colour("--ink-soft"), type: ["solid", "dashed", "dotted"][index] ?? "solid" };
  }
  if (given.type === "heatmap") {
    drawn.label = { ...given.label, formatter: ({ value }) => number(value[2]) };
    drawn.itemStyle = { borderColor: colour("--surface"), borderWidth: 1 };
  } else if (given.label) {
    drawn.label = { ...given.label, color: colour("--ink") };
  }
  if (given.markLine) {
    drawn.markLine = marks(given.markLine);
  }
  return drawn;
}

function themed(option, width) {
  const drawn = { ...option, textStyle: { fontFamily: "inherit", color: colour("--ink") } };
  drawn.xAxis = axis(option.xAxis, width - AXIS_PX);
  drawn.yAxis = axis(option.yAxis, 0);
  drawn.series = option.series.map(series);
  drawn.tooltip = { ...option.tooltip, renderMode: "richText", confine: true, valueFormatter: number };
  if (option.legend) {
    drawn.legend = { ...option.legend, textStyle: { color: colour("--ink") } };
  }
  if (option.visualMap) {
    drawn.visualMap = { ...option.visualMap, inRange: { color: [colour("--surface"), colour("--accent")] } };
  }
  return drawn;
}

function draw(box) {
  box.hidden = false;
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", box.dataset.label);
  const chart = window.echarts.init(box, null, { renderer: "canvas" });
  chart.setOption(themed(JSON.parse(box.dataset.chart), box.clientWidth));
  box.closest("figure").classList.add("is-live");
  charts.push(chart);
}

if (window.echarts) {
  document.querySelectorAll("[data-chart]").forEach(draw);
}
window.addEventListener("resize", () => charts.forEach((chart) => chart.resize()));
