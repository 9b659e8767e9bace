package fr.teleguichet.simulator.scenario;

import fr.teleguichet.edge.configuration.BoundedYamlReader;
import fr.teleguichet.edge.configuration.SpellingSuggester;
import fr.teleguichet.edge.configuration.YamlNodeReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A group of members in a scenario's file. What is asked for is taken note of, so that members that
 * nobody asked for can be told as errors.
 */
final class ScenarioFieldReader {

  private final String place;
  private final int line;
  private final Map<String, Node> members;
  private final Set<String> known = new HashSet<>();
  private final List<String> problems;

  ScenarioFieldReader(String file, Node node, List<String> problems) {
    this.line = BoundedYamlReader.line(node);
    this.place = file + ":" + line;
    this.problems = problems;
    this.members =
        YamlNodeReader.mapping(node)
            .orElseGet(
                () -> {
                  tell("must be a group of \"name: value\"");
                  return Map.of();
                });
  }

  int line() {
    return line;
  }

  boolean has(String name) {
    known.add(name);
    return members.containsKey(name);
  }

  Optional<Node> node(String name) {
    return has(name) ? Optional.ofNullable(members.get(name)) : Optional.empty();
  }

  Map<String, Node> nodes() {
    known.addAll(members.keySet());
    return members;
  }

  /** The value of a member that may be left out; nothing when it is wrong, which is told. */
  <T> Optional<T> optional(String name, Function<String, T> parser) {
    Optional<Node> node = node(name);
    return node.flatMap(it -> parse(name, YamlNodeReader.scalar(it).orElse(""), parser));
  }

  /**
   * The value of a member that must be there; nothing when it is missing or wrong, which is told.
   */
  <T> Optional<T> required(String name, Function<String, T> parser) {
    if (!has(name)) {
      tell("lacks \"" + name + "\"");
      return Optional.empty();
    }
    return optional(name, parser);
  }

  private <T> Optional<T> parse(String name, String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (RuntimeException e) {
      tell(name + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Builds something whose parts may not go together, which is told. */
  <T> Optional<T> build(java.util.function.Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (IllegalArgumentException e) {
      tell(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  void tell(String sentence) {
    problems.add(place + ": " + sentence);
  }

  /** Tells of every member that nobody asked for. */
  void refuseOthers() {
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        tell(
            "there is no \"%s\" here%s"
                .formatted(
                    name,
                    SpellingSuggester.nearest(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(
                            "; there may be "
                                + String.join(", ", known.stream().sorted().toList()))));
      }
    }
  }
}
