package fr.teleguichet.edge.configuration;

import fr.teleguichet.edge.configuration.OpeningHours.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the opening hours. */
final class OpeningReader {

  private static final Set<String> KEYS = Set.of("zone", "weekly", "exceptions");
  private static final Pattern SPAN = Pattern.compile("(\\d\\d:\\d\\d)\\s?-\\s?(\\d\\d:\\d\\d)");
  private static final String FRANCE = "Europe/Paris";
  private static final int MOST_EXCEPTIONS = 366;
  private static final int MOST_SPANS = 6;

  private final List<Problem> problems;

  OpeningReader(List<Problem> problems) {
    this.problems = problems;
  }

  /** The hours; nothing when none are given or something has to be mended. */
  Optional<OpeningHours> read(Given given) {
    if (given.text().filter(String::isEmpty).isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(hours(given.node()));
    } catch (IllegalArgumentException e) {
      String sentence = String.valueOf(e.getMessage());
      problems.add(new Problem(given.place(), Setting.OPENING.path(), sentence));
      return Optional.empty();
    }
  }

  /**
   * The hours that a node of the file holds.
   *
   * @throws IllegalArgumentException with a sentence when it holds none
   */
  static OpeningHours hours(Node node) {
    Map<String, Node> members =
        Yaml.mapping(node).orElseThrow(() -> wrong("must be a group of settings"));
    for (String key : members.keySet()) {
      if (!KEYS.contains(key)) {
        throw wrong("\"" + key + "\" is unknown; it takes " + Setting.OPENING.allowed());
      }
    }
    return new OpeningHours(
        zone(members), weekly(members.get("weekly")), exceptions(members.get("exceptions")));
  }

  private static ZoneId zone(Map<String, Node> members) {
    Node node = members.get("zone");
    String name = node == null ? FRANCE : Yaml.scalar(node).orElse("");
    try {
      return ZoneId.of(name);
    } catch (DateTimeException _) {
      throw wrong("\"" + name + "\" is no time zone; write it as Europe/Paris");
    }
  }

  private static Map<DayOfWeek, List<Span>> weekly(@Nullable Node node) {
    if (node == null) {
      throw wrong("lacks \"weekly\"");
    }
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    Yaml.mapping(node)
        .orElseThrow(() -> wrong("weekly must be a group of days"))
        .forEach((day, spans) -> week.put(day(day), spans(day, spans)));
    return week;
  }

  private static DayOfWeek day(String name) {
    try {
      return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw wrong("\"" + name + "\" is no day; write monday to sunday");
    }
  }

  private static Map<LocalDate, List<Span>> exceptions(@Nullable Node node) {
    Map<LocalDate, List<Span>> days = new HashMap<>();
    if (node != null) {
      Map<String, Node> members =
          Yaml.mapping(node).orElseThrow(() -> wrong("exceptions must be a group of dates"));
      if (members.size() > MOST_EXCEPTIONS) {
        throw wrong("has more than 366 exceptions; leave out those that are past");
      }
      members.forEach((date, spans) -> days.put(date(date), spans(date, spans)));
    }
    return days;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw wrong("\"" + text + "\" is no date; write it as 2026-12-25");
    }
  }

  private static List<Span> spans(String day, Node node) {
    List<Node> items =
        Yaml.sequence(node)
            .filter(list -> list.size() <= MOST_SPANS)
            .orElseThrow(() -> wrong(day + " must be a list of up to 6 spans; [] when closed"));
    List<Span> spans = new ArrayList<>();
    for (Node item : items) {
      spans.add(span(Yaml.scalar(item).orElse("")));
    }
    return List.copyOf(spans);
  }

  private static Span span(String text) {
    Matcher parts = SPAN.matcher(text);
    try {
      if (parts.matches()) {
        String end = parts.group(2).equals("24:00") ? "00:00" : parts.group(2);
        return new Span(LocalTime.parse(parts.group(1)), LocalTime.parse(end));
      }
    } catch (DateTimeException _) {
      // Told below.
    }
    throw wrong("\"" + text + "\" is no span; write it as \"08:30-12:00\"");
  }

  private static IllegalArgumentException wrong(String sentence) {
    return new IllegalArgumentException(sentence);
  }
}
