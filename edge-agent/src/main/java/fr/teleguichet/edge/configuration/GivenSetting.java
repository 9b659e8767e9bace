package fr.teleguichet.edge.configuration;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A setting as somebody gave it.
 *
 * @param place the file with its line, or the environment variable
 * @param node what was given
 */
record GivenSetting(String place, Node node) {

  Optional<String> text() {
    return YamlNodeReader.scalar(node);
  }

  /** The items of a list; a single text stands for its parts between commas. */
  Optional<List<String>> texts() {
    return text()
        .map(text -> List.of(text.split("\\s*,\\s*", -1)))
        .or(() -> YamlNodeReader.sequence(node).flatMap(GivenSetting::allTexts));
  }

  private static Optional<List<String>> allTexts(List<Node> items) {
    List<String> texts =
        items.stream().flatMap(item -> YamlNodeReader.scalar(item).stream()).toList();
    return texts.size() == items.size() ? Optional.of(texts) : Optional.empty();
  }
}
