package fr.teleguichet.fleet.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times in headers (RFC 9110, section 5.6.7). */
final class HttpDateFormatTest {

  private static final Instant FIFTH = Instant.parse("2026-11-05T08:09:07Z");

  @Test
  void aDayHasTwoDigits() {
    assertThat(HttpDateFormat.format(FIFTH.plusMillis(900)))
        .isEqualTo("Thu, 05 Nov 2026 08:09:07 GMT");
  }

  @Test
  void aDayOfOneDigitIsReadAsWell() {
    assertThat(HttpDateFormat.parse("Thu, 05 Nov 2026 08:09:07 GMT")).hasValue(FIFTH);
    assertThat(HttpDateFormat.parse("Thu, 5 Nov 2026 08:09:07 GMT")).hasValue(FIFTH);
  }

  @Test
  void whatIsNoTimeIsNone() {
    assertThat(HttpDateFormat.parse("\"a tag\"")).isEmpty();
    assertThat(HttpDateFormat.parse("")).isEmpty();
  }
}
