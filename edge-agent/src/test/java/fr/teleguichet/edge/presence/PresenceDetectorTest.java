package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.header.GpioHeader;
import fr.teleguichet.edge.header.GpioHeaderListener;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.log.HeardLog;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.edge.presence.PresenceState.Absent;
import fr.teleguichet.edge.presence.PresenceState.Present;
import fr.teleguichet.edge.wire.LightPattern;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole header on simulated wires, in simulated time. */
class PresenceDetectorTest {

  private static final BoardProfile PROFILE = BoardProfiles.builtIn("teleguichet-v1");

  private final VirtualLoop loop = new VirtualLoop();
  private final Logbook logbook = new Logbook();
  private final Hand hand = new Hand(loop, PROFILE);
  private final List<String> told = new ArrayList<>();
  private final GpioHeader header = header();

  @BeforeEach
  void begin() {
    hand.begin();
    assertThat(header.start(hand::wires).succeeded()).isTrue();
    loop.pass(Duration.ofSeconds(5));
  }

  @Test
  void everyPartIsThereAndWell() {
    assertThat(header.probes())
        .extracting(Probe::part)
        .containsExactlyInAnyOrder(
            "status-light",
            "fan",
            "door",
            "handset-hook",
            "call-button",
            "infrared",
            "radar",
            "distance");
    for (Probe probe : header.probes()) {
      assertThat(word(probe.part())).as(probe.part()).isEqualTo("ok");
    }
  }

  @Test
  void aPersonWhoComesWakesStaysAndLeaves() throws WireException {
    hand.stand(220, true);
    loop.pass(Duration.ofMillis(500));
    assertThat(told).containsExactly("Wake");
    hand.stand(70, true);
    loop.pass(Duration.ofSeconds(4));
    hand.stand(70, false);
    loop.pass(Duration.ofMinutes(5));
    assertThat(header.presence().state()).isInstanceOf(Present.class);
    hand.leave();
    loop.pass(Duration.ofMinutes(2));
    assertThat(header.presence().state()).isInstanceOf(Absent.class);
    assertThat(told).containsExactly("Wake", "Visit", "Dim", "CertainAbsence");
  }

  @Test
  void thingsThatAreDoneToTheKioskAreTold() throws WireException {
    hand.button(true);
    loop.pass(Duration.ofMillis(100));
    hand.button(false);
    hand.handset(true);
    hand.door(true);
    loop.pass(Duration.ofMillis(100));
    hand.handset(false);
    loop.pass(Duration.ofMillis(100));
    assertThat(told)
        .containsExactly("Wake", "Visit", "call", "handset true", "door true", "handset false");
    assertThat(word("door")).isEqualTo("warning door-open");
  }

  @Test
  void aSilentRadarIsFoundAndComesBack() {
    hand.muteRadar(true);
    loop.pass(Duration.ofSeconds(3));
    assertThat(word("radar")).isEqualTo("warning radar-silent");
    loop.pass(Duration.ofSeconds(30));
    assertThat(word("radar")).isEqualTo("missing not-responding");
    hand.muteRadar(false);
    loop.pass(Duration.ofSeconds(1));
    assertThat(word("radar")).isEqualTo("ok");
  }

  @Test
  void aRadarWhosePortFailedIsOpenedAgainAndTheLogSaysWhyItWasNotHeard() {
    try (HeardLog log = HeardLog.of(RadarReader.class)) {
      hand.unplugRadar();
      loop.pass(RadarReader.AGAIN.minusSeconds(1));
      assertThat(word("radar")).startsWith("warning");
      loop.pass(Duration.ofSeconds(3));
      assertThat(word("radar")).isEqualTo("ok");
      assertThat(log.lines())
          .satisfiesExactly(
              line -> assertThat(line).contains("unplugged", "is not open"),
              line -> assertThat(line).isEqualTo("The radar is heard."));
    }
  }

  @Test
  void aDistanceSensorThatHangsIsSwitchedOffAndOn() {
    hand.hangDistance();
    loop.pass(Duration.ofMillis(900));
    assertThat(word("distance")).isEqualTo("ok");
    loop.pass(Duration.ofSeconds(2));
    assertThat(word("distance")).isEqualTo("ok");
    assertThat(hand.level("tof-shutdown")).isFalse();
  }

