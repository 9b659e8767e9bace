package fr.teleguichet.edge.remotecommand;

import static fr.teleguichet.hardware.device.RemoteCommandStage.ACCEPTED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.DONE;
import static fr.teleguichet.hardware.device.RemoteCommandStage.EXECUTING;
import static fr.teleguichet.hardware.device.RemoteCommandStage.EXPIRED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.FAILED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.REFUSED;
import static fr.teleguichet.hardware.device.RemoteCommandStage.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RemoteCommandServiceTest {

  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(2, 2);
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook journal = new Logbook();
  private final FakeOccupancy citizen = new FakeOccupancy();
  private FakeHands hands = new FakeHands();
  private RemoteCommandService desk = start("boot-1");

  private RemoteCommandService start(String boot) {
    var started =
        new RemoteCommandService(
            new RemoteCommandService.Surroundings(
                loop, loop.clock(), journal, journal, citizen, boot),
            hands);
    assertThat(started.start().succeeded()).isTrue();
    return started;
  }

  /** The power goes, and the agent comes back with nothing but the disk. */
  private void restart(String boot) {
    desk.stop();
    hands = new FakeHands();
    desk = start(boot);
  }

  private FleetCommand.Care wish(UUID id, RemoteCommandType action) {
    return new FleetCommand.Care(id, action.code(), loop.clock().instant().plus(QUARTER));
  }

  private List<RemoteCommandStage> stages(UUID id) {
    return steps(id).stream().map(KioskRecord.Care::stage).toList();
  }

  private List<KioskRecord.Care> steps(UUID id) {
    return journal.records().stream()
        .map(KioskRecord.Care.class::cast)
        .filter(step -> step.id().equals(id))
        .toList();
  }

  private String lastReason(UUID id) {
    return steps(id).getLast().reason();
  }

  @Test
  void anActionIsAcceptedBegunAndDone() {
    desk.want(wish(ONE, RemoteCommandType.TEST_PRINT));
    assertThat(stages(ONE)).containsExactly(ACCEPTED, EXECUTING);
    assertThat(desk.underWay()).hasValue(RemoteCommandType.TEST_PRINT);

    hands.succeed("1 sheet");

    assertThat(stages(ONE)).containsExactly(ACCEPTED, EXECUTING, DONE);
    assertThat(lastReason(ONE)).isEqualTo("1 sheet");
    assertThat(desk.underWay()).isEmpty();
  }

  @Test
  void aFailureSaysWhy() {
    desk.want(wish(ONE, RemoteCommandType.TEST_PRINT));
    hands.fail("media-empty");

    assertThat(stages(ONE)).containsExactly(ACCEPTED, EXECUTING, FAILED);
    assertThat(lastReason(ONE)).isEqualTo("media-empty");
  }

  @Test
  void whatIsBegunStandsOnDiskBefore() {
    desk.want(wish(ONE, RemoteCommandType.REBOOT));

    assertThat(hands.begun).containsExactly(ONE);
    assertThat(journal.note("care")).contains(ONE.toString()).contains("executing");
  }

  @Test
  void aSecondDeliveryDoesNothingBeforeDuringAndAfter() {
    desk.want(wish(ONE, RemoteCommandType.IDENTIFY));
    desk.want(wish(ONE, RemoteCommandType.IDENTIFY));
    hands.succeed("");
    desk.want(wish(ONE, RemoteCommandType.IDENTIFY));
    restart("boot-2");
    desk.want(wish(ONE, RemoteCommandType.IDENTIFY));

    assertThat(stages(ONE)).containsExactly(ACCEPTED, EXECUTING, DONE);
  }

  @Test
  void aRebootIsDoneWhenTheMachineHasBootedSince() {
    desk.want(wish(ONE, RemoteCommandType.REBOOT));
    restart("boot-2");

    assertThat(stages(ONE)).containsExactly(ACCEPTED, EXECUTING, DONE);
    assertThat(hands.begun).isEmpty();
  }

  @Test
  void aRebootFailedWhenOnlyTheAgentCameBack() {
    desk.want(wish(ONE, RemoteCommandType.REBOOT));
    restart("boot-1");

    assertThat(stages(ONE)).containsExactly(ACCEPTED, EXECUTING, FAILED);
    assertThat(lastReason(ONE)).isEqualTo("not-rebooted");
  }

  @Test
  void anythingElseThatWasUnderWayWasInterrupted() {
    desk.want(wish(ONE, RemoteCommandType.TEST_PRINT));
    restart("boot-1");

    assertThat(stages(ONE)).containsExactly(ACCEPTED, EXECUTING, FAILED);
    assertThat(lastReason(ONE)).isEqualTo("interrupted");
  }

  @Test
  void aRebootWaitsForTheCitizen() {
    citizen.occupy();
    desk.want(wish(ONE, RemoteCommandType.REBOOT));
    assertThat(stages(ONE)).containsExactly(ACCEPTED, WAITING);
    assertThat(lastReason(ONE)).isEqualTo("citizen-served");

    loop.pass(Duration.ofMinutes(5));
    assertThat(hands.begun).isEmpty();

    citizen.free();
    assertThat(stages(ONE)).containsExactly(ACCEPTED, WAITING, EXECUTING);
  }

  @Test
  void whatWaitsTooLongExpires() {
    citizen.occupy();
    desk.want(wish(ONE, RemoteCommandType.REBOOT));
    loop.pass(QUARTER);
    citizen.free();

    assertThat(stages(ONE)).containsExactly(ACCEPTED, WAITING, EXPIRED);
    assertThat(hands.begun).isEmpty();
  }

  @Test
  void whatWaitsIsTakenUpAfterARestart() {
    citizen.occupy();
    desk.want(wish(ONE, RemoteCommandType.RESTART_SCREEN));
    citizen.free();
    restart("boot-2");
    restart("boot-2");

    assertThat(stages(ONE)).startsWith(ACCEPTED, WAITING, EXECUTING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TEST_PICTURE", "TEST_SCAN"})
  void aPictureIsNeverTakenInASession(String action) {
    citizen.occupy();
    desk.want(wish(ONE, RemoteCommandType.valueOf(action)));

    assertThat(stages(ONE)).containsExactly(REFUSED);
    assertThat(lastReason(ONE)).isEqualTo("citizen-served");
  }

  @Test
  void aPictureWhoseTurnComesInASessionFails() {
    desk.want(wish(ONE, RemoteCommandType.IDENTIFY));
    desk.want(wish(TWO, RemoteCommandType.TEST_PICTURE));
    citizen.occupy();
    hands.succeed("");

    assertThat(stages(TWO)).containsExactly(ACCEPTED, FAILED);
    assertThat(hands.begun).containsExactly(ONE);
  }

  @Test
  void diagnosticsDisturbNobody() {
    citizen.occupy();
    desk.want(wish(ONE, RemoteCommandType.DIAGNOSTICS));

    assertThat(stages(ONE)).containsExactly(ACCEPTED, EXECUTING);
  }

  @Test
  void anActionOfANewerVersionIsRefused() {
    desk.want(new FleetCommand.Care(ONE, "dance", loop.clock().instant().plus(QUARTER)));

    assertThat(stages(ONE)).containsExactly(REFUSED);
    assertThat(steps(ONE).getFirst().action()).isEqualTo("dance");
  }

  @Test
  void aWishThatArrivesAfterItsTimeIsRefused() {
    desk.want(new FleetCommand.Care(ONE, "reboot", loop.clock().instant()));

    assertThat(stages(ONE)).containsExactly(REFUSED);
    assertThat(lastReason(ONE)).isEqualTo("deadline-over");
  }

  /** Whatever a fleet's clock says, the number must not throw. */
  @Test
  void aDeadlineAtTheEndOfTimeIsADeadline() {
    citizen.occupy();
    desk.want(new FleetCommand.Care(ONE, "reboot", Instant.ofEpochMilli(Long.MAX_VALUE)));
    loop.pass(Duration.ofDays(2));
    assertThat(stages(ONE)).containsExactly(ACCEPTED, WAITING);

    citizen.free();
    assertThat(stages(ONE)).containsExactly(ACCEPTED, WAITING, EXECUTING);
  }

  @Test
  void moreThanEightAtOnceAreRefused() {
    for (int i = 0; i < 10; i++) {
      desk.want(wish(new UUID(9, i), RemoteCommandType.IDENTIFY));
    }

    assertThat(stages(new UUID(9, 7))).containsExactly(ACCEPTED);
    assertThat(stages(new UUID(9, 8))).containsExactly(REFUSED);
  }

  @Test
  void anActionThatNeverEndsIsGivenUpAndTheNextHasItsTurn() {
    desk.want(wish(ONE, RemoteCommandType.TEST_SCAN));
    desk.want(wish(TWO, RemoteCommandType.IDENTIFY));
    loop.pass(Duration.ofMinutes(4));

    assertThat(stages(ONE)).containsExactly(ACCEPTED, EXECUTING, FAILED);
    assertThat(lastReason(ONE)).isEqualTo("timeout");
    assertThat(stages(TWO)).containsExactly(ACCEPTED, EXECUTING);
  }

  @Test
  void withAFullJournalNothingIsDoneAndTheDeskGoesOnAfterwards() {
    journal.fill();
    desk.want(wish(ONE, RemoteCommandType.REBOOT));
    assertThat(hands.begun).isEmpty();

    journal.empty();
    desk.want(wish(TWO, RemoteCommandType.IDENTIFY));
    assertThat(hands.begun).containsExactly(TWO);
  }

  @Test
  void aNoteThatIsDamagedLosesItsDamagedLinesOnly() {
    var note =
        PersistedRemoteCommands.read(
            "\n%s\nnonsense here\n%s reboot 99999999999999999999 waiting b\n%s identify 5 waiting b"
                .formatted(ONE, TWO, TWO));

    assertThat(note.ended()).containsExactly(ONE);
    assertThat(note.open())
        .extracting(RemoteCommand::action)
        .containsExactly(RemoteCommandType.IDENTIFY);
    assertThat(PersistedRemoteCommands.read(note.write())).isEqualTo(note);
  }

  /** Whatever happens in whatever order: legal stages only, at most once, never in a session. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void randomDaysKeepTheRules(long seed) {
    var random = new Random(seed);
    int boot = 1;
    List<UUID> wanted = new ArrayList<>();
    Set<UUID> begunBefore = new HashSet<>();
    for (int turn = 0; turn < 600; turn++) {
      int begun = hands.begun.size();
      switch (random.nextInt(9)) {
        case 0, 1, 2 -> {
          UUID id =
              wanted.isEmpty() || random.nextInt(3) > 0
                  ? new UUID(seed, turn)
                  : wanted.get(wanted.size() - 1 - random.nextInt(Math.min(40, wanted.size())));
          wanted.add(id);
          var actions = RemoteCommandType.values();
          desk.want(
              new FleetCommand.Care(
                  id,
                  actions[random.nextInt(actions.length)].code(),
                  loop.clock().instant().plusSeconds(random.nextInt(900))));
        }
        case 3 -> citizen.occupy();
        case 4 -> citizen.free();
        case 5 -> hands.succeed("");
        case 6 -> hands.fail("failed");
        case 7 -> loop.pass(Duration.ofSeconds(random.nextInt(300)));
        default -> {
          if (random.nextInt(5) == 0) {
            begunBefore.addAll(hands.begun);
            restart("boot-" + (random.nextBoolean() ? boot : ++boot));
            begun = 0;
          }
        }
      }
      for (UUID id : hands.begun.subList(begun, hands.begun.size())) {
        assertThat(begunBefore).as("begun once").doesNotContain(id);
      }
      assertThat(hands.begun).doesNotHaveDuplicates();
    }
    requireLegal();
  }

  private void requireLegal() {
    Map<UUID, RemoteCommandStage> stands = new HashMap<>();
    for (KioskRecord record : journal.records()) {
      var step = (KioskRecord.Care) record;
      Optional<RemoteCommandStage> before =
          Optional.ofNullable(stands.put(step.id(), step.stage()));
      if (before.isPresent() && before.get() != REFUSED) {
        assertThat(before.get().next()).as("after %s", before.get()).contains(step.stage());
      } else {
        assertThat(step.stage()).isIn(ACCEPTED, REFUSED);
      }
    }
  }

  /** The fleet was told no, and has perhaps told somebody. */
  @Test
  void whatWasRefusedIsNotDoneWhenItIsDeliveredAgain() {
    citizen.occupy();
    desk.want(wish(ONE, RemoteCommandType.TEST_PICTURE));
    citizen.free();
    desk.want(wish(ONE, RemoteCommandType.TEST_PICTURE));
    restart("boot-1");
    desk.want(wish(ONE, RemoteCommandType.TEST_PICTURE));

    assertThat(stages(ONE)).containsExactly(REFUSED);
  }

  @Test
  void whatIsDoneAndCantBeWrittenIsNotDoneAgain() {
    FleetCommand.Care wish = wish(ONE, RemoteCommandType.TEST_PRINT);
    desk.want(wish);
    journal.fill();
    hands.succeed("1 sheet");
    journal.empty();
    desk.want(wish);

    assertThat(hands.begun).containsExactly(ONE);
  }

  @Test
  void aFullJournalDoesNotKeepTheAgentFromStarting() {
    FleetCommand.Care wish = wish(ONE, RemoteCommandType.TEST_PRINT);
    desk.want(wish);
    journal.fill();
    restart("boot-2");
    journal.empty();
    desk.want(wish);

    assertThat(hands.begun).isEmpty();
  }
}
