// The frame around a room of another service. It tells the desk when the adviser is in it: a Jitsi Meet says so itself, in the
// messages of its interface for frames; of any other page no more is known than that it has been loaded.
const LONGEST = 20_000;
const SCOPE = "jitsi_meet_external_api_0";
const READY = "__ready__";

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
frame.src = page.href;
