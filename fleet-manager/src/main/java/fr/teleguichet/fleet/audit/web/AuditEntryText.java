package fr.teleguichet.fleet.audit.web;

import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.territory.TerritoryNameFormatter;
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

  private static final List<String> OF_KIOSKS = List.of("care.", "kiosk.", "unit.", "update.");

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
      StoredAuditEntry entry, JsonMapper json, AuditedKioskNames kiosks, LocalizedText text) {
    return details(entry.details(), json).entrySet().stream()
        .map(
            fact ->
                new AuditViewModel.Fact(
                    text.find("audit.detail." + fact.getKey())
                        .orElseGet(() -> text.say("audit.detail.other")),
                    value(entry, fact.getKey(), fact.getValue(), kiosks, text)))
        .filter(fact -> !fact.value().isEmpty())
        .toList();
  }

  private static String value(
      StoredAuditEntry entry,
      String key,
      String value,
      AuditedKioskNames kiosks,
      LocalizedText text) {
    if (key.equals("territory")) {
      return TerritoryNameFormatter.of(value);
    }
    if (key.equals("kiosks")) {
      return kiosks.all(value);
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

  /** Where the kiosk stands that it was done to, where it was one. */
  static Optional<String> place(StoredAuditEntry entry, AuditedKioskNames kiosks) {
    return kiosks
        .find(entry.subject())
        .filter(_ -> OF_KIOSKS.stream().anyMatch(entry.action()::startsWith));
  }

  /** Who did it; a kiosk by where it stands. */
  static String actor(StoredAuditEntry entry, AuditedKioskNames kiosks, LocalizedText text) {
    String name = entry.actor().name();
    return switch (entry.actor().kind()) {
      case "kiosk" -> kiosks.ofActor(name).orElse(name);
      case "script" -> text.whoFirst(name);
      default -> name; // nobody passes for another, whatever an account is called
    };
  }

  private static Map<String, String> details(String details, JsonMapper json) {
    try {
      return new TreeMap<>(json.readValue(details, Argument.mapOf(String.class, String.class)));
    } catch (IOException | RuntimeException _) {
      return Map.of("", details); // an entry that somebody altered is shown as it is
    }
  }
}
