package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.text.MessageTexts;

/** What every command needs: the machine, the language, the program's own options. */
record CommandContext(ProgramEnvironment equipment, MessageTexts texts, RootCommand root) {

  TerminalOutput screen() {
    return new TerminalOutput(equipment, texts, root.json());
  }
}
