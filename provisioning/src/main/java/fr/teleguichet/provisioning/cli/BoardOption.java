package fr.teleguichet.provisioning.cli;

import picocli.CommandLine.Option;

/** Which board a unit has. */
final class BoardOption {

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      defaultValue = BoardResolver.DEFAULT,
      description =
          "what the kiosk is made of, a known board or a board file; by default ${DEFAULT-VALUE}")
  private String board = BoardResolver.DEFAULT;

  /** As it was given, for {@link BoardResolver}. */
  String value() {
    return board;
  }
}
