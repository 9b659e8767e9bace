// Keeps ages such as "3 min ago" true while a page stays open.
const body = document.body;
const pattern = body.dataset.ageAgo;
const units = body.dataset.ageUnits.split(",");
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

export function age(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  const [value, unit] =
    s < MINUTE ? [s, 0] : s < HOUR ? [s / MINUTE, 1] : s < 2 * DAY ? [s / HOUR, 2] : [s / DAY, 3];
  return pattern.replace("{0}", `${Math.floor(value)}\u00a0${units[unit]}`);
}

export function tick() {
  const now = Date.now() / 1000;
  for (const time of document.querySelectorAll("time[data-age]")) {
    const words = age(now - Number(time.dataset.age));
    if (time.textContent !== words) {
      time.textContent = words;
    }
  }
}

setInterval(tick, 1000);
