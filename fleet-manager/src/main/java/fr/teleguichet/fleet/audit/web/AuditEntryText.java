package fr.teleguichet.fleet.audit.web;

import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.territory.TerritoryName;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An entry of the audit log in words: what was done, and the facts row by row. */
final class AuditEntryText {

  private static final String ROLLOUT = "rollout.";
  private static final String REQUEST = "request.";

  private static final Pattern NUMBERED = Pattern.compile("(rollout|trust list) ([0-9]+)");
  private static final Pattern MOMENT =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9.]+)?Z");

  private AuditEntryText() {}

  /** What was done. */
  static String action(StoredAuditEntry entry, LocalizedText text) {
    String action = entry.action();
    Optional<String> words =
        action.startsWith(ROLLOUT)
            ? text.find("rollout.event." + action.substring(ROLLOUT.length()))
                .map(event -> text.say("audit.rollout", event))
            : text.find("audit.action." + action.replace('.', '-'));
    return words.orElseGet(() -> text.say("audit.action.other"));
  }

  /** The facts, in the order of their names. */
  static List<AuditViewModel.Fact> facts(
      StoredAuditEntry entry, JsonMapper json, LocalizedText text) {
    return details(entry.details(), json).entrySet().stream()
        .map(
            fact ->
                new AuditViewModel.Fact(
                    text.find("audit.detail." + fact.getKey())
                        .orElseGet(() -> text.say("audit.detail.other")),
                    value(entry, fact.getKey(), fact.getValue(), text)))
        .filter(fact -> !fact.value().isEmpty())
        .toList();
  }

  private static String value(
      StoredAuditEntry entry, String key, String value, LocalizedText text) {
    if (key.equals("territory")) {
      return TerritoryName.of(value);
    }
    if (entry.action().startsWith(REQUEST)) {
      return switch (key) {
        case "route" -> AuditRequestText.route(entry.action(), value, text).orElse(value);
        case "status" -> AuditRequestText.status(value, text);
        default -> value;
      };
    }
    return MOMENT.matcher(value).matches()
        ? text.moment(Instant.parse(value))
        : text.find("audit.value." + value).orElse(value);
  }

  /** What it was done to; a thing that has only a number is named in words. */
  static String subject(StoredAuditEntry entry, LocalizedText text) {
    Matcher numbered = NUMBERED.matcher(entry.subject());
    return numbered.matches()
        ? text.say("audit.subject." + numbered.group(1).replace(' ', '-'), numbered.group(2))
        : entry.subject();
  }

  private static Map<String, String> details(String details, JsonMapper json) {
    try {
      return new TreeMap<>(json.readValue(details, Argument.mapOf(String.class, String.class)));
    } catch (IOException | RuntimeException _) {
      return Map.of("", details); // an entry that somebody altered is shown as it is
    }
  }
}
