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

// Who comes today, as it is now; the reader stays at the same appointment.
export function showToday(html) {
  const box = document.getElementById("appointments-today");
  const at = box.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  box.innerHTML = html;
  [...box.querySelectorAll("a")].find((link) => link.getAttribute("href") === at)?.focus();
}

// What a page does once its stream was refused: it listens anew; is loaded anew where it is another now, as for who is signed
// out; or waits, where nobody answers or a proxy alone does, whose page would have no way back and would not ring.
export async function afterRefusal() {
  const reply = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (!reply || reply.status >= 500) return "wait";
  return reply.ok && !reply.redirected ? "listen" : "load";
}

// A menu of the navigation closes like every other: by Escape, and when the reader goes elsewhere.
for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) {
      menu.open = false;
    }
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  });
}

// Where something that was typed is wrong, the reader is led to the first of it, or to what is said of it.
if (body.hasAttribute("data-wrong")) {
  const main = document.getElementById("content");
  const field = main.querySelector('[aria-invalid="true"]:not([type="hidden"])');
  const said = main.querySelector('.notice-grave[role="alert"]:not([hidden]), .form-error:not([hidden])');
  if (field) {
    field.closest("details")?.setAttribute("open", "");
    field.focus();
  } else if (said) {
    said.tabIndex = -1;
    said.focus();
  }
}
