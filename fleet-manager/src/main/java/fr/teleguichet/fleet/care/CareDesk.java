package fr.teleguichet.fleet.care;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.database.Database;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes wishes and takes them back. Each is in the audit log before it is in its table, and in its
 * table before it is sent.
 *
 * <p>Wishes come one at a time: the audit log needs a database connection of its own, and many
 * wishes at once, each holding one and waiting for a second, would never end.
 */
@Singleton
final class CareDesk {

  static final Duration USUAL_PATIENCE = Duration.ofMinutes(15);
  static final Duration LEAST_PATIENCE = Duration.ofMinutes(2);
  static final Duration MOST_PATIENCE = Duration.ofHours(2);

  private final Jdbi jdbi;
  private final AuditLog audit;
  private final CarePost post;
  private final Clock clock;
  private final RandomGenerator random;
  private final ReentrantLock turn = new ReentrantLock();

  CareDesk(Database database, AuditLog audit, CarePost post, Clock clock, RandomGenerator random) {
    this.jdbi = database.jdbi();
    this.audit = audit;
    this.post = post;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What somebody wants.
   *
   * @param node the kiosk
   * @param patience until the deadline, 2 to 120 minutes
   * @param id the id that the asker gave, so that asking twice wants once
   */
  record Wish(NodeAddress node, RemoteCommandType action, Duration patience, Optional<UUID> id) {
    Wish {
      if (patience.compareTo(LEAST_PATIENCE) < 0 || patience.compareTo(MOST_PATIENCE) > 0) {
        throw new IllegalArgumentException("a deadline is 2 to 120 minutes ahead");
      }
    }
  }

  /**
   * Takes a person's wish and sends it when the kiosk is connected.
   *
   * @return the wish as it stands now
   * @throws CareRefusal when it can't be had
   */
  CareEntry want(Wish wish, Visitor visitor) {
    if (wish.action() == RemoteCommandType.WIPE) {
      throw new CareRefusal(CareRefusal.Why.NOT_FROM_HERE);
    }
    if (!CareRights.of(visitor.role()).contains(wish.action())) {
      throw new CareRefusal(CareRefusal.Why.NOT_YOURS);
    }
    if (post.declines(wish.node())) {
      throw new CareRefusal(CareRefusal.Why.NOT_DECLARED);
    }
    return want(
        wish.node(),
        wish.id().orElseGet(this::freshId),
        wish.action(),
        clock.instant().plus(wish.patience()),
        visitor.actor(),
        visitor.address(),
        true);
  }

  /** The program itself wants a retired kiosk to erase itself before its access ends. */
  CareEntry wantWipe(NodeAddress node, Instant deadline) {
    return want(
        node,
        freshId(),
        RemoteCommandType.WIPE,
        deadline,
        new Actor.Program(),
        Optional.empty(),
        false);
  }

  private CareEntry want(
      NodeAddress node,
      UUID id,
      RemoteCommandType action,
      Instant deadline,
      Actor actor,
      Optional<String> address,
      boolean bounded) {
    CareEntry entry =
        inTurn(
            () ->
                jdbi.inTransaction(
                    handle -> {
                      CareBounds.lockKiosk(handle, node, post.reaches(node), clock.instant());
                      Optional<CareEntry> known = CareTable.find(handle, id);
                      if (known.isPresent()) {
                        return same(known.get(), node, action);
                      }
                      if (bounded) {
                        CareBounds.requireRoom(handle, node, clock.instant());
                      }
                      note(actor, address, "care.wanted", id, node, action);
                      Instant now = now();
                      CareTable.insert(
                          handle,
                          new CareEntry(
                              0,
                              id,
                              node.node(),
                              node.group(),
                              action,
                              CareNames.of(actor),
                              now,
                              deadline.truncatedTo(ChronoUnit.MILLIS),
                              CareState.WANTED,
                              now,
                              now,
                              "",
                              0,
                              Optional.empty()));
                      return CareTable.find(handle, id).orElseThrow();
                    }));
    if (entry.state() == CareState.WANTED && entry.sent() == 0) {
      post.deliver(entry);
    }
    return find(id).orElse(entry);
  }

  private static CareEntry same(CareEntry known, NodeAddress node, RemoteCommandType action) {
    if (known.node().equals(node) && known.action() == action) {
      return known;
    }
    throw new CareRefusal(CareRefusal.Why.ID_TAKEN);
  }

  /**
   * Takes a wish back.
   *
   * @throws CareRefusal when the kiosk has answered already, or the role does not allow it
   */
  CareEntry cancel(CareEntry entry, Visitor visitor) {
    if (!CareRights.of(visitor.role()).contains(entry.action())) {
      throw new CareRefusal(CareRefusal.Why.NOT_YOURS);
    }
    boolean cancelled =
        inTurn(
            () ->
                jdbi.inTransaction(
                    handle -> {
                      if (CareTable.lock(handle, entry.id())
                          .filter(CareEntry::canBeCancelled)
                          .isEmpty()) {
                        return false;
                      }
                      note(
                          visitor.actor(),
                          visitor.address(),
                          "care.cancelled",
                          entry.id(),
                          entry.node(),
                          entry.action());
                      return CareTable.end(handle, entry.number(), CareState.CANCELLED, now());
                    }));
    if (!cancelled) {
      throw new CareRefusal(CareRefusal.Why.TOO_LATE);
    }
    return find(entry.id()).orElseThrow();
  }

  /** The wish of this id. */
  Optional<CareEntry> find(UUID id) {
    return jdbi.withHandle(handle -> CareTable.find(handle, id));
  }

  /** The kiosk's latest wishes, newest first. */
  List<CareEntry> latest(NodeAddress kiosk, int most) {
    return jdbi.withHandle(handle -> CareTable.latest(handle, kiosk, most));
  }

  /** What was told of a wish, oldest first. */
  List<CareStep> steps(CareEntry entry) {
    return jdbi.withHandle(handle -> CareTable.steps(handle, entry.number()));
  }

  private void note(
      Actor actor,
      Optional<String> address,
      String what,
      UUID id,
      NodeAddress node,
      RemoteCommandType action) {
    audit.append(
        new AuditEntry(
            actor,
            what,
            node.node(),
            address,
            Map.of("action", action.word(), "id", id.toString(), "territory", node.group())));
  }

  private <R> R inTurn(Supplier<R> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  /** A random UUID (RFC 9562, version 4). */
  UUID freshId() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }

  /** The moment, in milliseconds as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
