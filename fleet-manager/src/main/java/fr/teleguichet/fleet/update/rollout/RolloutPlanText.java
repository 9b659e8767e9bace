package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.kiosk.BoardProfileNameText;
import fr.teleguichet.fleet.territory.TerritoryNameFormatter;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateWindow;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a rollout plans, in words for people: its waves, its hours, and which kiosks are meant. */
public final class RolloutPlanText {

  private static final int MAX_VALUES = 10;

  private RolloutPlanText() {}

  /** What a wave is called; names that programs get by themselves in the reader's language. */
  public static String name(String name, LocalizedText text) {
    DefaultWaveNames own = DefaultWaveNames.in(text);
    if (name.equals(DefaultWaveNames.PROGRAMS.first())) {
      return own.first();
    }
    if (name.equals(DefaultWaveNames.PROGRAMS.some())) {
      return own.some();
    }
    if (name.equals(DefaultWaveNames.PROGRAMS.all())) {
      return own.all();
    }
    return IntStream.rangeClosed(1, RolloutPlan.MAX_WAVES)
        .filter(it -> name.equals(DefaultWaveNames.PROGRAMS.numbered().apply(it)))
        .mapToObj(own.numbered())
        .findFirst()
        .orElse(name);
  }

  /**
   * What a wave is measured by.
   *
   * @param kiosks how many it has
   * @param last whether none comes after it
   */
  public static String thresholds(
      int success, int errors, int kiosks, boolean last, LocalizedText text) {
    String stop =
        (long) errors * kiosks <= 100
            ? text.say("rollout.thresholds.first")
            : text.say("rollout.thresholds.share", errors);
    return last
        ? text.say("rollout.thresholds.last", stop)
        : text.say("rollout.thresholds", success, stop);
  }

  /** When kiosks may begin. */
  public static String window(UpdateWindow window, LocalizedText text) {
    String hours = text.say("rollout.hours." + window.hours().code());
    String daily =
        window
            .daily()
            .map(
                span ->
                    text.say(
                        "rollout.hours.daily", hours, span.from().toString(), span.to().toString()))
            .orElse(hours);
    return window.days().isEmpty()
        ? daily
        : text.say(
            "rollout.hours.days",
            daily,
            window.days().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.FULL, text.language().locale()))
                .collect(Collectors.joining(", ")));
  }

  /** A day of the week, by its word. */
  public static String day(String word, LocalizedText text) {
    return DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT))
        .getDisplayName(TextStyle.FULL, text.language().locale());
  }

  /** What a part of a filter is called. */
  public static String part(String part, LocalizedText text) {
    return switch (part) {
      case "territory" -> text.say("filter.territory");
      case "site" -> text.say("filter.site");
      case "board" -> text.say("drift.board");
      case "version" -> text.say("rollout.version");
      default -> text.say("rollout.label");
    };
  }

  /** What people call one value of a part of a filter other than a site. */
  public static String value(String part, String value, LocalizedText text) {
    return switch (part) {
      case "territory" -> TerritoryNameFormatter.of(value);
      case "board" -> BoardProfileNameText.of(value, text);
      case "version" -> value.equals(TargetFilter.NO_VERSION) ? text.say("drift.unknown") : value;
      default -> value;
    };
  }

  /**
   * Which kiosks are meant; all where nothing restricts.
   *
   * @param sites what people call sites, by their codes
   */
  public static String filter(TargetFilter filter, Map<String, String> sites, LocalizedText text) {
    Map<String, Set<String>> parts = new LinkedHashMap<>();
    parts.put("territory", filter.territories());
    parts.put(
        "site",
        filter.sites().stream()
            .map(it -> sites.getOrDefault(it, it))
            .collect(Collectors.toUnmodifiableSet()));
    parts.put("board", filter.boards());
    parts.put("version", filter.versions());
    parts.put("label", filter.labels());
    List<String> words = new ArrayList<>();
    parts.forEach(
        (part, values) -> {
          if (!values.isEmpty()) {
            words.add(text.say("rollout.filter", part(part, text), values(part, values, text)));
          }
        });
    if (!filter.kiosks().isEmpty()) {
      words.add(text.say("rollout.filter.kiosks", filter.kiosks().size()));
    }
    return words.isEmpty() ? text.say("rollout.filter.all") : String.join(" · ", words);
  }

  private static String values(String part, Set<String> values, LocalizedText text) {
    return values.stream()
        .map(it -> value(part, it, text))
        .sorted()
        .limit(MAX_VALUES)
        .collect(Collectors.joining(", ", "", values.size() > MAX_VALUES ? "…" : ""));
  }
}
