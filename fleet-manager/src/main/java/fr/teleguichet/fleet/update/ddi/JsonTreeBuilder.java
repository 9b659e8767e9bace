package fr.teleguichet.fleet.update.ddi;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object in the making, whose members keep their order. */
final class JsonTreeBuilder {
  private final Map<String, JsonNode> members = new LinkedHashMap<>();

  @CanIgnoreReturnValue
  JsonTreeBuilder put(String name, String text) {
    return put(name, JsonNode.createStringNode(text));
  }

  @CanIgnoreReturnValue
  JsonTreeBuilder put(String name, long number) {
    return put(name, JsonNode.createNumberNode(number));
  }

  @CanIgnoreReturnValue
  JsonTreeBuilder put(String name, boolean flag) {
    return put(name, JsonNode.createBooleanNode(flag));
  }

  @CanIgnoreReturnValue
  JsonTreeBuilder put(String name, JsonTreeBuilder tree) {
    return put(name, tree.node());
  }

  @CanIgnoreReturnValue
  JsonTreeBuilder put(String name, List<JsonTreeBuilder> trees) {
    return put(name, JsonNode.createArrayNode(trees.stream().map(JsonTreeBuilder::node).toList()));
  }

  @CanIgnoreReturnValue
  JsonTreeBuilder texts(String name, List<String> texts) {
    return put(
        name, JsonNode.createArrayNode(texts.stream().map(JsonNode::createStringNode).toList()));
  }

  /** A link, as HAL writes it. */
  @CanIgnoreReturnValue
  JsonTreeBuilder link(String rel, String address) {
    return put(rel, new JsonTreeBuilder().put("href", address));
  }

  @CanIgnoreReturnValue
  private JsonTreeBuilder put(String name, JsonNode node) {
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
