// The frame around a room of another service. It tells the desk when the adviser is in it: a Jitsi Meet says so itself, in the
// messages of its interface for frames; of any other page no more is known than that its server answers and it has been loaded.
const LONGEST = 20_000;
const SCOPE = "jitsi_meet_external_api_0";
const READY = "__ready__";
const AGAIN_MS = 2_000;

const frame = document.querySelector("iframe");
const page = new URL(frame.dataset.page);
const tell = (what) => parent.postMessage({ room: what }, location.origin);

function read(data) {
  if (typeof data !== "string" || data.length > LONGEST) return {};
  try {
    const message = JSON.parse(data);
    return message?.postis === true && message.scope === SCOPE ? message : {};
  } catch {
    return {};
  }
}

window.addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== page.origin) return;
  const { method, params } = read(data);
  if (method === READY) {
    // Said back, so that the other side begins to speak.
    frame.contentWindow.postMessage(JSON.stringify({ postis: true, scope: SCOPE, method, params }), page.origin);
  } else if (method === "message" && params?.type === "event") {
    if (params.data?.name === "video-conference-joined") tell("in");
    if (params.data?.name === "video-conference-left") tell("left");
  }
});

frame.addEventListener("load", () => {
  if (frame.dataset.speaks !== "true") tell("in");
});

// A server whose first page leads to another host has answered: this page may not follow there, and the browser says so.
let leadsElsewhere = false;
document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
  leadsElsewhere ||= effectiveDirective === "connect-src";
});

// What the browser says of a server that it does not reach is loaded like any page: so the server is asked first, and again until
// it answers. Meanwhile the adviser is in no room, and is told so.
async function isThere() {
  try {
    await fetch(page.origin, { mode: "no-cors", credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(5 * AGAIN_MS) });
    return true;
  } catch {
    return leadsElsewhere;
  }
}

async function open(wasAway = false) {
  if (await isThere()) {
    if (wasAway) tell("there");
    frame.src = page.href;
  } else {
    if (!wasAway) tell("away");
    setTimeout(open, AGAIN_MS, true);
  }
}

open();
