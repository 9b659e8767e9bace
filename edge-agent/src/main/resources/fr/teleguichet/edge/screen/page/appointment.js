// Appointments: the first screen reminds of them, and ten large keys take the code in place of a name.
import { button, element, sentence } from "./elements.js";
import { sign } from "./pictures.js";
import { name } from "./services.js";

const DIGITS = 6;
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

// Who is expected soon, in the place of those who can be called.
export function reminder(kiosk) {
  const say = kiosk.say().appointment;
  const { time, service } = kiosk.view.appointment;
  const it = button("", "choice appointment", () => kiosk.turnTo({ code: "" }));
  const when = element("span", "");
  when.append(...sentence(say.reminder, { time: time[kiosk.language] }));
  it.replaceChildren(sign("clock"), when, element("span", "", name(service, kiosk.language)), element("span", "touch", say.touch));
  return it;
}

// What became of the code that was typed last; a new digit takes the place of that.
function told(kiosk, say) {
  const { result, time } = kiosk.view.code;
  if (result === "none" || kiosk.code !== "") return [say.text];
  return sentence(say[result], { time: time?.[kiosk.language] });
}

// The code is in no view of the agent, and goes with the screen.
function type(kiosk, digit) {
  const code = kiosk.code + digit;
  if (code.length < DIGITS) kiosk.change({ code });
  else {
    kiosk.change({ code: "" });
    kiosk.send(code);
  }
}

export function keyPad(kiosk) {
  const say = kiosk.say().appointment;
  const { code } = kiosk;
  const line = element("p", "code-line", code.padEnd(DIGITS, "–").split("").join(" "));
  line.dir = "ltr";
  line.setAttribute("aria-label", say.entered.replace("{count}", String(code.length)));
  line.role = "img";
  const text = element("p", "code-told");
  text.role = "status";
  text.append(...told(kiosk, say));
  const words = element("div", "code-words");
  const back = button(say.back, "quiet", () => kiosk.leaveKeys());
  words.append(element("h1", "", say.title), text, line, back);
  const pad = element("div", "code-pad");
  pad.dir = "ltr";
  pad.role = "group";
  pad.setAttribute("aria-label", say.title);
  for (const digit of [...KEYS, "0"]) pad.append(button(digit, "choice code-key", () => type(kiosk, digit)));
  pad.append(button(say.delete, "choice code-key code-delete", () => kiosk.change({ code: code.slice(0, -1) })));
  const both = element("div", "code-entry");
  both.append(words, pad);
  return [both];
}
