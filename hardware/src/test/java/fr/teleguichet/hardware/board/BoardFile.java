package fr.teleguichet.hardware.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.teleguichet.hardware.yaml.YamlProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The first board file as text, and copies of it that a test has made wrong. */
final class BoardFile {

  static final String GOOD = text(Path.of("boards", "teleguichet-v1.yaml"));

  /** A kiosk without header. */
  static final String PC = text(Path.of("boards", "generic-pc.yaml"));

  /** A kiosk with another header. */
  static final String PI_4 = text(Path.of("boards", "teleguichet-v1-pi4.yaml"));

  private BoardFile() {}

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be read; tests run in the module's folder", e);
    }
  }

  /** The good file with the first of one text replaced; refuses to replace nothing. */
  static String with(String from, String to) {
    return with(GOOD, from, to);
  }

  static String with(String file, String from, String to) {
    int at = file.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException("the board file no longer has: " + from);
    }
    return file.substring(0, at) + to + file.substring(at + from.length());
  }

  static List<YamlProblem> problems(String text) {
    return switch (BoardProfiles.read(text.getBytes(UTF_8))) {
      case BoardParseResult.Accepted _ -> List.of();
      case BoardParseResult.Refused(List<YamlProblem> problems) -> problems;
    };
  }

  static List<YamlProblem> form(String text) {
    return problems(text).stream().filter(p -> p.kind() == YamlProblem.Kind.FORM).toList();
  }
}
