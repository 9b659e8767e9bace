// The network as it is, and another one on trial. Who shows the technician's code may do it; the code stays in this page's memory.
const PATH = "/api/technician/network";
const EVERY_MS = 3_000;
const ON_TRIAL_MS = 1_000;

// Who walks away from an open page leaves it locked.
const LONGEST_MS = 15 * 60_000;

const HIDDEN = "";
const $ = (id) => document.getElementById(id);
const form = $("network-form");
const field = (name) => form.elements.namedItem(name);
const SECURITY = { wpa2: "WPA2", wpa3: "WPA3", enterprise: "identifiant et mot de passe", open: "sans mot de passe", "": "pas possible ici" };

let pin = "";
let until = 0;
let wait;
let wasTrying = false;

function say(id, text) {
  $(id).hidden = !text;
  if ($(id).textContent !== (text ?? "")) $(id).textContent = text ?? "";
}

function element(name, text) {
  const it = document.createElement(name);
  it.textContent = text;
  return it;
}

async function ask(message) {
  const headers = pin ? { Authorization: `Bearer ${pin}` } : {};
  if (!message) return fetch(PATH, { headers });
  return fetch(PATH, { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(message) });
}

function lock(why) {
  clearTimeout(wait);
  pin = "";
  forget();
  $("network-open").hidden = true;
  $("network-code").hidden = false;
  $("network-pin").value = "";
  say("network-trouble", why);
}

// What was typed is a secret of the place: it does not stay on a page that stands open.
function forget() {
  for (const it of form.querySelectorAll('input[type="password"], [name="accountKey"]')) it.value = "";
}

function refused(answer) {
  if (answer.status === 429) {
    lock(`Code faux. Attendez ${Number(answer.headers.get("Retry-After")) || 1} secondes.`);
  } else {
    lock(pin ? "Ce code n’est pas le bon, ou aucun n’est réglé (technician.pin)." : "");
  }
}

async function look() {
  clearTimeout(wait);
  if (until && Date.now() > until) {
    lock("La page est restée ouverte longtemps\u00a0; saisissez le code à nouveau.");
    return;
  }
  let next = EVERY_MS;
  try {
    const answer = await ask();
    if (answer.status === 401 || answer.status === 429) {
      refused(answer);
      return;
    }
    const view = await answer.json();
    show(view);
    if (view.trial) next = ON_TRIAL_MS;
    say("network-trouble", "");
  } catch {
    say("network-trouble", "L’agent ne répond pas pour le moment.");
  }
  wait = setTimeout(look, next);
}

function show(view) {
  $("network-code").hidden = true;
  $("network-open").hidden = false;
  rows(view.lines);
  networks(view.networks);
  for (const it of form.querySelectorAll("[data-kind]")) it.hidden = !view.fitted.includes(it.dataset.kind);
  const chosen = form.querySelector("input[name=kind]:checked");
  if (chosen.closest("[data-kind]")?.hidden) form.querySelector("input[name=kind][value='']").checked = true;
  $("network-trial").hidden = !view.trial;
  form.hidden = Boolean(view.trial);
  say("network-stage", view.trial);
  say("network-left", view.seconds === undefined ? "" : left(view.seconds));
  $("network-stop").hidden = view.seconds === undefined;
  say("network-outcome", view.outcome);
  $("network-outcome").classList.toggle("kept", view.kept === true);
  if (wasTrying && !view.trial) form.reset();
  wasTrying = Boolean(view.trial);
  fields();
}

function left(seconds) {
  const two = (it) => String(it).padStart(2, "0");
  return `Retour à l’ancien réseau dans ${Math.floor(seconds / 60)}\u00a0min ${two(seconds % 60)}\u00a0s, sauf si le gestionnaire du parc est joint d’ici là.`;
}

function rows(lines) {
  const text = JSON.stringify(lines);
  if ($("network-lines").dataset.shown === text) return;
  $("network-lines").dataset.shown = text;
  $("network-lines").replaceChildren(...lines.flatMap((it) => [element("dt", it.label), element("dd", it.text)]));
}

