package fr.teleguichet.fleet.update.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs say by it which notes they read, as RFC 9110 lets them. */
final class ReleaseNotesETagTest {

  private static final ReleaseNotesETag TAG = new ReleaseNotesETag("abc");

  @Test
  void theSameTextHasTheSameTagAndAnotherHasAnother() {
    assertThat(ReleaseNotesETag.of("é"))
        .isEqualTo(ReleaseNotesETag.of("é"))
        .isNotEqualTo(ReleaseNotesETag.of("e"));
    assertThat(ReleaseNotesETag.of("").quoted()).matches("\"[0-9a-f]{64}\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"abc\"", "*", " * ", "\"x\", \"abc\"", "W/\"abc\",\"abc\"", "\"x\",,\"abc\" "})
  void aListThatHasItTakesIt(String header) {
    assertThat(TAG.isIn(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "\"x\"", "W/\"abc\"", "\"ABC\"", "\"abcd\", \"xabc\"", "\"abc"})
  void anythingElseDoesNot(String header) {
    assertThat(TAG.isIn(header)).isFalse();
  }
}
