package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.text.Texts;

/** What every command needs: the machine, the language, the program's own options. */
record Context(Equipment equipment, Texts texts, Root root) {

  Screen screen() {
    return new Screen(equipment, texts, root.json());
  }
}
