package fr.teleguichet.fleet.update.trust;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * How a trust list is made: the commands of the manual of releases, which a test runs as they
 * stand.
 */
@Singleton
final class TrustListInstructions {

  private static final String CHAPTER = "## A key is taken back";
  private static final String BEGIN = "```sh\n";

  private final String commands;

  TrustListInstructions() {
    try (InputStream page =
        Objects.requireNonNull(
            TrustListInstructions.class.getResourceAsStream("/manual/making-a-release.md"))) {
      String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      int begin = text.indexOf(BEGIN, text.indexOf(CHAPTER)) + BEGIN.length();
      this.commands = text.substring(begin, text.indexOf("```", begin));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String commands() {
    return commands;
  }
}
