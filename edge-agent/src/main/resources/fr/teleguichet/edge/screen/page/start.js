// Begins the page. All that it is made of comes from the agent, which may go while the page is loaded: a page that lacks a piece
// would stand there empty for good, so it is loaded anew. Nothing of it beats before all of it is there (picture.js), so the agent
// notices one that never begins.
import { whenServed } from "./navigation.js";

const AGAIN_MS = 2_000;

import("./kiosk.js").catch(() => setTimeout(() => whenServed(() => location.reload()), AGAIN_MS));
