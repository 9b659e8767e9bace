package fr.teleguichet.hardware.board;

import java.util.stream.Collectors;

/** What must stand in a Raspberry Pi's {@code config.txt}, as a file to be included by it. */
public final class FirmwareConfigText {

  private FirmwareConfigText() {}

  /** The lines, under a comment that says where they come from. */
  public static String of(BoardProfile profile) {
    String head =
        """
        # %s, revision %d. Made of boards/%s.yaml by %s; change that file, not this one.
        # For /boot/firmware/config.txt, or for a file beside it that it includes.
        [all]
        """
            .formatted(
                profile.name(),
                profile.revision().number(),
                profile.id(),
                BoardDocumentGenerator.COMMAND);
    return head
        + profile.board().firmware().stream()
            .map(setting -> setting.value() + "\n")
            .collect(Collectors.joining());
  }
}
