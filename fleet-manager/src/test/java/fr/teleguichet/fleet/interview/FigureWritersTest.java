package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept in memory stays right only as long as everybody who writes is known. */
final class FigureWritersTest {

  private static final Pattern WRITES =
      Pattern.compile(
          "(INSERT( IGNORE)? INTO|REPLACE INTO|UPDATE|DELETE FROM|TRUNCATE TABLE)\\s+`?"
              + "(interview|interview_month|survey)\\b[^-_.]");

  /** {@code FigureCacheIT} lets each of them write, and compares. */
  @Test
  void everybodyWhoWritesInterviewsOrAnswersIsTried() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> writers =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> WRITES.matcher(text(file)).find())
              .map(file -> file.getFileName().toString())
              .toList();

      assertThat(writers)
          .as(
              "a new one marks what it changes, see FigureVersionRepository, and writes in"
                  + " FigureCacheIT")
          .containsExactlyInAnyOrder(
              "FigureVersionBackfill.java",
              "InterviewRecordSink.java",
              "InterviewRollUp.java",
              "SurveyAnonymisationMigration.java",
              "SurveyRepository.java");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
