package fr.teleguichet.provisioning.cli;

import picocli.CommandLine;

/** The commands, in the order of the work. */
final class Commands {

  private Commands() {}

  static void addTo(CommandLine line, CommandContext context) {
    line.addSubcommand(
            new CommandLine(new BoardCommandGroup())
                .addSubcommand(new BoardListCommand(context))
                .addSubcommand(new BoardCheckCommand(context))
                .addSubcommand(new BoardWiringCommand(context))
                .addSubcommand(new BoardPartsCommand(context)))
        .addSubcommand(new FlashCommand(context))
        .addSubcommand(new PrepareCommand(context))
        .addSubcommand(new EnrolCommand(context))
        .addSubcommand(new InspectCommand(context))
        .addSubcommand(new AcceptCommand(context))
        .addSubcommand(new LabelCommand(context))
        .addSubcommand(new SwapCommand(context))
        .addSubcommand(new RetireCommand(context));
  }
}
