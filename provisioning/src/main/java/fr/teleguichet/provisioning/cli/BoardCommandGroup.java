package fr.teleguichet.provisioning.cli;

import picocli.CommandLine.Command;

/** The commands about boards. */
@Command(
    name = "board",
    description = "Says what a kiosk is made of, and checks board files.",
    synopsisSubcommandLabel = "COMMAND")
final class BoardCommandGroup {}
