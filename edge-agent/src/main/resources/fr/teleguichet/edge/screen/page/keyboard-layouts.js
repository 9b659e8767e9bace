// What stands on the keys, by language: where its typists know the letters, and ten to a row, for as many fit a standing screen. Each
// sign is a key of its own, for nobody has to press long or to find a second layer. Arabic is in its usual places too, and written
// down from the right.
//
// `letters` are the rows of letters, `marks` what stands left and right of the space, `more` the accents and signs beside or below.
export const LAYOUTS = {
  fr: {
    letters: ["azertyuiop", "qsdfghjklm", "wxcvbn’,.?"],
    marks: ["-@", "!:"],
    more: "éèàçùêâîôû",
  },
  en: {
    letters: ["qwertyuiop", "asdfghjkl’", "zxcvbnm,.?"],
    marks: ["-@", "!:"],
    more: "éèàç;/()€+",
  },
  es: {
    letters: ["qwertyuiop", "asdfghjklñ", "zxcvbnm,.?"],
    marks: ["-@", "!:"],
    more: "áéíóúü¿¡/€",
  },
  pt: {
    letters: ["qwertyuiop", "asdfghjklç", "zxcvbnmú.?"],
    marks: ["-@", ",!"],
    more: "áàâãéêíóôõ",
  },
  ar: {
    letters: ["حخهعغفقثصض", "كمنتالبيسش", "ظزوةىرؤءئذ"],
    marks: ["-@", "!/"],
    more: "دجطأإآ،.؟:",
    hasNoCase: true,
  },
};
