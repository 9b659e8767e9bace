// Leaves nothing of the one before: the page clears what its browser keeps for it and loads itself anew, which drops what it
// held itself; the new page looks whether anything is still there, and tells the agent. The address says which page is new.
import { whenServed } from "./navigation.js";

const ERASED = "erased";

export async function erase(id) {
  const here = new URL(location);
  if (here.searchParams.get(ERASED) === id) {
    await tell(id, await look());
    return;
  }
  await clear();
  here.searchParams.set("kiosk", "");
  here.searchParams.set(ERASED, id);
  await whenServed(() => location.replace(here));
}

async function clear() {
  getSelection()?.removeAllRanges();
  await Promise.allSettled([
    attempt(() => localStorage.clear()),
    attempt(() => sessionStorage.clear()),
    attempt(() => cookies().forEach((it) => (document.cookie = `${it}=; max-age=0; path=/`))),
    attempt(async () => Promise.all((await caches.keys()).map((it) => caches.delete(it)))),
    attempt(async () => Promise.all((await databases()).map(drop))),
    attempt(async () => Promise.all((await workers()).map((it) => it.unregister()))),
    attempt(async () => {
      const folder = await navigator.storage.getDirectory();
      for await (const name of folder.keys()) await folder.removeEntry(name, { recursive: true });
    }),
  ]);
}

// Where something is; the page's own mark of whose page it is does not count.
async function look() {
  const places = {
    storage: () => localStorage.length,
    session: () => Object.keys(sessionStorage).filter((it) => it !== "role").length,
    cookies: () => cookies().length,
    caches: async () => (await caches.keys()).length,
    databases: async () => (await databases()).length,
    workers: async () => (await workers()).length,
    files: async () => {
      const folder = await navigator.storage.getDirectory();
      return (await folder.keys().next()).done ? 0 : 1;
    },
  };
  const counts = await Promise.all(Object.values(places).map((count) => attempt(count)));
  // What can't be looked at is no place where anything could have been put.
  return Object.keys(places).filter((_, at) => counts[at] > 0);
}

async function tell(id, left) {
  try {
    await fetch("/api/erasure", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id, left }),
    });
  } catch {
    // The agent asks again.
  }
}

async function attempt(act) {
  try {
    return await act();
  } catch {
    return undefined;
  }
}

const cookies = () => document.cookie.split(";").map((it) => it.split("=")[0].trim()).filter(Boolean);
const databases = () => indexedDB.databases();
const workers = () => navigator.serviceWorker?.getRegistrations() ?? [];

function drop({ name }) {
  return new Promise((done) => {
    const wish = indexedDB.deleteDatabase(name);
    wish.onsuccess = wish.onerror = wish.onblocked = done;
  });
}
