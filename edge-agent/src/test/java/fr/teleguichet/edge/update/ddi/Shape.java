package fr.teleguichet.edge.update.ddi;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** What of an address and of a JSON body is the interface's, and not this kiosk's or that day's. */
final class Shape {

  /** Members of which the word counts too. */
  private static final Set<String> WORDS =
      Set.of(
          "mode",
          "status.execution",
          "status.result.finished",
          "deployment.download",
          "deployment.update");

  private Shape() {}

  /** The address behind the kiosk's own, without numbers and names; a dot for that itself. */
  static String address(String path, boolean hasQuery) {
    String own =
        path.replaceFirst("^/[^/]+/controller/v1/[^/]+", "")
            .replaceFirst("/artifacts/[^/]+$", "/artifacts/{file}")
            .replaceAll("/\\d+", "/{n}");
    return (own.isEmpty() ? "." : own.substring(1)) + (hasQuery ? "?c" : "");
  }

  /** The paths of all members in their order, with the word where it counts; empty for no JSON. */
  static String members(byte[] body) {
    Set<String> paths = new TreeSet<>();
    try {
      var json = new JsonObject(new String(body, StandardCharsets.UTF_8));
      gather("", json, paths);
      return String.join(" ", paths);
    } catch (DecodeException _) {
      return "";
    }
  }

  private static void gather(String path, Object value, Set<String> paths) {
    switch (value) {
      case JsonObject object ->
          object.forEach(
              member ->
                  gather(
                      path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                      member.getValue(),
                      paths));
      case JsonArray array -> array.forEach(item -> gather(path + "[]", item, paths));
      default -> paths.add(WORDS.contains(path) ? path + "=" + value : path);
    }
  }
}
