package fr.teleguichet.fleet.update.ddi;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object in the making, whose members keep their order. */
final class JsonTree {
  private final Map<String, JsonNode> members = new LinkedHashMap<>();

  @CanIgnoreReturnValue
  JsonTree put(String name, String text) {
    return put(name, JsonNode.createStringNode(text));
  }

  @CanIgnoreReturnValue
  JsonTree put(String name, long number) {
    return put(name, JsonNode.createNumberNode(number));
  }

  @CanIgnoreReturnValue
  JsonTree put(String name, boolean flag) {
    return put(name, JsonNode.createBooleanNode(flag));
  }

  @CanIgnoreReturnValue
  JsonTree put(String name, JsonTree tree) {
    return put(name, tree.node());
  }

  @CanIgnoreReturnValue
  JsonTree put(String name, List<JsonTree> trees) {
    return put(name, JsonNode.createArrayNode(trees.stream().map(JsonTree::node).toList()));
  }

  @CanIgnoreReturnValue
  JsonTree texts(String name, List<String> texts) {
    return put(
        name, JsonNode.createArrayNode(texts.stream().map(JsonNode::createStringNode).toList()));
  }

  /** A link, as HAL writes it. */
  @CanIgnoreReturnValue
  JsonTree link(String rel, String address) {
    return put(rel, new JsonTree().put("href", address));
  }

  @CanIgnoreReturnValue
  private JsonTree put(String name, JsonNode node) {
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
