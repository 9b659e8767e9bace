package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextQuoter;
import fr.teleguichet.hardware.yaml.YamlFileReader;
import fr.teleguichet.hardware.yaml.YamlLimits;
import fr.teleguichet.hardware.yaml.YamlProblems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads board files: the ones that every program carries with it, and any other. */
public final class BoardProfiles {

  /**
   * The files in {@code boards/} of this module, without their ending. Of two that fit a machine
   * equally well the first is taken for it.
   */
  public static final List<String> BUILT_IN =
      List.of("teleguichet-v1", "teleguichet-v1-pi4", "expert-desk", "generic-pc");

  /** The largest file that is read, in bytes: more than ten times the first board file. */
  public static final int MAX_SIZE = 256 * 1024;

  static final YamlLimits LIMITS = new YamlLimits(MAX_SIZE, 12, 10_000);

  private BoardProfiles() {}

  /** Reads a board file from wherever; its bytes may be anything. */
  public static BoardParseResult read(byte[] content) {
    YamlProblems problems = new YamlProblems();
    Optional<BoardProfile> profile =
        YamlFileReader.read(content, LIMITS, problems)
            .flatMap(fields -> BoardProfileReader.read(fields, problems));
    return profile
        .<BoardParseResult>map(BoardParseResult.Accepted::new)
        .orElseGet(() -> new BoardParseResult.Refused(problems.inOrder()));
  }

  /** The profile that is part of this program. */
  public static BoardProfile builtIn(String id) {
    return switch (read(bytesOf(id))) {
      case BoardParseResult.Accepted(BoardProfile profile) -> profile;
      case BoardParseResult.Refused(var problems) ->
          throw new IllegalStateException("the built-in board " + id + " is wrong: " + problems);
    };
  }

  /**
   * The id of the built-in profile that fits a machine best, by its names in {@code
   * /proc/device-tree/compatible}; without a better one it is that of a computer that names
   * nothing.
   */
  public static Slug detect(Collection<String> compatible) {
    return fitting(compatible).getFirst().id();
  }

  /** The built-in profiles for a machine with these names, the most particular first. */
  public static List<BoardProfile> fitting(Collection<String> compatible) {
    return BUILT_IN.stream()
        .map(BoardProfiles::builtIn)
        .filter(profile -> profile.board().isOneOf(compatible))
        .sorted(Comparator.comparingInt(profile -> -profile.board().compatible().size()))
        .toList();
  }

  private static byte[] bytesOf(String id) {
    if (!BUILT_IN.contains(id)) {
      throw new IllegalArgumentException(
          "there is no built-in board " + TextQuoter.of(id) + "; there are " + BUILT_IN);
    }
    try (InputStream file = BoardProfiles.class.getResourceAsStream("/boards/" + id + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException("boards/" + id + ".yaml is not on the class path");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("boards/" + id + ".yaml can't be read", e);
    }
  }
}
