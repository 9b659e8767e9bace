package fr.teleguichet.fleet.pki.device;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.cache.LruCache;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log and the audit log who was turned away and why, once an hour for each client and
 * kind: a kiosk that asks every minute must not fill either.
 *
 * <p>The lock is this object; connections of many threads look at and change what was told.
 */
@Singleton
public final class DeviceRefusalAudit {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceRefusalAudit.class);

  static final Duration SILENCE = Duration.ofHours(1);
  static final int MAX_REMEMBERED = 1_000;

  /**
   * Somebody turned away.
   *
   * @param address the network address that it came from
   * @param kind what was wrong, as one word
   * @param subject whom its certificate names, or a dash
   * @param sentence the same for a technician
   */
  public record Refusal(String address, String kind, String subject, String sentence) {}

  private record Told(String address, String kind, String subject) {}

  private final AuditLog audit;
  private final Clock clock;

  @GuardedBy("this")
  private final Map<Told, Instant> told = new LruCache<>(MAX_REMEMBERED);

  /** Refusals told to this audit log. */
  public DeviceRefusalAudit(AuditLog audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** Somebody was turned away. */
  public void tell(Refusal refusal) {
    if (!isNews(refusal)) {
      return;
    }
    LOG.atWarn()
        .addKeyValue("address", refusal.address())
        .addKeyValue("kind", refusal.kind())
        .addKeyValue("subject", refusal.subject())
        .addKeyValue("reason", refusal.sentence())
        .log("A device was turned away; the same is not told again for an hour.");
    try {
      audit.append(
          new AuditEntry(
              new Actor.Stranger(),
              "device.refused",
              refusal.subject(),
              Optional.of(refusal.address()),
              Map.of("kind", refusal.kind(), "reason", refusal.sentence())));
    } catch (RuntimeException e) {
      // Turning away goes on without the audit log: nothing was changed that it must know of.
      LOG.atWarn()
          .addKeyValue("cause", e.getMessage())
          .log("A refusal could not be written into the audit log.");
    }
  }

  private synchronized boolean isNews(Refusal refusal) {
    Told key = new Told(refusal.address(), refusal.kind(), refusal.subject());
    Instant now = clock.instant();
    Instant last = told.get(key);
    boolean news = last == null || !now.isBefore(last.plus(SILENCE)) || now.isBefore(last);
    if (news) {
      told.remove(key);
      told.put(key, now);
    }
    return news;
  }
}
