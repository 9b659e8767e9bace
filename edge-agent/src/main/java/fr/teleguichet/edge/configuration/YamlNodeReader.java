package fr.teleguichet.edge.configuration;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The parts of YAML nodes that files of ours use. */
public final class YamlNodeReader {

  private YamlNodeReader() {}

  /** The members of a mapping in their order, by the text of their keys. */
  public static Optional<Map<String, Node>> mapping(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    Map<String, Node> members = new LinkedHashMap<>();
    mapping
        .getValue()
        .forEach(pair -> members.put(scalar(pair.getKeyNode()).orElse("?"), pair.getValueNode()));
    return Optional.of(members);
  }

  /** The items of a list. */
  public static Optional<List<Node>> sequence(Node node) {
    return node instanceof SequenceNode sequence
        ? Optional.of(sequence.getValue())
        : Optional.empty();
  }

  /** The text of a plain or quoted value; an empty one reads as empty text. */
  public static Optional<String> scalar(Node node) {
    return node instanceof ScalarNode scalar
        ? Optional.of(scalar.getValue().strip())
        : Optional.empty();
  }

  /** A key that stands in the mapping for the second time. */
  static Optional<Node> repeatedKey(Node node) {
    Set<String> seen = new HashSet<>();
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .map(NodeTuple::getKeyNode)
            .filter(key -> !seen.add(scalar(key).orElse("?")))
            .findFirst()
        : Optional.empty();
  }

  static List<Node> children(Node node) {
    return switch (node) {
      case MappingNode mapping -> mapping.getValue().stream().map(NodeTuple::getValueNode).toList();
      case SequenceNode sequence -> sequence.getValue();
      default -> List.of();
    };
  }
}
