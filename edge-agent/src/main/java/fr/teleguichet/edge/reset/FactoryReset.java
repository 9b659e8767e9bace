package fr.teleguichet.edge.reset;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.reset.ResetRequestFile.Request;
import fr.teleguichet.edge.reset.ResetState.Begun;
import fr.teleguichet.edge.reset.ResetState.Failed;
import fr.teleguichet.edge.reset.ResetState.Idle;
import fr.teleguichet.edge.reset.ResetState.Played;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether the unit is reset, and hands the reset to the next start. It is in the journal
 * before anything is lost. A unit that is to forget who it is waits a moment for the fleet to have
 * the journal, the record of the reset included. Belongs to the loop.
 */
public final class FactoryReset {

  private static final Logger LOG = LoggerFactory.getLogger(FactoryReset.class);

  /** The longest that the fleet is waited for; a fleet that is away is not. */
  static final Duration LAST_WORDS = Duration.ofSeconds(15);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** What the records call it, beside a technician's exercises. */
  private static final String ACTION = "technician-reset-";

  /** So that nobody who reads the records believes that anything was lost. */
  private static final String SIMULATED = "simulated";

  private final Surroundings world;
  private final ResetScheduler machine;
  private ResetState state = new Idle();

  /**
   * What it takes from the world around it.
   *
   * @param isTended whether something is being done to the kiosk that must not be cut short
   * @param waiting records that the fleet does not have
   * @param isConnected whether the fleet hears the unit at this moment
   * @param unit what the unit is called, or its code where it has no name
   */
  public record Surroundings(
      Loop loop,
      Clock clock,
      RecordAppender records,
      ActiveSessionLock occupancy,
      Supplier<UUID> ids,
      BooleanSupplier isTended,
      LongSupplier waiting,
      BooleanSupplier isConnected,
      Supplier<String> unit) {}

  /** Nothing is reset yet. */
  public FactoryReset(Surroundings world, ResetScheduler machine) {
    this.world = world;
    this.machine = machine;
  }

  ResetState state() {
    world.loop.check();
    return state;
  }

  /** What the unit is called here and now. */
  String unit() {
    return world.unit.get();
  }

  /** Records that the fleet does not have. */
  long unsent() {
    return world.waiting.getAsLong();
  }

  /** Whether the fleet hears the unit at this moment. */
  boolean isConnected() {
    return world.isConnected.getAsBoolean();
  }

  ResetScope reach() {
    return machine.reach();
  }

  /**
   * Begins one.
   *
   * @param unit what the technician typed as the unit's name
   * @param unsent of how many unsent records the technician was told that they are lost
   * @return why it does not begin; nothing when it does
   */
  Optional<ResetRefusal> begin(ResetKind kind, String unit, long unsent) {
    world.loop.check();
    Optional<ResetRefusal> refusal = refusal(kind, unit, unsent);
    if (refusal.isPresent()) {
      return refusal;
    }
    UUID id = world.ids.get();
    return switch (state) {
      case Begun _ -> Optional.of(ResetRefusal.BUSY);
      case Idle it -> begin(it.begin(id, kind), unsent);
      case Failed it -> begin(it.begin(id, kind), unsent);
      case Played it -> begin(it.begin(id, kind), unsent);
    };
  }

  private Optional<ResetRefusal> refusal(ResetKind kind, String unit, long unsent) {
    if (world.occupancy.isOccupied()) {
      return Optional.of(ResetRefusal.CITIZEN_SERVED);
    }
    if (world.isTended.getAsBoolean()) {
      return Optional.of(ResetRefusal.BUSY);
    }
    if (!unit.equals(unit())) {
      return Optional.of(ResetRefusal.WRONG_UNIT);
    }
    return kind == ResetKind.WIPE_IDENTITY && unsent() > unsent
        ? Optional.of(ResetRefusal.UNSENT)
        : Optional.empty();
  }

  private Optional<ResetRefusal> begin(Begun begun, long unsent) {
    state = begun;
    // What is lost includes the record that says so, when the fleet is away.
    long most = unsent + 1;
    Duration until = world.loop.uptime().plus(isConnected() ? LAST_WORDS : Duration.ZERO);
    write(begun, RemoteCommandStage.EXECUTING, isSimulated() ? SIMULATED : unsent() + " unsent")
        .onSuccess(_ -> go(begun, most, until))
        .onFailure(e -> fail(begun, ResetRefusal.NOT_RECORDED, e));
    return Optional.empty();
  }

  private void go(Begun begun, long most, Duration until) {
    if (isSimulated()) {
      play(begun);
    } else if (world.occupancy.isOccupied()) {
      fail(begun, ResetRefusal.CITIZEN_SERVED);
    } else if (begun.kind() == ResetKind.KEEP_IDENTITY || unsent() == 0) {
      handOver(begun);
    } else if (world.loop.uptime().compareTo(until) < 0) {
      var _ = world.loop.after(BETWEEN_LOOKS, () -> go(begun, most, until));
    } else if (unsent() > most) {
      fail(begun, ResetRefusal.UNSENT);
    } else {
      handOver(begun);
    }
  }

  private boolean isSimulated() {
    return machine.reach() == ResetScope.SIMULATED;
  }

  private void play(Begun begun) {
    state = begun.play();
    write(begun, RemoteCommandStage.DONE, SIMULATED)
        .onFailure(e -> LOG.warn("Its end is not recorded.", e));
  }

  private void handOver(Begun begun) {
    LOG.warn(
        "kind={} unsent={} A technician resets the unit; the next start carries it out.",
        begun.kind().code(),
        unsent());
    machine
        .hand(new Request(begun.kind(), begun.id()))
        .onFailure(e -> fail(begun, ResetRefusal.MACHINE, e));
  }

  private void fail(Begun begun, ResetRefusal why, Throwable cause) {
    LOG.warn("kind={} The unit is not reset.", begun.kind().code(), cause);
    fail(begun, why);
  }

  private void fail(Begun begun, ResetRefusal why) {
    state = begun.fail(why);
    write(begun, RemoteCommandStage.FAILED, why.code())
        .onFailure(e -> LOG.warn("Its failure is not recorded.", e));
  }

  private Future<Long> write(Begun begun, RemoteCommandStage stage, String text) {
    return world.records.append(
        new KioskRecord.Care(world.clock.instant(), begun.id(), action(begun.kind()), stage, text));
  }

  /** What the journal calls it. */
  public static String action(ResetKind kind) {
    return ACTION + kind.code();
  }
}
