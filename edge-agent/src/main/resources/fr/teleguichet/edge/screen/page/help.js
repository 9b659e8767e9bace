// Somebody of the place is called, from every screen and in a talk too: the talk goes on.
import { label } from "./comfort.js";
import { whole } from "./elements.js";

const OPEN = ["asking", "unreached", "asked", "coming"];
const ALONE = ["unreached", "unanswered"];

export const helpIsWanted = (view) => OPEN.includes(view?.help?.state);

// What becomes of it stands in the header in the place of the kiosk's name, so that it takes no room from the screen.
export function showHelp(view, say) {
  const button = document.getElementById("help");
  button.hidden = !view?.help;
  button.toggleAttribute("data-open", helpIsWanted(view));
  label("help", "ask", helpIsWanted(view) ? say.tools.helpBack : say.tools.help);
  const { state = "none", telephone } = view?.help ?? {};
  const sentences = state === "none" ? [] : [say.help[state]];
  if (telephone && ALONE.includes(state)) sentences.push(say.help.telephone.replace("{number}", `\u2068${whole(telephone)}\u2069`));
  const text = sentences.join(" ");
  const place = document.getElementById("help-state");
  if (place.textContent !== text) place.textContent = text;
  document.getElementById("place").hidden = text !== "";
}
