package fr.teleguichet.fleet.audit.web;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request that changed something in words: what was asked for, and what became of it. */
final class AuditRequestText {

  private static final String INTERFACE = "/api/v1";
  private static final String DELETE = "request.delete";

  private AuditRequestText() {}

  /**
   * What was asked for, whether by a page or by the programming interface; empty where no words are
   * known.
   *
   * @param action the entry's action, which tells the method
   * @param route the path with its variables in braces
   */
  static Optional<String> route(String action, String route, LocalizedText text) {
    return text.find("audit.route." + key(action, route));
  }

  /** The fixed parts of the route; one that ends in a variable is about one thing of its kind. */
  static String key(String action, String route) {
    String path = route.startsWith(INTERFACE) ? route.substring(INTERFACE.length()) : route;
    String words =
        Arrays.stream(path.split("/", -1))
            .filter(part -> !part.isEmpty() && !part.startsWith("{"))
            .collect(Collectors.joining("-"));
    return (action.equals(DELETE) ? "delete-" : "") + words + (path.endsWith("}") ? "-one" : "");
  }

  /** What became of it; the status itself where that says nothing to a person. */
  static String status(String status, LocalizedText text) {
    return switch (status) {
      case "400", "422" -> text.say("audit.status.wrong");
      case "403" -> text.say("audit.status.forbidden");
      case "404" -> text.say("audit.status.unknown");
      case "409" -> text.say("audit.status.conflict");
      default ->
          switch (status.isEmpty() ? ' ' : status.charAt(0)) {
            case '2', '3' -> text.say("audit.status.done");
            case '4' -> text.say("audit.status.refused", status);
            case '5' -> text.say("audit.status.failed", status);
            default -> status;
          };
    };
  }
}
