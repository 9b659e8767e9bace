package fr.teleguichet.provisioning.flash;

import fr.teleguichet.hardware.board.Board;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * For which computers an image is. The build says so by its name, which the signed digest repeats;
 * another name says nothing.
 */
public enum ImageTargetHardware {
  GENERIC_PC("teleguichet-generic-pc"),
  RASPBERRY_PI_4("teleguichet-raspberry-pi"),
  RASPBERRY_PI_5("teleguichet-raspberry-pi-5");

  private static final String RASPBERRY_PI = "raspberrypi,";

  private final String prefix;

  ImageTargetHardware(String prefix) {
    this.prefix = prefix;
  }

  /** That of the image at this path, by its name. */
  static Optional<ImageTargetHardware> of(Path image) {
    String name = String.valueOf(image.getFileName());
    return Arrays.stream(values())
        .filter(kind -> name.startsWith(kind.prefix + "-"))
        .max(Comparator.comparingInt(kind -> kind.prefix.length()));
  }

  /** That of the images for this board; nothing for one that none is made for. */
  static Optional<ImageTargetHardware> of(Board board) {
    if (has(board, "raspberrypi,5-model-b")) {
      return Optional.of(RASPBERRY_PI_5);
    }
    if (has(board, "raspberrypi,4-model-b")) {
      return Optional.of(RASPBERRY_PI_4);
    }
    boolean isOther =
        board.compatible().stream().anyMatch(name -> name.value().startsWith(RASPBERRY_PI));
    return isOther ? Optional.empty() : Optional.of(GENERIC_PC);
  }

  private static boolean has(Board board, String compatible) {
    return board.compatible().stream().anyMatch(name -> name.value().equals(compatible));
  }

  /**
   * Refuses an image that the board would not start from, or whose kiosk would take itself for
   * another one.
   *
   * @param name what the board is called
   * @throws TroubleException when the image is for other computers than the board
   */
  public static void requireFit(SystemImage image, Board board, String name)
      throws TroubleException {
    Optional<ImageTargetHardware> made = of(image.path());
    Optional<ImageTargetHardware> wanted = of(board);
    if (made.isPresent() && wanted.isPresent() && !made.equals(wanted)) {
      throw new TroubleException(
          TroubleKind.USAGE,
          "flash.other-board",
          String.valueOf(image.path().getFileName()),
          name,
          wanted.get().prefix);
    }
  }
}
