package fr.teleguichet.fleet.service;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Offices in lines, as people type them and as the table keeps them.
 *
 * <pre>
 *   Agence de Cahors; Cahors; 44.4491; 1.4366
 * </pre>
 */
final class OfficeLineCodec {

  static final int MAX_OFFICES = 30;
  private static final int MAX_LATITUDE = 90;
  private static final int MAX_LONGITUDE = 180;

  private static final String TEXT = "\\s*([^;\\p{Cntrl}]{1,120}?)\\s*;";
  private static final String DEGREES = "\\s*([+-]?[0-9]{1,3}(?:[.,][0-9]{1,12})?)\\s*";
  private static final Pattern LINE = Pattern.compile(TEXT + TEXT + DEGREES + ";" + DEGREES);

  private OfficeLineCodec() {}

  /**
   * The offices of a text.
   *
   * @throws IllegalArgumentException when a line is none
   */
  static List<Office> read(String text) {
    List<Office> offices =
        text.lines()
            // Who writes French puts a blank that does not break before a semicolon.
            .map(line -> line.replace('\u00a0', ' '))
            .filter(line -> !line.isBlank())
            .map(OfficeLineCodec::office)
            .toList();
    if (offices.size() > MAX_OFFICES) {
      throw new IllegalArgumentException("has more than " + MAX_OFFICES + " offices");
    }
    return offices;
  }

  private static Office office(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches() || parts.group(1).isBlank() || parts.group(2).isBlank()) {
      throw new IllegalArgumentException("has a line that is no office");
    }
    return new Office(
        parts.group(1),
        parts.group(2),
        degrees(parts.group(3), MAX_LATITUDE),
        degrees(parts.group(4), MAX_LONGITUDE));
  }

  private static double degrees(String text, int bound) {
    double degrees = Double.parseDouble(text.replace(',', '.'));
    if (Math.abs(degrees) > bound) {
      throw new IllegalArgumentException("has degrees beyond " + bound);
    }
    return degrees;
  }

  /** The offices as {@link #read} reads them. */
  static String write(List<Office> offices) {
    return offices.stream()
        .map(
            it ->
                String.join(
                    "; ", it.name(), it.town(), plain(it.latitude()), plain(it.longitude())))
        .collect(Collectors.joining("\n"));
  }

  private static String plain(double degrees) {
    return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
  }
}
