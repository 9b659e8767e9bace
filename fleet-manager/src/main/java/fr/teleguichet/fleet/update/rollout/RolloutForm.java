package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.page.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as somebody typed it, with what is wrong with it. What is not among the fields is as it
 * was typed last in the address, so that a plan can be kept as a bookmark.
 *
 * @param fields names and values
 * @param errors the key of a message for each field that is wrong
 */
public record RolloutForm(Map<String, String> fields, Map<String, String> errors) {

  /** Waves that the form has room for; programs may have more. */
  public static final int WAVES = 4;

  private static final int LONGEST = 4_000;
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}");
  private static final Pattern HOUR = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");
  private static final List<String> FLAGS = List.of("forced", "downgrade", "joins");
  private static final List<String> NAMES =
      List.of(
          "distribution",
          "territory",
          "site",
          "board",
          "version",
          "label",
          "kiosks",
          "hours",
          "from",
          "to",
          "onErrors",
          "deadline",
          "start",
          "startAt");

  /**
   * A field of a wave.
   *
   * @param part name, share, success or errors
   */
  public static String wave(String part, int number) {
    return part + number;
  }

  public RolloutForm {
    fields = Map.copyOf(fields);
    errors = Map.copyOf(errors);
  }

  /** What the fields hold, looked at. */
  static RolloutForm of(Map<String, String> raw) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : names()) {
      String value = raw.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        fields.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
      }
    }
    return new RolloutForm(fields, check(fields));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(NAMES);
    names.addAll(FLAGS);
    for (int number = 1; number <= WAVES; number++) {
      for (String part : List.of("name", "share", "success", "errors")) {
        names.add(wave(part, number));
      }
    }
    return names;
  }

  /** The same with waves of its own, where nobody wrote any. */
  RolloutForm with(List<WavePlan> waves) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    for (int number = 1; number <= WAVES && number <= waves.size(); number++) {
      WavePlan plan = waves.get(number - 1);
      more.put(wave("name", number), plan.name());
      more.put(wave("share", number), Integer.toString(plan.share()));
      more.put(wave("success", number), Integer.toString(plan.success()));
      more.put(wave("errors", number), Integer.toString(plan.errors()));
    }
    return new RolloutForm(more, errors);
  }

  /** Whether somebody wrote waves. */
  boolean hasWaves() {
    return waveNumbers().findAny().isPresent();
  }

  private java.util.stream.IntStream waveNumbers() {
    return java.util.stream.IntStream.rangeClosed(1, WAVES)
        .filter(number -> fields.containsKey(wave("share", number)));
  }

  private static Map<String, String> check(Map<String, String> fields) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (int number = 1; number <= WAVES; number++) {
      percent(fields, errors, wave("share", number), 1);
      percent(fields, errors, wave("success", number), 0);
      percent(fields, errors, wave("errors", number), 1);
    }
    boolean half = fields.containsKey("from") != fields.containsKey("to");
    for (String hour : List.of("from", "to")) {
      if (half || !HOUR.matcher(fields.getOrDefault(hour, "00:00")).matches()) {
        errors.put(hour, "rollout.hour.wrong");
      }
    }
    if (fields.containsKey("deadline") && moment(fields.get("deadline")).isEmpty()) {
      errors.put("deadline", "rollout.moment.wrong");
    }
    if ("at".equals(fields.get("start")) && moment(fields.get("startAt")).isEmpty()) {
      errors.put("startAt", "rollout.moment.wrong");
    }
    return errors;
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
  private static Optional<Instant> moment(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(LocalDateTime::parse)
          .map(it -> it.atZone(Text.ZONE).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** A field's value; empty where nothing was typed. */
  public String value(String name) {
    return fields.getOrDefault(name, "");
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String error(String name) {
    return errors.get(name);
  }

  /** The number of the distribution; empty where none was chosen. */
  Optional<Integer> distribution() {
    return Optional.of(value("distribution"))
        .filter(it -> it.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  /** When it starts by itself; empty where a person starts it. */
  Optional<Instant> startAt(Instant now) {
    return switch (value("start")) {
      case "now" -> Optional.of(now);
      case "at" -> moment(fields.get("startAt"));
      default -> Optional.empty();
    };
  }

  /** The plan; of meaning when nothing is wrong. */
  PlanJson plan() {
    return new PlanJson(
        new PlanJson.Filter(
            some("site"),
            some("territory"),
            some("board"),
            some("version"),
            some("label"),
            kiosks()),
        hasWaves() ? waveNumbers().mapToObj(this::wave).toList() : null,
        new PlanJson.Window(
            value("hours").isEmpty() ? null : value("hours"),
            fields.get("from"),
            fields.get("to"),
            null,
            null),
        fields.get("onErrors"),
        moment(fields.get("deadline")).orElse(null),
        fields.containsKey("forced"),
        fields.containsKey("downgrade"),
        fields.containsKey("joins"),
        null);
  }

  private PlanJson.Wave wave(int number) {
    return new PlanJson.Wave(
        fields.get(wave("name", number)),
        null,
        number(wave("share", number)),
        number(wave("success", number)),
        number(wave("errors", number)));
  }

  private @Nullable Integer number(String name) {
    String value = fields.get(name);
    return value == null ? null : (Integer) Integer.parseInt(value);
  }

  private @Nullable List<String> some(String name) {
    String value = fields.get(name);
    return value == null ? null : List.of(value);
  }

  private @Nullable List<String> kiosks() {
    String value = fields.get("kiosks");
    return value == null
        ? null
        : Arrays.stream(value.split("[\\s,;]+")).filter(it -> !it.isEmpty()).toList();
  }

  /** The form as an address's query, without the question mark. */
  public String address() {
    List<String> parts = new ArrayList<>();
    for (String name : names()) {
      if (fields.containsKey(name)) {
        parts.add(name + "=" + URLEncoder.encode(value(name), StandardCharsets.UTF_8));
      }
    }
    return String.join("&", parts);
  }
}