function networks(seen) {
  const list = field("seen");
  const text = JSON.stringify(seen);
  if (list.dataset.shown === text) return;
  list.dataset.shown = text;
  const before = list.value;
  list.replaceChildren(
    ...seen.map((it) => {
      const option = element("option", `${it.name} (${SECURITY[it.security]}, signal ${it.strength}\u00a0%)`);
      option.value = it.name;
      option.dataset.security = it.security;
      option.disabled = it.security === "";
      return option;
    }),
    Object.assign(element("option", "Un réseau au nom caché…"), { value: HIDDEN }),
  );
  if ([...list.options].some((it) => it.value === before && !it.disabled)) list.value = before;
}

const isHidden = () => field("seen").value === HIDDEN;
const security = () => (isHidden() ? field("security").value : field("seen").selectedOptions[0].dataset.security);

const signsIn = () => (field("kind").value === "wired" && field("socket").value === "enterprise") || (field("kind").value === "wifi" && security() === "enterprise");

// Only what belongs to what was chosen can be filled in.
function fields() {
  for (const it of form.querySelectorAll("[data-for]")) it.hidden = it.dataset.for !== field("kind").value;
  $("network-fixed").hidden = field("addressing").value !== "fixed";
  $("network-hidden").hidden = !isHidden();
  $("network-password").hidden = field("seen").options.length > 0 && ["open", "enterprise"].includes(security());
  $("network-account").hidden = !signsIn();
  for (const it of form.querySelectorAll("[data-proof]")) it.hidden = it.dataset.proof !== field("proof").value;
  $("network-proxy").hidden = field("way").value !== "proxy";
}

function connection() {
  switch (field("kind").value) {
    case "wired":
      if (field("addressing").value !== "fixed") return { kind: "wired", account: account() };
      return {
        kind: "wired",
        account: account(),
        address: field("address").value || "?",
        prefix: field("prefix").valueAsNumber,
        gateway: field("gateway").value,
        dns: field("dns").value.split(/[\s,;]+/).filter(Boolean),
      };
    case "wifi":
      return {
        kind: "wifi",
        name: isHidden() ? field("name").value : field("seen").value,
        hidden: isHidden(),
        security: security(),
        password: $("network-password").hidden ? "" : field("password").value,
        account: account(),
      };
    case "cellular":
      return { kind: "cellular", apn: field("apn").value, pin: field("sim").value, user: field("apnUser").value, password: field("apnPassword").value };
    default:
      return undefined;
  }
}

function account() {
  if (!signsIn()) return undefined;
  const proof = field("proof").value === "certificate" ? { certificate: field("accountCertificate").value, key: field("accountKey").value } : { password: field("accountPassword").value };
  return { user: field("accountUser").value, server: field("accountServer").value, authority: field("accountAuthority").value, ...proof };
}

function proxy() {
  switch (field("way").value) {
    case "none":
      return {};
    case "proxy":
      return { host: field("host").value || "?", port: field("port").valueAsNumber, user: field("user").value, password: field("proxyPassword").value };
    default:
      return undefined;
  }
}

async function act(message) {
  say("network-problem", "");
  $("network-problem").style.visibility = "";
  try {
    const answer = await ask(message);
    if (answer.status === 401 || answer.status === 429) {
      refused(answer);
    } else if (answer.ok) {
      show(await answer.json());
      look();
    } else {
      say("network-problem", (await answer.json()).error);
    }
  } catch {
    say("network-problem", "L’agent ne répond pas pour le moment.");
  }
}

$("network-code").addEventListener("submit", (event) => {
  event.preventDefault();
  pin = $("network-pin").value;
  until = Date.now() + LONGEST_MS;
  look();
});
form.addEventListener("change", () => {
  // Its place stays: the page would shrink in the midst of the press that ends the correction, and the button go from under it.
  $("network-problem").style.visibility = "hidden";
  fields();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await act({ action: "try", connection: connection(), proxy: proxy() });
  if (!$("network-trial").hidden) forget();
});
$("network-stop").addEventListener("click", () => act({ action: "stop" }));
$("network-scan").addEventListener("click", () => act({ action: "scan" }));

look();
