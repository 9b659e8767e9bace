package fr.teleguichet.edge.repair;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepairCoordinatorTest {

  private static final Logger LOG = Logger.getLogger(RepairCoordinator.class.getName());

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook journal = new Logbook();
  private final FakeOccupancy citizen = new FakeOccupancy();
  private final AtomicInteger fed = new AtomicInteger();
  private final List<String> made = new ArrayList<>();
  private final List<Instant> reboots = new ArrayList<>();
  private final Picture picture = new Picture();
  private RepairCoordinator desk = start();

  /** A check with the whole ladder, which is as well as a test says. */
  private final class Picture implements SelfHealingCheck {
    private List<RepairRung> rungs =
        List.of(
            RepairRung.COMPONENT,
            RepairRung.SCREEN,
            RepairRung.AGENT,
            RepairRung.REBOOT,
            RepairRung.DEGRADED);
    private Optional<String> trouble = Optional.empty();
    private boolean hangs;
    private boolean isInformed = true;

    @Override
    public String name() {
      return "picture";
    }

    @Override
    public Duration every() {
      return RepairCoordinator.ROUND;
    }

    @Override
    public List<RepairRung> rungs() {
      return rungs;
    }

    @Override
    public Future<Optional<String>> look() {
      return hangs ? Promise.<Optional<String>>promise().future() : Future.succeededFuture(trouble);
    }

    @Override
    public boolean isInformed() {
      return isInformed;
    }

    @Override
    public Future<Void> mend() {
      made.add("component");
      return Future.succeededFuture();
    }
  }

  private final class Made implements MachineRepairs {
    @Override
    public Future<Void> screen() {
      made.add("screen");
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> agent() {
      made.add("agent");
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> reboot(ShutdownReason why) {
      assertThat(why).isEqualTo(ShutdownReason.REPAIR);
      made.add("reboot");
      reboots.add(loop.clock().instant());
      return Future.succeededFuture();
    }
  }

  /** Two days of repairs would drown what other tests say. */
  @BeforeAll
  static void quietly() {
    LOG.setLevel(Level.SEVERE);
  }

  @AfterAll
  static void aloud() {
    LOG.setLevel(null);
  }

  private RepairCoordinator start() {
    var started =
        new RepairCoordinator(
            new RepairCoordinator.Surroundings(
                loop, loop.clock(), journal, citizen, fed::incrementAndGet),
            new Made(),
            List.of(picture));
    assertThat(started.start().succeeded()).isTrue();
    return started;
  }

  private void restart() {
    desk.stop();
    desk = start();
  }

  @Test
  void theChecksFeedTheWatchdogAndOneThatHangsStarvesIt() {
    loop.pass(Duration.ofMinutes(1));
    assertThat(fed).hasValue(7);

    picture.hangs = true;
    loop.pass(Duration.ofSeconds(10));
    fed.set(0);
    picture.hangs = false;
    loop.pass(Duration.ofMinutes(5));

    assertThat(fed).hasValue(0);
  }

  @Test
  void troubleClimbsThroughStartsOfTheAgentAndOfTheMachine() {
    picture.trouble = Optional.of("no-picture");
    loop.pass(Duration.ofSeconds(130));
    assertThat(made).containsExactly("component", "screen", "agent");

    restart();
    loop.pass(Duration.ofMinutes(2));
    assertThat(made).endsWith("agent", "reboot");

    restart();
    loop.pass(Duration.ofMinutes(10));
    assertThat(made).containsExactly("component", "screen", "agent", "reboot");
    assertThat(desk.needsPerson()).containsEntry("picture", "no-picture");
  }

  @Test
  void whatIsWellAgainBeginsAtTheBottomTheNextTime() {
    picture.trouble = Optional.of("no-picture");
    loop.pass(Duration.ofMinutes(3));
    picture.trouble = Optional.empty();
    loop.pass(Duration.ofSeconds(20));
    restart();
    made.clear();

    picture.trouble = Optional.of("no-picture");
    loop.pass(Duration.ofSeconds(40));
    assertThat(made).containsExactly("component");
  }

  @Test
  void aPersonIsNeededUntilItIsWellAgainAndTheScreenHearsOfBoth() {
    var changes = new AtomicInteger();
    desk.listen(changes::incrementAndGet);
    picture.trouble = Optional.of("no-picture");
    loop.pass(Duration.ofMinutes(20));
    assertThat(desk.needsPerson()).isNotEmpty();
    assertThat(changes).hasValue(1);

    picture.trouble = Optional.empty();
    loop.pass(Duration.ofSeconds(10));
    assertThat(desk.needsPerson()).isEmpty();
    assertThat(changes).hasValue(2);
  }

  @Test
  void aJournalThatCantBeWrittenDoesNotHoldUpARepair() {
    journal.fill();
    picture.trouble = Optional.of("no-picture");
    loop.pass(Duration.ofSeconds(40));

    assertThat(made).containsExactly("component");
  }

  @Test
  void aDamagedNoteIsReadAsFarAsItGoes() {
    var note =
        RepairEscalationRecord.read(
            "reboot yesterday\n\npicture\npicture agent\nsound dance\na b c");

    assertThat(note.rungs()).containsOnly(java.util.Map.entry("picture", RepairRung.AGENT));
    assertThat(note.reboots()).isEmpty();
    assertThat(RepairEscalationRecord.read(note.write())).isEqualTo(note);
  }

  /** Two days of trouble that comes and goes, of citizens and of restarts. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverMoreThanThreeRebootsAnHourAndNoneInASession(long seed) {
    var random = new Random(seed);
    for (int turn = 0; turn < 4_000; turn++) {
      switch (random.nextInt(12)) {
        case 0 -> picture.trouble = Optional.of("no-picture");
        case 1 -> {
          if (random.nextInt(4) == 0) {
            picture.trouble = Optional.empty();
          }
        }
        case 2 -> citizen.occupy();
        case 3, 4 -> citizen.free();
        default -> {}
      }
      int disturbing = disturbing();
      boolean occupied = citizen.isOccupied();
      int before = made.size();
      loop.pass(Duration.ofSeconds(random.nextInt(90)));
      if (occupied) {
        assertThat(disturbing()).as("disturbing repairs in a session").isEqualTo(disturbing);
      }
      if (made.subList(before, made.size()).stream().anyMatch(it -> !it.equals("component"))) {
        restart();
      }
    }
    for (Instant reboot : reboots) {
      long within =
          reboots.stream()
              .filter(
                  it ->
                      !it.isBefore(reboot)
                          && it.isBefore(reboot.plus(RepairEscalationRecord.WITHIN)))
              .count();
      assertThat(within).isLessThanOrEqualTo(RepairEscalationRecord.MAX_REBOOTS);
    }
    assertThat(reboots).isNotEmpty();
  }

  private int disturbing() {
    return (int) made.stream().filter(it -> !it.equals("component")).count();
  }

  /** A read-only disk is mended by a reboot or not at all, and forgets that there was one. */
  @Test
  void whatCantBeRememberedIsNotRepeatedRightAfterTheStart() {
    loop.pass(Duration.ofHours(1));
    journal.fill();
    picture.trouble = Optional.of("read-only");
    for (int start = 0; start < 5; start++) {
      loop.pass(Duration.ofMinutes(10));
      restart();
    }
    loop.pass(Duration.ofMinutes(15));

    assertThat(made).filteredOn(it -> it.equals("agent")).hasSizeLessThanOrEqualTo(1);
    assertThat(reboots).hasSizeLessThanOrEqualTo(1);
    assertThat(desk.needsPerson()).containsEntry("picture", "read-only");
  }

  /** Seconds after the start, so that the bound would not hold if nobody remembered it. */
  @Test
  void aStartOfTheMachineThatCantBeRememberedIsMadeOnceTheBoundHoldsAnyhow() {
    picture.rungs = List.of(RepairRung.REBOOT, RepairRung.DEGRADED);
    loop.pass(Duration.ofMinutes(1));
    journal.fill();
    picture.trouble = Optional.of("read-only");
    loop.pass(RepairEscalationRecord.APART.minusMinutes(2));
    assertThat(made).isEmpty();
    assertThat(desk.needsPerson()).containsEntry("picture", "read-only");

    loop.pass(Duration.ofMinutes(2));
    assertThat(made).containsExactly("reboot");

    picture.isInformed = false;
    picture.trouble = Optional.empty();
    restart();
    loop.pass(RepairCoordinator.ROUND);
    picture.trouble = Optional.of("read-only");
    loop.pass(Duration.ofDays(1));
    assertThat(made).as("the disk is as it was: a reboot is no cure").containsExactly("reboot");
    assertThat(desk.needsPerson()).containsEntry("picture", "read-only");
  }

  @Test
  void aPostponedStartOfTheMachineIsForgottenOnceItIsWellAgain() {
    picture.rungs = List.of(RepairRung.REBOOT, RepairRung.DEGRADED);
    loop.pass(Duration.ofMinutes(1));
    journal.fill();
    picture.trouble = Optional.of("read-only");
    loop.pass(Duration.ofMinutes(5));
    picture.trouble = Optional.empty();
    loop.pass(Duration.ofHours(1));

    assertThat(made).isEmpty();
    assertThat(desk.needsPerson()).isEmpty();
  }
}
