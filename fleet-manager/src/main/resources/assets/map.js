// The map of the sites: an outline without tiles, and a marker for each site that is as bad as its worst kiosk.
const ICONS = {};
let map = null;
let layer = null;
let shown = new Map();

function icon(standing) {
  const drawn = ICONS[standing] ?? document.querySelector(`.pill.is-${standing} svg`)?.outerHTML ?? "";
  ICONS[standing] = drawn;
  return drawn;
}

function fromPage() {
  return [...document.querySelectorAll("#markers li")].map((item) => ({
    code: item.dataset.code,
    latitude: Number(item.dataset.lat),
    longitude: Number(item.dataset.lon),
    standing: item.dataset.standing,
    kiosks: Number(item.dataset.kiosks),
    label: item.textContent,
  }));
}

function draw(site) {
  const more = site.kiosks > 1 ? `<b>${Number(site.kiosks)}</b>` : "";
  const marker = L.marker([site.latitude, site.longitude], {
    title: site.label,
    alt: site.label,
    riseOnHover: true,
    icon: L.divIcon({
      className: `map-marker is-${site.standing}`,
      html: icon(site.standing) + more,
      iconSize: [28, 28],
    }),
  });
  const text = document.createElement("span");
  text.textContent = site.label;
  marker.bindTooltip(text, { direction: "top", offset: [0, -12] });
  marker.on("click keypress", (event) => {
    if (event.type === "click" || event.originalEvent.key === "Enter") {
      choose(site.code);
    }
  });
  return marker.addTo(layer);
}

function choose(code) {
  const select = document.getElementById("site");
  select.value = select.value === code ? "" : code;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

function show(sites) {
  const wanted = new Map(sites.map((site) => [site.code, site]));
  for (const [code, { marker }] of shown) {
    if (!wanted.has(code)) {
      marker.remove();
      shown.delete(code);
    }
  }
  for (const site of sites) {
    const before = shown.get(site.code);
    const key = JSON.stringify(site);
    if (before?.key !== key) {
      before?.marker.remove();
      shown.set(site.code, { key, marker: draw(site) });
    }
  }
}

async function start() {
  const box = document.getElementById("map");
  if (!box || !window.L) {
    return;
  }
  map?.remove();
  shown = new Map();
  // Without the animation: its end would come to a map that was removed on the way to another page.
  map = L.map(box, { attributionControl: false, zoomControl: false, scrollWheelZoom: false, zoomSnap: 0.25, zoomAnimation: false });
  L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
  L.control.attribution({ prefix: false }).addAttribution(box.dataset.attribution).addTo(map);
  layer = L.layerGroup().addTo(map);
  map.setView([46.6, 2.4], 6);
  const sites = fromPage();
  const outline = await fetch(box.dataset.outline).then((answer) => (answer.ok ? answer.json() : null));
  const area = L.geoJSON(outline ?? undefined, { interactive: false, className: "map-outline" }).addTo(map);
  const bounds = area.getBounds();
  sites.forEach((site) => bounds.extend([site.latitude, site.longitude]));
  if (bounds.isValid()) {
    map.fitBounds(bounds, { padding: [14, 14] });
  }
  show(sites);
}

document.addEventListener("fleet:markers", (event) => map && show(event.detail));
document.addEventListener("htmx:afterSettle", (event) => event.target.id === "fleet" && start());
start();
