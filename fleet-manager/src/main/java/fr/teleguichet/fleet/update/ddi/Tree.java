package fr.teleguichet.fleet.update.ddi;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object in the making, whose members keep their order. */
final class Tree {
  private final Map<String, JsonNode> members = new LinkedHashMap<>();

  @CanIgnoreReturnValue
  Tree put(String name, String text) {
    return put(name, JsonNode.createStringNode(text));
  }

  @CanIgnoreReturnValue
  Tree put(String name, long number) {
    return put(name, JsonNode.createNumberNode(number));
  }

  @CanIgnoreReturnValue
  Tree put(String name, boolean flag) {
    return put(name, JsonNode.createBooleanNode(flag));
  }

  @CanIgnoreReturnValue
  Tree put(String name, Tree tree) {
    return put(name, tree.node());
  }

  @CanIgnoreReturnValue
  Tree put(String name, List<Tree> trees) {
    return put(name, JsonNode.createArrayNode(trees.stream().map(Tree::node).toList()));
  }

  @CanIgnoreReturnValue
  Tree texts(String name, List<String> texts) {
    return put(
        name, JsonNode.createArrayNode(texts.stream().map(JsonNode::createStringNode).toList()));
  }

  /** A link, as HAL writes it. */
  @CanIgnoreReturnValue
  Tree link(String rel, String address) {
    return put(rel, new Tree().put("href", address));
  }

  @CanIgnoreReturnValue
  private Tree put(String name, JsonNode node) {
    members.put(name, node);
    return this;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  JsonNode node() {
    return JsonNode.createObjectNode(members);
  }
}
