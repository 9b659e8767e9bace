package fr.teleguichet.fleet.update.rollout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of a form in which waves are typed. A form that runs no script asks for another row, or
 * for one less, by a field {@value #CHANGE} next to all others.
 */
final class WaveFormRows {

  /** What is wanted of the rows: {@value #ADD}, or {@value #REMOVE} and the number of a row. */
  static final String CHANGE = "change";

  static final String ADD = "add";
  static final String REMOVE = "remove-";

  /** How many rows are shown. */
  static final String COUNT = "waves";

  /** The fields that say which kiosks a wave takes. */
  static final List<String> FILTERS = List.of("territory", "site", "board", "version", "label");

  private static final List<String> FIGURES = List.of("name", "share", "success", "errors");
  private static final int MAX_COUNT = RolloutPlan.MAX_WAVES;

  private WaveFormRows() {}

  /** A field of a row. */
  static String field(String part, int number) {
    return part + number;
  }

  /** The fields of a row. */
  static Stream<String> fields(int number) {
    return Stream.concat(FIGURES.stream(), FILTERS.stream()).map(part -> field(part, number));
  }

  /** How many rows there are: as many as was said, or as somebody typed in; 20 at most. */
  static int count(Map<String, String> fields) {
    String said = fields.getOrDefault(COUNT, "");
    int shown = said.matches("[0-9]{1,2}") ? Math.min(MAX_COUNT, Integer.parseInt(said)) : 0;
    return Math.max(shown, numbers(fields).max().orElse(0));
  }

  /** Whether anything was typed in the row. */
  static boolean isTyped(Map<String, String> fields, int number) {
    return fields(number).anyMatch(fields::containsKey);
  }

  /** The numbers of the rows in which something was typed. */
  static IntStream numbers(Map<String, String> fields) {
    return IntStream.rangeClosed(1, MAX_COUNT).filter(number -> isTyped(fields, number));
  }

  /** The fields with the rows as they were wanted. */
  static Map<String, String> changed(Map<String, String> fields, String change) {
    int count = count(fields);
    Map<String, String> changed = new LinkedHashMap<>(fields);
    if (change.equals(ADD) && count < MAX_COUNT) {
      // A wave that takes all that is left stays the last one: after it none would get a kiosk.
      if ("100".equals(fields.get(field("share", count)))) {
        move(changed, count, count + 1);
      }
      changed.put(COUNT, Integer.toString(count + 1));
    } else if (change.matches(REMOVE + "[0-9]{1,2}")) {
      int gone = Integer.parseInt(change.substring(REMOVE.length()));
      if (gone >= 1 && gone <= count) {
        fields(gone).forEach(changed::remove);
        for (int number = gone; number < count; number++) {
          move(changed, number + 1, number);
        }
        changed.put(COUNT, Integer.toString(count - 1));
      }
    }
    return changed;
  }

  private static void move(Map<String, String> fields, int from, int to) {
    List<String> before = fields(from).toList();
    List<String> after = fields(to).toList();
    for (int i = 0; i < before.size(); i++) {
      String value = fields.remove(before.get(i));
      if (value != null) {
        fields.put(after.get(i), value);
      }
    }
  }
}
