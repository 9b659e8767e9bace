package fr.teleguichet.hardware.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.teleguichet.hardware.yaml.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The first board file as text, and copies of it that a test has made wrong. */
final class BoardFile {

  static final String GOOD = text(Path.of("boards", "teleguichet-v1.yaml"));

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
    int at = GOOD.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException("the board file no longer has: " + from);
    }
    return GOOD.substring(0, at) + to + GOOD.substring(at + from.length());
  }

  static List<Problem> problems(String text) {
    return switch (BoardProfiles.read(text.getBytes(UTF_8))) {
      case BoardReading.Accepted _ -> List.of();
      case BoardReading.Refused(List<Problem> problems) -> problems;
    };
  }

  static List<Problem> form(String text) {
    return problems(text).stream().filter(p -> p.kind() == Problem.Kind.FORM).toList();
  }
}
