package fr.teleguichet.fleet.update;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of which a test knows what it must hold. */
public record Json(JsonNode node) {

  private static Json of(@Nullable JsonNode found, Object where) {
    if (found == null) {
      throw new AssertionError("there is no " + where);
    }
    return new Json(found);
  }

  /** A member that must be there. */
  public Json get(String name) {
    return of(node.get(name), name);
  }

  /** An element that must be there. */
  public Json get(int place) {
    return of(node.get(place), place);
  }

  /** Whether the member is there. */
  public boolean has(String name) {
    return node.get(name) != null;
  }

  /** The names of the members. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.entries().forEach(entry -> names.add(entry.getKey()));
    return names;
  }

  /** The elements. */
  public List<Json> values() {
    List<Json> all = new ArrayList<>();
    node.values().forEach(each -> all.add(new Json(each)));
    return all;
  }

  /** How many there are. */
  public int size() {
    return node.size();
  }

  /** The text. */
  public String getStringValue() {
    return node.getStringValue();
  }

  /** The number. */
  public int getIntValue() {
    return node.getIntValue();
  }

  /** The number. */
  public long getLongValue() {
    return node.getLongValue();
  }

  /** The flag. */
  public boolean getBooleanValue() {
    return node.getBooleanValue();
  }
}
