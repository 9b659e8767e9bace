package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as somebody typed it, with what is wrong with it. What is not among the fields is as it
 * was typed last in the address, so that a plan can be kept as a bookmark.
 *
 * @param fields names and values
 * @param errors the key of a message for each field that is wrong
 */
public record RolloutForm(Map<String, String> fields, Map<String, String> errors) {

  private static final List<String> FLAGS = List.of("forced", "downgrade", "joins");

  /** The fields that are ticked for days on which kiosks may begin. */
  public static final List<String> DAYS =
      Arrays.stream(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();

  /** Fields in which one of a few words is chosen; another one is as if nothing were chosen. */
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "hours", Set.of("outside", "during", "any"),
          "onErrors", Set.of("pause", "roll-back"),
          "start", Set.of("hand", "now", "at"));

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
   * @param part name, share, success or errors, or territory, site, board, version or label
   */
  public static String wave(String part, int number) {
    return WaveFormRows.field(part, number);
  }

  public RolloutForm {
    fields = Map.copyOf(fields);
    errors = Map.copyOf(errors);
  }

  /** What the fields hold, with the rows of waves that were asked for, looked at. */
  static RolloutForm of(Map<String, String> raw) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : names()) {
      String value = raw.getOrDefault(name, "").strip();
      boolean isWord = WORDS.getOrDefault(name, Set.of(value)).contains(value);
      if (!value.isEmpty() && isWord) {
        fields.put(name, SubmittedFormFields.shown(value));
      }
    }
    Map<String, String> wanted =
        WaveFormRows.changed(fields, raw.getOrDefault(WaveFormRows.CHANGE, ""));
    return new RolloutForm(wanted, RolloutFormValidator.of(wanted));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(NAMES);
    names.addAll(FLAGS);
    names.addAll(DAYS);
    names.add(WaveFormRows.COUNT);
    for (int number = 1; number <= RolloutPlan.MAX_WAVES; number++) {
      WaveFormRows.fields(number).forEach(names::add);
    }
    return names;
  }

  /** The same with waves of its own, where nobody wrote any. */
  RolloutForm with(List<WavePlan> waves) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(WaveFormRows.COUNT, Integer.toString(waves.size()));
    for (int number = 1; number <= waves.size(); number++) {
      WavePlan plan = waves.get(number - 1);
      more.put(wave("name", number), plan.name());
      more.put(wave("share", number), Integer.toString(plan.share()));
      more.put(wave("success", number), Integer.toString(plan.success()));
      more.put(wave("errors", number), Integer.toString(plan.errors()));
    }
    return new RolloutForm(more, errors);
  }

  /** The same with more that is wrong. */
  RolloutForm with(Map<String, String> wrong) {
    Map<String, String> all = new LinkedHashMap<>(errors);
    all.putAll(wrong);
    return new RolloutForm(fields, all);
  }

  /** How many rows of waves are shown. */
  public int rows() {
    return Math.max(1, WaveFormRows.count(fields));
  }

  /** Whether another row has room. */
  public boolean hasRoom() {
    return rows() < RolloutPlan.MAX_WAVES;
  }

  /** Whether a wave takes some of the kiosks only, or something is wrong with which. */
  public boolean isFiltered(int number) {
    return WaveFormRows.FILTERS.stream().anyMatch(part -> fields.containsKey(wave(part, number)));
  }

  /** Whether somebody wrote waves. */
  boolean hasWaves() {
    return waveNumbers().findAny().isPresent();
  }

  private IntStream waveNumbers() {
    return WaveFormRows.numbers(fields);
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
    return RowNumberParser.parse(value("distribution"));
  }

  /** When it starts by itself; empty where a person starts it. */
  Optional<Instant> startAt(Instant now) {
    return switch (value("start")) {
      case "now" -> Optional.of(now);
      case "at" -> RolloutFormValidator.moment(fields.get("startAt"));
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
        hasWaves() ? waveNumbers().mapToObj(this::plan).toList() : null,
        new PlanJson.Window(
            value("hours").isEmpty() ? null : value("hours"),
            fields.get("from"),
            fields.get("to"),
            DAYS.stream().filter(fields::containsKey).toList(),
            null),
        fields.get("onErrors"),
        RolloutFormValidator.moment(fields.get("deadline")).orElse(null),
        fields.containsKey("forced"),
        fields.containsKey("downgrade"),
        fields.containsKey("joins"),
        null);
  }

  private PlanJson.Wave plan(int number) {
    return new PlanJson.Wave(
        fields.get(wave("name", number)),
        new PlanJson.Filter(
            some(wave("site", number)),
            some(wave("territory", number)),
            some(wave("board", number)),
            some(wave("version", number)),
            some(wave("label", number)),
            null),
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

  /** Whether the fleet must be asked before anything is known to be right. */
  boolean asksFleet() {
    return fields.containsKey("kiosks")
        || IntStream.rangeClosed(1, rows()).anyMatch(this::isFiltered);
  }

  /** Names, and words for what is wrong with them, of fields that no kiosk fits. */
  Map<String, String> unknown(RolloutViewModels.Known known) {
    Map<String, String> wrong = new LinkedHashMap<>();
    for (int number = 1; number <= RolloutPlan.MAX_WAVES; number++) {
      for (String part : WaveFormRows.FILTERS) {
        String value = fields.get(wave(part, number));
        if (value != null && !known.of(part).contains(value)) {
          wrong.put(wave(part, number), "rollout.wave.filter.wrong");
        }
      }
    }
    List<String> named = kiosks();
    if (named != null && !known.kiosks().containsAll(named)) {
      wrong.put("kiosks", "rollout.kiosks.wrong");
    }
    return wrong;
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
