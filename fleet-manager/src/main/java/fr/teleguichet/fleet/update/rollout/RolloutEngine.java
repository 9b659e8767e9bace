package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.RolloutSettings;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.rollout.eligibility.FleetState;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateEligibilityRules;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves rollouts on. One instance at a time does so, by a lock in the database that ends with its
 * connection; each rollout is one transaction, so that a manager that is killed leaves it as it was
 * before or as it is after, and the next round goes on from there.
 */
@Singleton
final class RolloutEngine {

  private static final Logger LOG = LoggerFactory.getLogger(RolloutEngine.class);
  private static final String LEASE = "teleguichet-rollouts";
  private static final Duration JOINING = Duration.ofSeconds(30);

  /** Shorter than the driver waits for an answer of the server. */
  private static final Duration OTHER_MANAGERS = Duration.ofSeconds(10);

  /** How long somebody who makes a rollout, or tries again, waits for those who do the same. */
  static final Duration TURN = Duration.ofSeconds(20);

  private final Jdbi jdbi;
  private final RolloutAggregateStore store;
  private final RolloutAuditWriter audit;
  private final UpdateEligibilityRules gate;
  private final Duration silence;
  private final Duration polling;
  private final ReentrantLock turn = new ReentrantLock();
  private Instant joined = Instant.EPOCH; // belongs to whose turn it is
  private @Nullable RolloutInputFingerprint last; // belongs to whose turn it is

  RolloutEngine(
      Database database, RolloutAggregateStore store, AuditLog audit, UpdateSettings settings) {
    this.jdbi = database.jdbi();
    this.store = store;
    this.audit = new RolloutAuditWriter(audit);
    RolloutSettings rollouts = settings.rollouts();
    this.gate = new UpdateEligibilityRules(rollouts.kilometres(), rollouts.margin());
    this.silence = rollouts.silence();
    this.polling = settings.polling();
  }

  /** What kiosks wait for that shall get this distribution. */
  UpdateEligibilityRules gate(Handle handle, int distribution) {
    return new RolloutFleetReader(handle).interrupts(distribution) ? gate : gate.unnoticed();
  }

  /** How long a kiosk may be offline in the midst of its update. */
  Duration silence() {
    return silence;
  }

  /** How often kiosks ask for updates where nothing else was set for one. */
  Duration polling() {
    return polling;
  }

  @Scheduled(fixedDelay = "2s", initialDelay = "2s")
  void look() {
    try {
      boolean _ = goIfNeeded();
    } catch (JdbiException failure) {
      LOG.warn("cause=\"{}\" rollouts wait for the database", failure.getMessage());
    }
  }

  /**
   * One round, where it can come out otherwise than the last one that was looked for.
   *
   * @return whether there was one
   */
  boolean goIfNeeded() {
    turn.lock();
    try {
      RolloutInputFingerprint now = pulse();
      // Read before the round: what changes during it is seen again, and may cost another one.
      boolean went = !now.equals(last) && go(now);
      last = went ? now : last;
      return went;
    } finally {
      turn.unlock();
    }
  }

  /** One round over every rollout that is not over. */
  void go() {
    turn.lock();
    try {
      boolean _ = go(pulse());
    } finally {
      turn.unlock();
    }
  }

  private RolloutInputFingerprint pulse() {
    return jdbi.withHandle(handle -> RolloutInputFingerprint.of(handle, store.now(), polling));
  }

  private boolean go(RolloutInputFingerprint pulse) {
    return !pulse.rollouts().isEmpty()
        && jdbi.withHandle(handle -> underLease(handle, pulse.inOrder()));
  }

  /**
   * Does something in a transaction while no round is, of this manager or another one, and nobody
   * else does the same. Of this manager's people one at most waits in the database: a connection
   * that waits is one less for everybody else.
   *
   * @throws RefusalException when it took too long until that is so
   */
  <T> T alone(Duration most, Function<Handle, T> work) {
    if (!waitForTurn(most)) {
      throw busy();
    }
    try {
      return jdbi.withHandle(handle -> alone(handle, work));
    } finally {
      turn.unlock();
    }
  }

  private static <T> T alone(Handle handle, Function<Handle, T> work) {
    if (!lease(handle, OTHER_MANAGERS)) {
      throw busy();
    }
    try {
      return handle.inTransaction(work::apply);
    } finally {
      release(handle);
    }
  }

