package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What time brings: deliveries after births, deadlines that are over, ends for the audit log. */
@Singleton
final class RemoteCommandScheduler {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteCommandScheduler.class);
  private static final int MAX_AT_ONCE = 200;

  private final Jdbi jdbi;
  private final RemoteCommandDispatcher post;
  private final AuditLog audit;
  private final Clock clock;

  RemoteCommandScheduler(
      Database database, RemoteCommandDispatcher post, AuditLog audit, Clock clock) {
    this.jdbi = database.jdbi();
    this.post = post;
    this.audit = audit;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
  void look() {
    try {
      go();
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" remote actions wait for the database", failure.getMessage());
    }
  }

  /** One round. */
  void go() {
    post.deliverToTheBorn();
    giveUp();
    tellEnds();
  }

  private void giveUp() {
    jdbi.useTransaction(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM care_action WHERE stage = 'wanted' AND deadline <= :now
                    ORDER BY number LIMIT :most FOR UPDATE SKIP LOCKED
                    """)
                .bind("now", RemoteCommandRepository.utc(clock.instant()))
                .bind("most", MAX_AT_ONCE)
                .map(RemoteCommandRepository.ENTRY)
                .list()
                .forEach(
                    late -> {
                      boolean _ =
                          RemoteCommandRepository.end(
                              handle,
                              late.number(),
                              RemoteCommandState.UNANSWERED,
                              clock.instant().truncatedTo(ChronoUnit.MILLIS));
                    }));
  }

  /**
   * Ends are told after their commit, since the transaction that stores a kiosk's records can't
   * wait for the audit log; the mark and the entry stand or fall together.
   */
  private void tellEnds() {
    for (long number : untoldEnds()) {
      jdbi.useTransaction(handle -> tellEnd(handle, number));
    }
  }

  private List<Long> untoldEnds() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT number FROM care_action WHERE audited = FALSE AND stage IN
                      ('done', 'failed', 'refused', 'expired', 'unanswered', 'cancelled')
                    ORDER BY number LIMIT :most
                    """)
                .bind("most", MAX_AT_ONCE)
                .mapTo(Long.class)
                .list());
  }

  private void tellEnd(Handle handle, long number) {
    if (!mark(handle, number)) {
      return; // another manager was faster
    }
    handle
        .createQuery("SELECT * FROM care_action WHERE number = :number")
        .bind("number", number)
        .map(RemoteCommandRepository.ENTRY)
        .findOne()
        // Taking back is in the log already, by the name of who did it.
        .filter(entry -> entry.state() != RemoteCommandState.CANCELLED)
        .ifPresent(entry -> audit.append(entry(entry)));
  }

  private static boolean mark(Handle handle, long number) {
    return handle
            .createUpdate(
                "UPDATE care_action SET audited = TRUE WHERE number = :number AND NOT audited")
            .bind("number", number)
            .execute()
        > 0;
  }

  private static AuditEntry entry(RemoteCommand entry) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("action", entry.action().code());
    details.put("id", entry.id().toString());
    details.put("stage", entry.state().publicWord());
    details.put("territory", entry.node().group());
    if (!entry.reason().isEmpty()) {
      details.put("reason", entry.reason());
    }
    Actor actor =
        entry.state() == RemoteCommandState.UNANSWERED
            ? new Actor.Program()
            : new Actor.Kiosk(entry.node());
    return new AuditEntry(actor, "care.ended", entry.node().node(), Optional.empty(), details);
  }
}
