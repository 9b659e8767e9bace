// Sends a release file in pieces (tus 1.0.0, https://tus.io/protocols/resumable-upload, core and creation) and goes on
// where it stopped when the network fails.
const PIECE = 8 * 1024 * 1024;
const TRIES = 8;
const LONGEST_WAIT = 30_000;
const TUS = { "Tus-Resumable": "1.0.0" };

const form = document.getElementById("upload");
const input = document.getElementById("file");
const bar = document.getElementById("upload-bar");
const state = document.getElementById("upload-state");
const fault = document.getElementById("upload-fault");
const send = document.getElementById("upload-send");
const stop = document.getElementById("upload-stop");
const words = form.dataset;
let stopped = null;
let saidAt = -1;

class Refused extends Error {}

const size = (bytes) => `${(bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })}\u00a0${words.megabytes}`;

function complain(text) {
  fault.querySelector("span").textContent = text;
  fault.hidden = false;
  input.setAttribute("aria-invalid", "true");
}

function calm() {
  fault.hidden = true;
  input.removeAttribute("aria-invalid");
}

function check(file) {
  if (!file) {
    return words.none;
  }
  if (file.size === 0) {
    return words.empty;
  }
  if (file.size > Number(words.largest)) {
    return words.tooLarge.replace("{0}", size(file.size)).replace("{1}", size(Number(words.largest)));
  }
  return /^[A-Za-z0-9][A-Za-z0-9._+-]{0,119}$/.test(file.name) && !file.name.includes("..") ? "" : words.badName;
}

function show(sent, total) {
  const percent = Math.floor((100 * sent) / total);
  bar.value = percent;
  bar.textContent = `${percent} %`;
  const text = words.progress.replace("{0}", percent).replace("{1}", size(sent)).replace("{2}", size(total));
  document.getElementById("upload-figure").textContent = text;
  // A screen reader hears every tenth only.
  const tenth = Math.floor(percent / 10);
  if (tenth !== saidAt) {
    saidAt = tenth;
    state.textContent = text;
  }
}

async function refusal(answer) {
  let problem = {};
  try {
    problem = await answer.json();
  } catch {
    // Not every answer says why.
  }
  const reason = problem.errors?.find((error) => error.field === "reason")?.detail ?? "";
  const known = document.getElementById("upload").getAttribute(`data-reason-${reason}`);
  if (known) {
    return new Refused(known);
  }
  return new Refused([words[`status${answer.status}`] ?? words.refused, problem.detail].filter(Boolean).join(" "));
}

/** Asks; answers of the server are final, but for those that say that it is busy or away. */
async function ask(address, options) {
  const answer = await fetch(address, { ...options, signal: stopped.signal });
  if (answer.ok) {
    return answer;
  }
  if (answer.status >= 500 && answer.status !== 507) {
    throw new Error(String(answer.status));
  }
  throw await refusal(answer);
}

const pause = (tries) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_WAIT, 1000 * 2 ** tries)));

async function again(work) {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (problem) {
      if (problem instanceof Refused || problem.name === "AbortError" || tries >= TRIES) {
        throw problem;
      }
      state.textContent = words.waiting;
      await pause(tries);
    }
  }
}

async function create(file) {
  const name = btoa(file.name);
  const answer = await ask(words.address, {
    method: "POST",
    headers: { ...TUS, "Upload-Length": String(file.size), "Upload-Metadata": `filename ${name}` },
  });
  return answer.headers.get("Location");
}

const offset = (answer) => Number(answer.headers.get("Upload-Offset"));

/** A file that is small goes whole, to an address that takes nothing else. */
const sendWhole = (file) =>
  again(() => ask(`${words.whole}?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file }));

async function sendAll(file) {
  if (words.whole) {
    return sendWhole(file);
  }
  const address = await again(() => create(file));
  stop.dataset.address = address;
  let at = 0;
  let last = null;
  let failed = false;
  while (at < file.size) {
    last = await again(async () => {
      if (failed) {
        const told = await ask(address, { method: "HEAD", headers: TUS });
        at = offset(told);
        if (at >= file.size) {
          return told; // all of it had come, only the word of it had not
        }
      }
      failed = true;
      const answer = await ask(address, {
        method: "PATCH",
        headers: { ...TUS, "Upload-Offset": String(at), "Content-Type": "application/offset+octet-stream" },
        body: file.slice(at, at + PIECE),
      });
      return answer;
    });
    failed = false;
    at = offset(last);
    show(at, file.size);
  }
  return last;
}

function busy(isBusy) {
  send.disabled = isBusy;
  input.disabled = isBusy;
  stop.hidden = !isBusy;
  document.getElementById("upload-progress").hidden = !isBusy;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const file = input.files[0];
  calm();
  const objection = check(file);
  if (objection) {
    complain(objection);
    input.focus();
    return;
  }
  stopped = new AbortController();
  saidAt = -1;
  busy(true);
  show(0, file.size);
  try {
    const last = await sendAll(file);
    state.textContent = words.checking;
    const artifact = /\/artifacts\/(\d+)>/.exec(last.headers.get("Link") ?? "")?.[1];
    location.assign(words.next ?? (artifact ? `/releases/new?artifact=${artifact}` : "/releases"));
  } catch (problem) {
    busy(false);
    complain(
      problem instanceof Refused ? problem.message : problem.name === "AbortError" ? words.stopped : words.failed,
    );
    input.focus();
  }
});

input.addEventListener("change", () => {
  calm();
  const objection = input.files[0] ? check(input.files[0]) : "";
  if (objection) {
    complain(objection);
  }
});

stop.addEventListener("click", () => {
  stopped?.abort();
  if (stop.dataset.address) {
    fetch(stop.dataset.address, { method: "DELETE", headers: TUS }).catch(() => {});
  }
});