  @Test
  void aDistanceSensorThatWasUnpluggedIsMissedAndComesBack() {
    hand.unplugDistance(true);
    loop.pass(Duration.ofSeconds(40));
    assertThat(word("distance")).isEqualTo("missing not-responding");
    hand.unplugDistance(false);
    loop.pass(Duration.ofSeconds(35));
    assertThat(word("distance")).isEqualTo("ok");
  }

  /** Nobody in the street sets what a kiosk sees. */
  @Test
  void theRadarsBluetoothIsSwitchedOffWhenItIsConnected() {
    assertThat(hand.radarHasBluetooth()).isFalse();
  }

  @Test
  void theLightIsShownAndEverythingIsDarkAndClosedAfterTheStop() {
    header.show(LightPattern.FREE);
    assertThat(hand.level("light-green")).isTrue();
    var stopped = header.stop();
    loop.pass(Duration.ofSeconds(1));
    assertThat(stopped.succeeded()).isTrue();
    assertThat(hand.level("light-green")).isFalse();
    hand.rest();
    loop.pass(Duration.ofHours(1));
    assertThat(told).isEmpty();
  }

  @Test
  void hoursWithAndWithoutPeopleAreWritten() throws WireException {
    hand.stand(70, true);
    loop.pass(Duration.ofSeconds(10));
    hand.leave();
    loop.pass(Duration.ofHours(3));
    assertThat(logbook.records())
        .containsExactly(
            new KioskRecord.Presence(VirtualLoop.START, 0, 1),
            new KioskRecord.Presence(VirtualLoop.START.plusSeconds(3600), 0, 0),
            new KioskRecord.Presence(VirtualLoop.START.plusSeconds(7200), 0, 0));
  }

  @Test
  void withoutWiresThereIsTouchAndEveryProbeSaysWhy() {
    var other = header();
    told.clear();
    var started =
        other.start(
            () -> {
              throw new WireException("this is no Raspberry Pi");
            });
    assertThat(started.succeeded()).isTrue();
    assertThat(other.probes())
        .allSatisfy(probe -> assertThatThrownBy(probe::look).hasMessage("this is no Raspberry Pi"));
    other.presence().touched();
    assertThat(told).containsExactly("Wake", "Visit");
  }

  /** A board without a header: nothing to open, nothing to look at. */
  @Test
  void aBoardWithNothingOnItsHeaderHasNoProbes() {
    var bare =
        new BoardProfile(
            PROFILE.id(),
            PROFILE.revision(),
            PROFILE.name(),
            PROFILE.board(),
            new fr.teleguichet.hardware.wiring.Wiring(
                PROFILE.wiring().header(),
                PROFILE.wiring().limits(),
                List.of(),
                List.of(),
                List.of()),
            PROFILE.peripherals().stream()
                .filter(fitted -> fitted.kind() == Peripheral.SCREEN)
                .toList(),
            PROFILE.health(),
            fr.teleguichet.hardware.board.PresenceSensing.usual(java.util.Set.of()),
            PROFILE.bill());
    var world = new PresenceDetector.World(loop, loop.clock(), logbook, logbook, events());
    var other = new GpioHeader(world, bare, SensingParameters.USUAL, new Told(), new KioskState());
    assertThat(other.start(() -> new Hand(loop, bare).wires()).succeeded()).isTrue();
    assertThat(other.probes()).isEmpty();
  }

  private GpioHeader header() {
    var world = new PresenceDetector.World(loop, loop.clock(), logbook, logbook, events());
    return new GpioHeader(world, PROFILE, SensingParameters.USUAL, new Told(), new KioskState());
  }

  private String word(String part) {
    Probe probe =
        header.probes().stream().filter(it -> it.part().equals(part)).findFirst().orElseThrow();
    try {
      return switch (probe.look()) {
        case ProbeFinding.Missing(String reason) -> "missing " + reason;
        case ProbeFinding.Present(var reading) ->
            reading.state() == PeripheralState.OK
                ? "ok"
                : reading.state().code() + " " + reading.reasons();
      };
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private EventStream<PresenceEvent> events() {
    var events = new EventStream<PresenceEvent>(loop);
    events.subscribe(
        event -> {
          if (!(event instanceof PresenceEvent.Doubt)) {
            told.add(event.getClass().getSimpleName());
          }
        });
    return events;
  }

  private final class Told implements GpioHeaderListener {
    @Override
    public void onCall() {
      told.add("call");
    }

    @Override
    public void onHandset(boolean lifted) {
      told.add("handset " + lifted);
    }

    @Override
    public void onDoor(boolean open) {
      told.add("door " + open);
    }
  }
}
