// Draws a kiosk's measures over the chosen period.
const box = document.getElementById("history");
const lang = box.dataset.language;
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(name).trim();
const charts = [];

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
  return `${value.toLocaleString(lang, { maximumFractionDigits: digits })}${unit ? `\u00a0${unit}` : ""}`;
}

function moment(at) {
  return new Date(at).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short", timeZone: "Europe/Paris" });
}

function gaps(history) {
  return history.gaps.map((gap) => [{ xAxis: Date.parse(gap.from) }, { xAxis: Date.parse(gap.to) }]);
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
      axisLabel: { color: ink, hideOverlap: true },
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      scale: true,
      splitNumber: 3,
      axisLabel: { color: ink, formatter: (value) => value.toLocaleString(lang) },
      splitLine: { lineStyle: { color: line } },
    },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      formatter: ([first]) => `${moment(first.value[0])}\n${number(first.value[1], series.unit)}`,
    },
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
        markLine:
          series.watch === null
            ? undefined
            : {
                silent: true,
                symbol: "none",
                label: { show: false },
                lineStyle: { color: colour("--watch"), type: "dashed" },
                data: [{ yAxis: series.watch }],
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
  charts.push(chart);
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
    history.series.forEach((series) => draw(history, series));
  } catch {
    say("failed");
  }
}

window.addEventListener("resize", () => charts.forEach((chart) => chart.resize()));
start();
