package fr.teleguichet.est;

import fr.teleguichet.est.BoundedHttpsClient.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The header Retry-After (RFC 9110, 10.2.3) within bounds that suit a person who waits. */
final class RetryAfter {

  private static final Duration UNTOLD = Duration.ofSeconds(30);
  private static final Duration MIN_DURATION = Duration.ofSeconds(1);
  private static final Duration MAX_DURATION = Duration.ofHours(1);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  static Duration of(Response response, Instant now) {
    return response.header("Retry-After").map(text -> parse(text.strip(), now)).orElse(UNTOLD);
  }

  static Duration parse(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return within(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return within(Duration.between(now, at));
    } catch (DateTimeException _) {
      return UNTOLD;
    }
  }

  private static Duration within(Duration told) {
    if (told.compareTo(MIN_DURATION) < 0) {
      return MIN_DURATION;
    }
    return told.compareTo(MAX_DURATION) > 0 ? MAX_DURATION : told;
  }
}
