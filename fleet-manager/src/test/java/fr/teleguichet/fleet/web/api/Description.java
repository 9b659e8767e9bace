package fr.teleguichet.fleet.web.api;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An OpenAPI 3.0 document, as far as ours has it. */
final class Description {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");

  private final Map<?, ?> whole;

  private Description(Map<?, ?> whole) {
    this.whole = whole;
  }

  static Description of(String yaml) {
    return new Description(map(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(@Nullable Object node) {
    return node instanceof List<?> list ? list : List.of();
  }

  /** One method of one path. */
  record Operation(String method, String path, Map<?, ?> text) {

    Set<String> statuses() {
      return map(text.get("responses")).keySet().stream()
          .map(String::valueOf)
          .collect(Collectors.toSet());
    }

    boolean needsToken() {
      return list(text.get("security")).stream().anyMatch(it -> map(it).containsKey("token"));
    }

    /** The parameters after the question mark, and whether they must be given. */
    Map<String, Boolean> parameters() {
      Map<String, Boolean> found = new LinkedHashMap<>();
      for (Object each : list(text.get("parameters"))) {
        if ("query".equals(map(each).get("in"))) {
          found.put(
              String.valueOf(map(each).get("name")),
              Boolean.TRUE.equals(map(each).get("required")));
        }
      }
      return found;
    }

    /** The schema of a body in JSON, where it takes one. */
    Optional<Map<?, ?>> body() {
      return Optional.<Map<?, ?>>of(
              map(
                  map(map(map(text.get("requestBody")).get("content")).get("application/json"))
                      .get("schema")))
          .filter(it -> !it.isEmpty());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    map(whole.get("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (method, text) -> {
                          if (METHODS.contains(String.valueOf(method))) {
                            all.add(
                                new Operation(
                                    String.valueOf(method).toUpperCase(Locale.ROOT),
                                    String.valueOf(path),
                                    map(text)));
                          }
                        }));
    return all;
  }

  Operation operation(String name) {
    return operations().stream()
        .filter(it -> it.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + name));
  }

  /** The names of the schemas. */
  Set<String> schemas() {
    return map(map(whole.get("components")).get("schemas")).keySet().stream()
        .map(String::valueOf)
        .collect(Collectors.toSet());
  }

  /** The words that a schema allows. */
  List<String> words(String schema) {
    return list(resolved(Map.of("$ref", schema)).get("enum")).stream()
        .map(String::valueOf)
        .toList();
  }

  /** The names of the members that must be there. */
  List<String> required(Map<?, ?> schema) {
    return list(resolved(schema).get("required")).stream().map(String::valueOf).toList();
  }

  private Map<?, ?> resolved(Map<?, ?> schema) {
    Object name = schema.get("$ref");
    if (name == null && schema.get("allOf") instanceof List<?> all && !all.isEmpty()) {
      return resolved(map(all.getFirst()));
    }
    return name == null
        ? schema
        : map(
            map(map(whole.get("components")).get("schemas"))
                .get(String.valueOf(name).replaceAll(".*/", "")));
  }

  /** Whether the answer of a status has a body. */
  boolean hasContent(Operation operation, String status) {
    return !content(operation, status).isEmpty();
  }

  private static Map<?, ?> content(Operation operation, String status) {
    return map(map(map(operation.text().get("responses")).get(status)).get("content"));
  }

  /** What is wrong with the answer of a status; empty when all is as described. */
  List<String> faults(Operation operation, String status, JsonNode answer) {
    List<String> faults = new ArrayList<>();
    content(operation, status).values().stream()
        .findFirst()
        .ifPresent(it -> find("", map(map(it).get("schema")), answer, faults));
    return faults;
  }

  /** What is wrong with the body of a request; empty when all is as described. */
  List<String> faults(Map<?, ?> schema, JsonNode body) {
    List<String> faults = new ArrayList<>();
    find("", schema, body, faults);
    return faults;
  }

  private void find(String path, Map<?, ?> schema, JsonNode node, List<String> faults) {
    Map<?, ?> shape = resolved(schema);
    if (node.isNull()) {
      if (!Boolean.TRUE.equals(schema.get("nullable"))
          && !Boolean.TRUE.equals(shape.get("nullable"))) {
        faults.add(path + " is null");
      }
      return;
    }
    switch (String.valueOf(shape.get("type"))) {
      case "object" -> object(path, shape, node, faults);
      case "array" -> {
        if (node.isArray()) {
          node.values().forEach(it -> find(path + "[]", map(shape.get("items")), it, faults));
        } else {
          faults.add(path + " is no list");
        }
      }
      case "string" -> {
        check(path, "text", node.isString(), faults);
        List<?> words = list(shape.get("enum"));
        check(
            path,
            "word of " + words,
            words.isEmpty() || words.contains(node.getStringValue()),
            faults);
      }
      case "integer", "number" -> check(path, "number", node.isNumber(), faults);
      case "boolean" -> check(path, "flag", node.isBoolean(), faults);
      default -> {}
    }
  }

  private static void check(String path, String kind, boolean fits, List<String> faults) {
    if (!fits) {
      faults.add(path + " is no " + kind);
    }
  }

  private void object(String path, Map<?, ?> shape, JsonNode node, List<String> faults) {
    if (!node.isObject()) {
      faults.add(path + " is no object");
      return;
    }
    Map<?, ?> members = map(shape.get("properties"));
    for (Object name : list(shape.get("required"))) {
      if (node.get(String.valueOf(name)) == null) {
        faults.add(path + "." + name + " is missing");
      }
    }
    node.entries()
        .forEach(
            member -> {
              if (members.containsKey(member.getKey())) {
                find(
                    path + "." + member.getKey(),
                    map(members.get(member.getKey())),
                    member.getValue(),
                    faults);
              } else if (!shape.containsKey("additionalProperties")) {
                faults.add(path + "." + member.getKey() + " is not described");
              }
            });
  }
}
