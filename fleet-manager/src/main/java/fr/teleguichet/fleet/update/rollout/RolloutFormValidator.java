package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with what somebody typed for a rollout, as far as that needs no fleet. */
final class RolloutFormValidator {

  private static final int MAX_LENGTH = 4_000;
  private static final int MAX_TITLE_LENGTH = 60;
  private static final int MAX_NAME_LENGTH = 128;
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}");
  private static final Pattern HOUR = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");

  private RolloutFormValidator() {}

  /** The key of a message for each field that is wrong. */
  static Map<String, String> of(Map<String, String> fields) {
    Map<String, String> errors = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (value.length() > (name.equals("kiosks") ? MAX_LENGTH : MAX_NAME_LENGTH)) {
            errors.put(name, "rollout.long");
          }
        });
    WaveFormRows.numbers(fields).forEach(number -> checkWave(fields, errors, number));
    boolean half =
        fields.containsKey("from") != fields.containsKey("to")
            || (fields.containsKey("from") && fields.get("from").equals(fields.get("to")));
    for (String hour : List.of("from", "to")) {
      if (half || !HOUR.matcher(fields.getOrDefault(hour, "00:00")).matches()) {
        errors.put(hour, "rollout.hour.wrong");
      }
    }
    if (fields.containsKey("deadline") && moment(fields.get("deadline")).isEmpty()) {
      errors.put("deadline", "rollout.moment.wrong");
    }
    if ("at".equals(fields.get("start"))) {
      checkStart(fields, errors);
    }
    return errors;
  }

  private static void checkWave(
      Map<String, String> fields, Map<String, String> errors, int number) {
    // A row in which something is typed is meant to be a wave, and says how many it takes.
    if (!fields.containsKey(WaveFormRows.field("share", number))) {
      errors.put(WaveFormRows.field("share", number), "rollout.percent.wrong");
    }
    percent(fields, errors, WaveFormRows.field("share", number), 1);
    percent(fields, errors, WaveFormRows.field("success", number), 0);
    percent(fields, errors, WaveFormRows.field("errors", number), 1);
    String name = fields.getOrDefault(WaveFormRows.field("name", number), "");
    if (name.length() > MAX_TITLE_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
      errors.put(WaveFormRows.field("name", number), "rollout.wave.name.wrong");
    }
  }

  private static void checkStart(Map<String, String> fields, Map<String, String> errors) {
    Optional<Instant> start = moment(fields.get("startAt"));
    if (start.isEmpty()) {
      errors.put("startAt", "rollout.moment.wrong");
    } else if (moment(fields.get("deadline")).filter(it -> !it.isAfter(start.get())).isPresent()) {
      errors.put("deadline", "rollout.deadline.early");
    }
  }

  private static void percent(
      Map<String, String> fields, Map<String, String> errors, String name, int least) {
    String value = fields.getOrDefault(name, "1");
    boolean fits =
        PERCENT.matcher(value).matches()
            && Integer.parseInt(value) >= least
            && Integer.parseInt(value) <= 100;
    if (!fits) {
      errors.put(name, least == 0 ? "rollout.success.wrong" : "rollout.percent.wrong");
    }
  }

  /** A time as a browser writes it, by the clocks of France. */
  static Optional<Instant> moment(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(BoundedTimeParser::dateTime)
          .map(it -> it.atZone(LocalizedText.ZONE).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