  private boolean waitForTurn(Duration most) {
    try {
      return turn.tryLock(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static RefusalException busy() {
    return RefusalException.conflict("Other rollouts are being moved on; ask again.");
  }

  private static boolean lease(Handle handle, Duration most) {
    return handle
        .createQuery("SELECT GET_LOCK(:name, :seconds)")
        .bind("name", LEASE)
        .bind("seconds", most.toSeconds())
        .mapTo(Integer.class)
        .findOne()
        .filter(it -> it == 1)
        .isPresent();
  }

  private static void release(Handle handle) {
    var _ =
        handle
            .createQuery("SELECT RELEASE_LOCK(:name)")
            .bind("name", LEASE)
            .mapTo(Integer.class)
            .findOne();
  }

  /** False where another manager moves them on. */
  private boolean underLease(Handle handle, List<Integer> rollouts) {
    if (!lease(handle, Duration.ZERO)) {
      return false;
    }
    try {
      FleetState fleet = new RolloutFleetReader(handle).surroundings(store.now(), polling);
      boolean joins = isTimeToJoin();
      for (int id : rollouts) {
        roundSafely(handle, id, fleet, joins);
      }
      return true;
    } finally {
      release(handle);
    }
  }

  /** Looking for kiosks that appeared reads much, and nobody waits for it. */
  private boolean isTimeToJoin() {
    Instant now = store.now();
    boolean time = !joined.plus(JOINING).isAfter(now);
    joined = time ? now : joined;
    return time;
  }

  /** One that can't go on does not stop the others. */
  private void roundSafely(Handle handle, int id, FleetState fleet, boolean joins) {
    try {
      round(handle, id, fleet, joins);
    } catch (JdbiException failure) {
      throw failure;
    } catch (RuntimeException fault) {
      LOG.error("rollout={} could not be moved on; the next round tries again", id, fault);
    }
  }

  private void round(Handle handle, int id, FleetState fleet, boolean joins) {
    handle.useTransaction(
        work -> {
          Optional<RolloutAggregate> found = store.lock(work, id);
          if (found.isPresent()) {
            RolloutAggregate course = found.get();
            if (joins) {
              join(work, course);
            }
            if (new RolloutFleetReader(work).isWithdrawn(course.rollout().distribution())) {
              course.stopAsWithdrawn();
            }
            course.go(fleet, gate(work, course.rollout().distribution()), silence);
            audit.append(course);
            store.save(work, course);
          }
        });
  }

  /** Kiosks that appeared; one that is in another rollout that is not over stays there. */
  private static void join(Handle handle, RolloutAggregate course) {
    Rollout rollout = course.rollout();
    if (!(rollout.state() instanceof RolloutState.Running) || !rollout.plan().joins()) {
      return;
    }
    Set<String> taken = taken(handle, rollout.distribution());
    Set<String> here =
        course.members().stream().map(RolloutMember::kiosk).collect(Collectors.toUnmodifiableSet());
    course.join(
        new RolloutFleetReader(handle)
            .candidates().stream()
                .filter(it -> !here.contains(it.kiosk()) && !taken.contains(it.kiosk()))
                .filter(it -> it.installed() != rollout.distribution())
                .filter(it -> covers(rollout.plan(), it))
                .filter(rollout.plan().filter()::wants)
                .toList());
  }

  private static boolean covers(RolloutPlan plan, RolloutCandidate kiosk) {
    return plan.territories().isEmpty() || plan.territories().contains(kiosk.territory());
  }

  /** Kiosks of rollouts that are not over, which can't get this distribution meanwhile. */
  static Set<String> taken(Handle handle, int distribution) {
    return takenElsewhere(handle, 0, distribution);
  }

  /** The same of other rollouts. A trust list waits for none of them, and none for it. */
  static Set<String> takenElsewhere(Handle handle, int here, int distribution) {
    if (!new RolloutFleetReader(handle).interrupts(distribution)) {
      return Set.of();
    }
    return Set.copyOf(
        handle
            .createQuery(
                """
                SELECT DISTINCT m.kiosk FROM rollout r JOIN rollout_member m ON m.rollout_id = r.id
                WHERE r.state IN ('proposed', 'ready', 'running', 'paused', 'rolling-back',
                  'aborting') AND m.state <> 'left' AND r.id <> :here AND NOT (%s)
                """
                    .formatted(RolloutFleetReader.TRUST_LISTS_ALONE.formatted("r.distribution_id")))
            .bind("here", here)
            .mapTo(String.class)
            .list());
  }
}
