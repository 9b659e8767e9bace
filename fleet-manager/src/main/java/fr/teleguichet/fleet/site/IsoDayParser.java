package fr.teleguichet.fleet.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A day as forms and files write it, such as 2026-11-28. */
final class IsoDayParser {

  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

  private IsoDayParser() {}

  /** The day; nothing where the text is none of these times. */
  static Optional<LocalDate> read(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> !day.isBefore(FIRST) && day.isBefore(LAST));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
