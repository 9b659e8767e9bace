// What stands still on a technician's page, in French until English is chosen, and the line that says what went wrong.
export const $ = (id) => document.getElementById(id);

export function trouble(text) {
  $("trouble").hidden = text === "";
  $("trouble").textContent = text;
}

export class Words {
  language = "fr";

  // What is to be drawn anew in the other language is the page's own.
  constructor(texts, choose) {
    this.texts = texts;
    for (const it of document.querySelectorAll("[data-language]")) {
      it.addEventListener("click", () => {
        this.language = it.dataset.language;
        choose();
      });
    }
  }

  get say() {
    return this.texts[this.language];
  }

  write() {
    document.documentElement.lang = this.language;
    document.title = this.say.title;
    for (const it of document.querySelectorAll("[data-text]")) it.textContent = this.say[it.dataset.text];
    for (const it of document.querySelectorAll("[data-label]")) it.setAttribute("aria-label", this.say[it.dataset.label]);
    for (const it of document.querySelectorAll("[data-language]")) it.setAttribute("aria-pressed", String(it.dataset.language === this.language));
  }
}
