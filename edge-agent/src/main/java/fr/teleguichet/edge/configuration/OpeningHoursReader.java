package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the opening hours. */
final class OpeningHoursReader {

  private static final Set<String> KEYS = Set.of("zone", "weekly", "exceptions");

  private final List<ConfigurationProblem> problems;

  OpeningHoursReader(List<ConfigurationProblem> problems) {
    this.problems = problems;
  }

  /** The hours; nothing when none are given or something has to be mended. */
  Optional<OpeningHours> read(GivenSetting given) {
    if (given.text().filter(String::isEmpty).isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(hours(given.node()));
    } catch (IllegalArgumentException e) {
      String sentence = String.valueOf(e.getMessage());
      problems.add(new ConfigurationProblem(given.place(), Setting.OPENING.path(), sentence));
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
        YamlNodeReader.mapping(node).orElseThrow(() -> wrong("must be a group of settings"));
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
    return node == null
        ? OpeningHoursParser.FRANCE
        : OpeningHoursParser.zone(YamlNodeReader.scalar(node).orElse(""));
  }

  private static Map<DayOfWeek, List<Span>> weekly(@Nullable Node node) {
    if (node == null) {
      throw wrong("lacks \"weekly\"");
    }
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    YamlNodeReader.mapping(node)
        .orElseThrow(() -> wrong("weekly must be a group of days"))
        .forEach((day, spans) -> week.put(OpeningHoursParser.day(day), spans(day, spans)));
    return week;
  }

  private static Map<LocalDate, List<Span>> exceptions(@Nullable Node node) {
    Map<LocalDate, List<Span>> days = new HashMap<>();
    if (node != null) {
      Map<String, Node> members =
          YamlNodeReader.mapping(node)
              .orElseThrow(() -> wrong("exceptions must be a group of dates"));
      if (members.size() > OpeningHoursParser.MAX_EXCEPTIONS) {
        throw wrong("has more than 366 exceptions; leave out those that are past");
      }
      members.forEach((date, spans) -> days.put(OpeningHoursParser.date(date), spans(date, spans)));
    }
    return days;
  }

  private static List<Span> spans(String day, Node node) {
    List<String> texts =
        YamlNodeReader.sequence(node)
            .filter(list -> list.size() <= OpeningHoursParser.MAX_SPANS)
            .orElseThrow(() -> wrong(day + " must be a list of up to 6 spans; [] when closed"))
            .stream()
            .map(item -> YamlNodeReader.scalar(item).orElse(""))
            .toList();
    return OpeningHoursParser.spans(day, texts);
  }

  private static IllegalArgumentException wrong(String sentence) {
    return new IllegalArgumentException(sentence);
  }
}
