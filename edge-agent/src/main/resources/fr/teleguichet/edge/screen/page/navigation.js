// Leaves the page only for one that somebody serves: what the browser shows in the place of a page that is not there must never
// be on the screen. So the agent is asked first, and as long as it is away this page stays.
const AGAIN_MS = 1_000;
const PATIENCE_MS = 5_000;

// `go` loads a page.
export async function whenServed(go) {
  while (!(await isServed())) await new Promise((done) => setTimeout(done, AGAIN_MS));
  go();
}

export async function isServed() {
  try {
    const answer = await fetch("/here", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}
