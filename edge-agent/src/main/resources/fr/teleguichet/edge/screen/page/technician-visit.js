// A technician's page on the kiosk's own screen, which belongs to the public. It beats as the citizen's page does, or the agent would mend
// a browser that works; it leaves only for a page that is served; and when nobody touches it any more, the public has its screen back.
import { whenServed } from "./navigation.js";

const NOBODY_MS = 5 * 60_000;

let leaving;

function stay() {
  clearTimeout(leaving);
  leaving = setTimeout(() => whenServed(() => location.assign("/")), NOBODY_MS);
}

if (sessionStorage.getItem("role") === "kiosk") {
  import("./picture.js");
  for (const it of ["pointerdown", "keydown"]) document.addEventListener(it, stay);
  document.addEventListener("contextmenu", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    whenServed(() => location.assign(link.href));
  });
  stay();
}
