package fr.teleguichet.provisioning.cli;

import picocli.CommandLine.Option;

/** Which board a unit has. */
final class BoardOption {

  @Option(
      names = "--board",
      paramLabel = "BOARD",
      defaultValue = BoardChoice.DEFAULT,
      description =
          "what the kiosk is made of, a known board or a board file; by default ${DEFAULT-VALUE}")
  private String board = BoardChoice.DEFAULT;

  /** As it was given, for {@link BoardChoice}. */
  String value() {
    return board;
  }
}
