package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.database.Database;
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
final class RemoteCommandService {

  static final Duration USUAL_PATIENCE = Duration.ofMinutes(15);
  static final Duration MIN_PATIENCE = Duration.ofMinutes(2);
  static final Duration MAX_PATIENCE = Duration.ofHours(2);

  private final Jdbi jdbi;
  private final AuditLog audit;
  private final RemoteCommandDispatcher post;
  private final Clock clock;
  private final RandomGenerator random;
  private final ReentrantLock turn = new ReentrantLock();

  RemoteCommandService(
      Database database,
      AuditLog audit,
      RemoteCommandDispatcher post,
      Clock clock,
      RandomGenerator random) {
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
      if (patience.compareTo(MIN_PATIENCE) < 0 || patience.compareTo(MAX_PATIENCE) > 0) {
        throw new IllegalArgumentException("a deadline is 2 to 120 minutes ahead");
      }
    }
  }

  /**
   * Takes a person's wish and sends it when the kiosk is connected.
   *
   * @return the wish as it stands now
   * @throws RemoteCommandRefusalException when it can't be had
   */
  RemoteCommand want(Wish wish, Principal visitor) {
    requireAllowed(wish, visitor);
    return want(
        wish.node(),
        wish.id().orElseGet(this::freshId),
        wish.action(),
        clock.instant().plus(wish.patience()),
        visitor.actor(),
        visitor.address(),
        true);
  }

  private void requireAllowed(Wish wish, Principal visitor) {
    if (wish.action() == RemoteCommandType.WIPE) {
      throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.NOT_FROM_HERE);
    }
    if (!RemoteCommandPermissions.of(visitor.role()).contains(wish.action())) {
      throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.NOT_YOURS);
    }
    if (post.declines(wish.node())) {
      throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.NOT_DECLARED);
    }
  }

  /** The program itself wants a retired kiosk to erase itself before its access ends. */
  RemoteCommand wantWipe(NodeAddress node, Instant deadline) {
    return want(
        node,
        freshId(),
        RemoteCommandType.WIPE,
        deadline,
        new Actor.Program(),
        Optional.empty(),
        false);
  }

  private RemoteCommand want(
      NodeAddress node,
      UUID id,
      RemoteCommandType action,
      Instant deadline,
      Actor actor,
      Optional<String> address,
      boolean bounded) {
    RemoteCommand entry =
        inTurn(
            () ->
                jdbi.inTransaction(
                    handle -> {
                      RemoteCommandLimiter.lockKiosk(
                          handle, node, post.reaches(node), clock.instant());
                      Optional<RemoteCommand> known = RemoteCommandRepository.find(handle, id);
                      if (known.isPresent()) {
                        return same(known.get(), node, action);
                      }
                      if (bounded) {
                        RemoteCommandLimiter.requireRoom(handle, node, clock.instant());
                      }
                      note(actor, address, "care.wanted", id, node, action);
                      Instant now = now();
                      RemoteCommandRepository.insert(
                          handle,
                          new RemoteCommand(
                              0,
                              id,
                              node,
                              action,
                              CommandRequesterNameFormatter.of(actor),
                              now,
                              deadline.truncatedTo(ChronoUnit.MILLIS),
                              RemoteCommandState.WANTED,
                              now,
                              now,
                              "",
                              0,
                              Optional.empty()));
                      return RemoteCommandRepository.find(handle, id).orElseThrow();
                    }));
    if (entry.state() == RemoteCommandState.WANTED && entry.sent() == 0) {
      post.deliver(entry);
    }
    return find(id).orElse(entry);
  }

  private static RemoteCommand same(
      RemoteCommand known, NodeAddress node, RemoteCommandType action) {
    if (known.node().equals(node) && known.action() == action) {
      return known;
    }
    throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.ID_TAKEN);
  }

  /**
   * Takes a wish back.
   *
   * @throws RemoteCommandRefusalException when the kiosk has answered already, or the role does not
   *     allow it
   */
  RemoteCommand cancel(RemoteCommand entry, Principal visitor) {
    if (!RemoteCommandPermissions.of(visitor.role()).contains(entry.action())) {
      throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.NOT_YOURS);
    }
    boolean cancelled =
        inTurn(
            () ->
                jdbi.inTransaction(
                    handle -> {
                      if (RemoteCommandRepository.lock(handle, entry.id())
                          .filter(RemoteCommand::canBeCancelled)
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
                      return RemoteCommandRepository.end(
                          handle, entry.number(), RemoteCommandState.CANCELLED, now());
                    }));
    if (!cancelled) {
      throw new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.TOO_LATE);
    }
    return find(entry.id()).orElseThrow();
  }

  /** The wish of this id. */
  Optional<RemoteCommand> find(UUID id) {
    return jdbi.withHandle(handle -> RemoteCommandRepository.find(handle, id));
  }

  /** The kiosk's latest wishes, newest first. */
  List<RemoteCommand> latest(NodeAddress kiosk, int most) {
    return jdbi.withHandle(handle -> RemoteCommandRepository.latest(handle, kiosk, most));
  }

  /** What was told of a wish, oldest first. */
  List<RemoteCommandStep> steps(RemoteCommand entry) {
    return jdbi.withHandle(handle -> RemoteCommandRepository.steps(handle, entry.number()));
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
            Map.of("action", action.code(), "id", id.toString(), "territory", node.group())));
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
