package fr.teleguichet.swarm.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people write them: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 2h}. */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    String small = text.trim().toLowerCase(Locale.ROOT);
    try {
      return small.endsWith("ms")
          ? Duration.ofMillis(Long.parseLong(small.substring(0, small.length() - 2)))
          : Duration.parse(small.startsWith("pt") ? small : "pt" + small);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new TypeConversionException(
          "\"" + text + "\" is no duration; write 500ms, 60s, 5m or 2h");
    }
  }
}
