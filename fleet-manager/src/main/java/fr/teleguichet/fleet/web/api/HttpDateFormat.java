package fr.teleguichet.fleet.web.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Times in headers (RFC 9110, section 5.6.7): days have two digits there, other than in what the
 * JDK calls RFC 1123.
 */
public final class HttpDateFormat {

  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpDateFormat() {}

  /** The time as a header has it, in whole seconds. */
  public static String format(Instant time) {
    return FIXED.format(time);
  }

  /** The time of a header, also with a day of one digit; empty where it is none. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
