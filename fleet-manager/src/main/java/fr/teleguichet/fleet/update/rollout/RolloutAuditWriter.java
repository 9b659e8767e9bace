package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes into the audit log what a round did with a rollout, its waves and its kiosks. */
final class RolloutAuditWriter {

  private static final int MAX_NAMES = 20;

  private final AuditLog audit;

  RolloutAuditWriter(AuditLog audit) {
    this.audit = audit;
  }

  /** Before the commit: what the log can't take does not happen. */
  void append(RolloutAggregate course) {
    Rollout rollout = course.rollout();
    String subject = "rollout " + rollout.id();
    course
        .happened()
        .forEach(
            event ->
                append(
                    "rollout." + event.code(),
                    subject,
                    Map.of("distribution", rollout.name(), "reason", rollout.reason())));
    for (Wave wave : course.changedWaves()) {
      append(
          "rollout.wave-" + wave.state().code(),
          subject,
          Map.of("wave", wave.number() + " " + wave.name()));
    }
    kiosks(course)
        .forEach(
            (kind, kiosks) -> {
              if (!kiosks.isEmpty()) {
                append(
                    "rollout." + kind,
                    subject,
                    Map.of("count", Integer.toString(kiosks.size()), "kiosks", names(kiosks)));
              }
            });
  }

  private void append(String action, String subject, Map<String, String> details) {
    audit.append(new AuditEntry(new Actor.Program(), action, subject, Optional.empty(), details));
  }

  private static Map<String, List<String>> kiosks(RolloutAggregate course) {
    Map<String, List<String>> byKind = new LinkedHashMap<>();
    byKind.put("offered", kiosks(course, MemberUpdateCommand.Offer.class::isInstance));
    byKind.put(
        "recalled",
        kiosks(
            course,
            it ->
                it instanceof MemberUpdateCommand.Leave
                    || it instanceof MemberUpdateCommand.Withdraw));
    byKind.put("given-up", kiosks(course, MemberUpdateCommand.GiveUp.class::isInstance));
    return byKind;
  }

  private static List<String> kiosks(
      RolloutAggregate course, Predicate<MemberUpdateCommand> wanted) {
    return course.orders().stream().filter(wanted).map(MemberUpdateCommand::kiosk).toList();
  }

  /** The rows of the updates name every kiosk. */
  private static String names(List<String> kiosks) {
    String first = String.join(" ", kiosks.subList(0, Math.min(MAX_NAMES, kiosks.size())));
    return kiosks.size() > MAX_NAMES ? first + " …" : first;
  }
}
