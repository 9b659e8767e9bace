package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.presence.RadarMessage.Report;
import fr.teleguichet.edge.wire.SimulatedWires;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.RadarGates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The radar is what the board file says of it, and no door to the street. */
class RadarConfiguratorTest {

  private static final BoardProfile PROFILE = BoardProfiles.builtIn("teleguichet-v1");
  private static final RadarGates GATES =
      new RadarGates(
          RadarGates.FINE,
          6,
          5,
          List.of(50, 50, 40, 30, 25, 15, 15, 15, 15),
          List.of(0, 0, 40, 40, 30, 33, 20, 20, 20));

  private final VirtualLoop loop = new VirtualLoop();
  private final SimulatedRadar device = new SimulatedRadar();
  private final List<Report> reports = new ArrayList<>();

  @Test
  void aRadarIsSetAsTheBoardFileSaysWhenItIsConnectedAndItsBluetoothIsOff() {
    open(GATES);

    assertThat(device.settings()).isEqualTo(RadarFlashSettings.of(GATES));
    assertThat(device.depth()).isEqualTo(RadarGates.FINE);
    assertThat(device.hasBluetooth()).isFalse();
    assertReports();
  }

  /** Its flash wears out. */
  @Test
  void whatTheRadarIsSetToAlreadyIsNotWrittenAgain() {
    open(GATES);
    int writes = device.writes();
    // Last gates, two limits, depth and Bluetooth: what differed from the factory, and no more.
    assertThat(writes).isEqualTo(5);

    device.unplug();
    loop.pass(RadarReader.AGAIN.plusSeconds(10));

    assertThat(device.writes()).isEqualTo(writes);
    assertReports();
  }

  @Test
  void onlyTheGateThatDiffersIsWritten() {
    open(GATES);
    int writes = device.writes();
    device.set(device.settings().withLimits(3, 99, 40));
    device.unplug();
    loop.pass(RadarReader.AGAIN.plusSeconds(10));

    assertThat(device.settings()).isEqualTo(RadarFlashSettings.of(GATES));
    assertThat(device.writes()).isEqualTo(writes + 1);
  }

  /** Somebody set it over Bluetooth to say for an hour that somebody is there. */
  @Test
  void howLongTheRadarHoldsIsSetBackToTheFactorys() {
    device.set(device.settings().withLast(8, 8, 3600));
    open(GATES);

    assertThat(device.settings().nobody()).isEqualTo(RadarFlashSettings.NOBODY);
  }

  @Test
  void aRefusedCommandLeavesARadarThatReportsAndIsTriedAgain() {
    device.refuse(RadarFrameEncoder.LIMITS);
    open(GATES);
    assertThat(device.isConfigured()).isFalse();
    assertReports();
    assertThat(device.hasBluetooth()).isFalse();
    assertThat(device.settings()).isNotEqualTo(RadarFlashSettings.of(GATES));
  }

  @Test
  void aRadarThatDoesNotKeepWhatItIsToldIsNotToldForEver() {
    device.forget();
    open(GATES);
    loop.pass(Duration.ofHours(2));
    int writes = device.writes();
    loop.pass(Duration.ofHours(24));

    assertThat(device.writes()).isEqualTo(writes).isLessThan(20);
    assertReports();
  }

  @Test
  void aRadarWithoutPowerIsSetOnceItHasSome() {
    device.silence(true);
    open(GATES);
    assertThat(device.hasBluetooth()).isTrue();
    device.silence(false);
    loop.pass(RadarReader.SET_UP_AGAIN.plusSeconds(5));

    assertThat(device.settings()).isEqualTo(RadarFlashSettings.of(GATES));
    assertReports();
  }

  /** The first firmware knows neither depth nor Bluetooth. */
  @Test
  void anOldRadarIsSetAsFarAsItCanBe() {
    device.refuse(RadarFrameEncoder.DEPTH);
    device.refuse(RadarFrameEncoder.WHICH_DEPTH);
    device.refuse(RadarFrameEncoder.ADDRESS);
    device.refuse(RadarFrameEncoder.BLUETOOTH);
    RadarGates coarse = new RadarGates(RadarGates.COARSE, 3, 2, GATES.moving(), GATES.still());
    open(coarse);
    int writes = device.writes();
    loop.pass(Duration.ofHours(1));

    assertThat(device.settings()).isEqualTo(RadarFlashSettings.of(coarse));
    assertThat(device.writes()).isEqualTo(writes);
    assertReports();
  }

  @Test
  void beyondItsLastGateTheRadarHearsNobody() {
    open(RadarGates.USUAL);
    reports.clear();
    device.seeMoving(290);
    device.tick();
    device.seeMoving(310);
    device.tick();
    loop.pass(Duration.ofMillis(1));
    assertThat(reports.getFirst().moving()).isPresent();
    assertThat(reports.getLast().moving()).isEmpty();
  }

  @Test
  void theSimulatedRadarRefusesWhatItDoesNotKnow() {
    List<RadarMessage> answers = new ArrayList<>();
    var parser = new RadarParser(answers::add);
    device.opened(parser::read, _ -> {});
    for (RadarCommand command :
        List.of(
            RadarCommand.PARAMETERS,
            RadarCommand.ENABLE,
            new RadarCommand(0x77, List.of()),
            new RadarCommand(RadarFrameEncoder.LIMITS, List.of(1)))) {
      device.received(RadarFrameEncoder.command(command));
    }
    assertThat(answers)
        .extracting(it -> ((RadarMessage.Acknowledgement) it).done())
        .containsExactly(false, true, false, false);
  }

  /** The example of the vendor's protocol description, 2.2.4. */
  @Test
  void theVendorsExampleOfAnAnswerIsRead() {
    List<RadarMessage> answers = new ArrayList<>();
    new RadarParser(answers::add)
        .read(
            HexFormat.of()
                .parseHex(
                    "fdfcfbfa1c0061010000aa080808141414141414141414191919191919191919050004030201"));
    var answer = (RadarMessage.Acknowledgement) answers.getFirst();
    assertThat(RadarFlashSettings.read(answer.value()))
        .contains(
            new RadarFlashSettings(
                8, 8, Collections.nCopies(9, 20), Collections.nCopies(9, 25), 5));
    assertThat(RadarFlashSettings.read(answer.value().subList(1, 24))).isEmpty();
  }

  private void open(RadarGates gates) {
    var wires = new SimulatedWires(PROFILE);
    var place = new FittedPresenceSensors(PROFILE).radar().orElseThrow();
    wires.plug(place, device);
    var radar = new RadarReader(loop, loop.worker("radar"), wires, place, gates, reports::add);
    var _ = radar.open();
    loop.pass(Duration.ofSeconds(10));
  }

  private void assertReports() {
    reports.clear();
    device.seeMoving(90);
    device.tick();
    loop.pass(Duration.ofMillis(1));
    assertThat(reports).hasSize(1);
  }
}
