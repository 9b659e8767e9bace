// The first screen's picture: somebody at the kiosk, an adviser on its screen who greets. Its colours are the palette's, so
// that it is drawn in lines at high contrast and nearly goes out while nobody is there.
import { drawing } from "./pictures.js";

const ROOM =
  '<rect class="wall" x="8" y="30" width="624" height="500" rx="56"/>' +
  '<circle class="sun" cx="92" cy="112" r="40"/>' +
  '<path class="hill far" d="M8 360q120-110 250-40t374-60v120H8z"/>' +
  '<path class="hill" d="M8 390q150-70 300-20t324-30v110H8z"/>' +
  '<rect class="desk" x="8" y="428" width="624" height="22"/>' +
  '<path class="floor" d="M8 450h624v24q0 56-56 56H64q-56 0-56-56z"/>';

const SCREEN =
  '<rect class="frame" x="404" y="340" width="52" height="70"/><rect class="frame" x="352" y="408" width="156" height="20" rx="10"/>' +
  '<rect class="frame" x="268" y="84" width="324" height="262" rx="26"/><rect class="glass" x="286" y="102" width="288" height="226" rx="12"/>';

const ADVISER =
  '<path class="jacket" d="M330 328q4-74 100-74t100 74z"/><path class="collar" d="M404 256l26 34 26-34z"/>' +
  '<rect class="skin" x="414" y="226" width="32" height="34" rx="14"/><circle class="skin" cx="430" cy="192" r="48"/>' +
  '<path class="hair" d="M380 194q-6-62 50-62t50 62q-12-30-30-32-34 10-70 32z"/>' +
  '<circle class="eye" cx="413" cy="194" r="5"/><circle class="eye" cx="447" cy="194" r="5"/>' +
  '<path class="smile" d="M410 212q20 20 40 0"/><path class="wire" d="M382 194q-4 36 26 44"/><circle class="eye" cx="410" cy="238" r="6"/>' +
  '<path class="sleeve" d="M512 312q22-30 20-64"/><circle class="skin" cx="532" cy="236" r="18"/>';

const VISITOR =
  '<path class="chair" d="M52 530v-150q0-26 26-26h156q26 0 26 26v150z"/>' +
  '<path class="cardigan" d="M70 530q-8-170 86-170t86 170z"/><path class="cardigan-sleeve" d="M224 420q40 10 62-40"/>' +
  '<circle class="skin" cx="292" cy="366" r="20"/><rect class="skin" x="138" y="322" width="36" height="50" rx="16"/>' +
  '<circle class="skin" cx="160" cy="276" r="60"/><path class="silver" d="M206 316q16-18 14-46-6-62-66-62t-60 64q2 62 62 66 16-2 20-22 20-6 30 0z"/>' +
  '<circle class="silver bun" cx="128" cy="206" r="30"/>';

const PAPER = '<path class="paper" d="M528 428l14-44h62l-14 44z"/><path class="wire" d="M552 398h38M548 412h38"/>';

export const welcome = () => drawing(ROOM + SCREEN + ADVISER + PAPER + VISITOR, "0 0 640 560", "welcome");
