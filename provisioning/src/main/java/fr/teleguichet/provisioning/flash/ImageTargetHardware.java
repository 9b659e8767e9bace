package fr.teleguichet.provisioning.flash;

import fr.teleguichet.hardware.board.Board;
import fr.teleguichet.provisioning.card.BootFolder;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * For which computers an image is. The build says so by its name, which the signed digest repeats;
 * another name says nothing.
 */
public enum ImageTargetHardware {
  GENERIC_PC("teleguichet-generic-pc"),
  RASPBERRY_PI_4("teleguichet-raspberry-pi"),
  RASPBERRY_PI_5("teleguichet-raspberry-pi-5");

  private static final String RASPBERRY_PI = "raspberrypi,";

  /** What begins the one file of a PC's boot partition that only this program reads. */
  private static final String NO_PC_READS = "# No PC reads this file.";

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

  /**
   * Refuses a card whose system is for other computers than the board. One of an image that says
   * nothing of itself, such as Raspberry Pi OS, is taken.
   *
   * @param name what the board is called
   */
  public static void requireFit(BootFolder card, Board board, String name) throws TroubleException {
    Optional<ImageTargetHardware> wanted = of(board);
    if (wanted.isPresent() && !possible(card).contains(wanted.get())) {
      throw new TroubleException(
          TroubleKind.USAGE, "prepare.other-board", card.place(), name, wanted.get().prefix);
    }
  }

  /** What starts from a card with this boot partition; all when nobody can say. */
  private static Set<ImageTargetHardware> possible(BootFolder card) throws TroubleException {
    String issue = text(card, "issue.txt").strip();
    Optional<ImageTargetHardware> said =
        Arrays.stream(values()).filter(kind -> kind.prefix.equals(issue)).findFirst();
    if (said.isPresent()) {
      return EnumSet.of(said.get());
    }
    if (text(card, "config.txt").startsWith(NO_PC_READS)) {
      return EnumSet.of(GENERIC_PC);
    }
    // Only a Raspberry Pi reads it; which one the card does not say.
    return card.read("autoboot.txt").isPresent()
        ? EnumSet.complementOf(EnumSet.of(GENERIC_PC))
        : EnumSet.allOf(ImageTargetHardware.class);
  }

  private static String text(BootFolder card, String path) throws TroubleException {
    return card.read(path).map(it -> new String(it, StandardCharsets.UTF_8)).orElse("");
  }
}
