package fr.teleguichet.fleet.audit;

import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The audit log in the database. One entry at a time, since each is chained to the one before. */
@Singleton
final class JdbcAuditLog implements AuditLog {

  private static final int MAX_DETAIL_LENGTH = 500;
  private static final int MAX_SUBJECT_LENGTH = 200;
  private static final int MAX_ADDRESS_LENGTH = 64;

  private final Jdbi jdbi;
  private final JsonMapper json;
  private final Clock clock;

  JdbcAuditLog(Database database, JsonMapper json, Clock clock) {
    this.jdbi = database.jdbi();
    this.json = json;
    this.clock = clock;
    AuditTriggerInstaller.make(jdbi);
  }

  @Override
  public void append(AuditEntry entry) {
    jdbi.useTransaction(handle -> append(handle, entry));
  }

  void append(Handle handle, AuditEntry entry) {
    AuditChainHead head = AuditChainHead.lock(handle);
    StoredActor actor = StoredActor.of(entry.actor());
    StoredAuditEntry row =
        new StoredAuditEntry(
            head.number() + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            actor,
            entry.action(),
            shortened(entry.subject(), MAX_SUBJECT_LENGTH),
            shortened(entry.address().orElse(""), MAX_ADDRESS_LENGTH),
            details(entry.details()));
    byte[] hash = row.hashAfter(head.hash());
    int _ =
        handle
            .createUpdate(
                """
                INSERT INTO audit (number, at, actor_kind, actor_id, actor, action, subject, address, details, hash)
                VALUES (:number, :at, :kind, :id, :actor, :action, :subject, :address, :details, :hash)
                """)
            .bind("number", row.number())
            .bind("at", LocalDateTime.ofInstant(row.at(), ZoneOffset.UTC))
            .bind("kind", actor.kind())
            .bind("id", actor.id().isPresent() ? actor.id().getAsLong() : null)
            .bind("actor", actor.name())
            .bind("action", row.action())
            .bind("subject", row.subject())
            .bind("address", row.address())
            .bind("details", row.details())
            .bind("hash", hash)
            .execute();
    head.move(handle, row.number(), hash);
  }

  private String details(Map<String, String> details) {
    Map<String, String> kept = new TreeMap<>();
    details.forEach((name, value) -> kept.put(name, shortened(value, MAX_DETAIL_LENGTH)));
    try {
      return new String(json.writeValueAsBytes(kept), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Also without control characters, which have no business in a line of a log. */
  private static String shortened(String text, int longest) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > longest ? plain.substring(0, longest) : plain;
  }
}
