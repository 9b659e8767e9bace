// The map of the sites: an outline without tiles, and a marker for each site that is as bad as its worst kiosk.
const ICONS = {};
let map = null;
let layer = null;
let shown = new Map();
let names = null;
let wholeZoom = 0;
let places = [];

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

const TOWNS = 16;

function boxOf(element) {
  const frame = map.getContainer().getBoundingClientRect();
  const own = element.getBoundingClientRect();
  return L.bounds([own.left - frame.left, own.top - frame.top], [own.right - frame.left, own.bottom - frame.top]);
}

// A name stands where no larger place's name, no site and no button stands: the towns on the whole
// map, and more for whoever comes nearer.
function nameThem() {
  names.clearLayers();
  const taken = [...shown.values()].map(({ marker }) => {
    const at = map.latLngToContainerPoint(marker.getLatLng());
    return L.bounds([at.x - 18, at.y - 18], [at.x + 18, at.y + 18]);
  });
  map.getContainer().querySelectorAll(".leaflet-control").forEach((control) => taken.push(boxOf(control)));
  let left = TOWNS * 4 ** Math.max(0, map.getZoom() - wholeZoom);
  const view = L.bounds([0, 0], map.getSize());
  for (const place of places) {
    const at = map.latLngToContainerPoint([place.latitude, place.longitude]);
    const half = place.name.length * 3.4 + 4;
    const box = L.bounds([at.x - half, at.y - 8], [at.x + half, at.y + 8]);
    if (!view.contains(box) || taken.some((other) => other.overlaps(box))) {
      continue;
    }
    if (left <= 0) {
      return;
    }
    left -= 1;
    taken.push(box);
    const name = document.createElement("span");
    name.textContent = place.name;
    L.marker([place.latitude, place.longitude], {
      interactive: false,
      keyboard: false,
      zIndexOffset: -1000,
      icon: L.divIcon({ className: "map-name", html: name, iconSize: [2 * half, 16] }),
    }).addTo(names);
  }
}

const read = (address) =>
  fetch(address)
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);

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
  const attribution = L.control.attribution({ prefix: false }).addTo(map);
  names = L.layerGroup().addTo(map);
  layer = L.layerGroup().addTo(map);
  map.setView([46.6, 2.4], 6);
  const sites = fromPage();
  const [outline, named] = await Promise.all([read(box.dataset.outline), read(box.dataset.places)]);
  places = named?.places ?? [];
  const drawn = outline?.features?.[0]?.properties?.attribution;
  if (drawn) {
    attribution.addAttribution(drawn);
  }
  if (named?.attribution) {
    attribution.addAttribution(named.attribution);
  }
  const area = L.geoJSON(outline ?? undefined, { interactive: false, className: "map-outline" }).addTo(map);
  const bounds = area.getBounds();
  sites.forEach((site) => bounds.extend([site.latitude, site.longitude]));
  if (bounds.isValid()) {
    const below = boxOf(attribution.getContainer()).getSize().y;
    map.fitBounds(bounds, { paddingTopLeft: [14, 14], paddingBottomRight: [14, 14 + below] });
  }
  show(sites);
  wholeZoom = map.getZoom();
  nameThem();
  map.on("zoomend moveend", nameThem);
}

document.addEventListener("fleet:markers", (event) => map && show(event.detail));
document.addEventListener("htmx:afterSettle", (event) => event.target.id === "fleet" && start());
start();
