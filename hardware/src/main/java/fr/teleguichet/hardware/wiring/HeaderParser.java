package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.EnumCodes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads a header written as one line for each pin: its position, then a rail, or {@code gpio}, the
 * GPIO number, its use and the signals it can carry.
 */
final class HeaderParser {

  private static final Map<String, Rail> RAILS = EnumCodes.of(Rail.values(), Rail::code);

  private HeaderParser() {}

  static Header read(String name, String text) {
    return new Header(name, text.lines().map(HeaderParser::pin).toList());
  }

  private static HeaderPin pin(String line) {
    List<String> words = Arrays.asList(line.split(" ", -1));
    int position = Integer.parseInt(words.get(0));
    Rail rail = RAILS.get(words.get(1));
    return rail != null ? new HeaderPin.Supplied(position, rail) : gpio(position, words);
  }

  private static HeaderPin gpio(int position, List<String> words) {
    return new HeaderPin.Line(
        position,
        Integer.parseInt(words.get(2)),
        words.stream().skip(4).map(Signal::new).collect(Collectors.toCollection(TreeSet::new)),
        HeaderPin.Use.valueOf(words.get(3).toUpperCase(Locale.ROOT).replace('-', '_')));
  }
}
