package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.wire.SimulatedRegisters;
import fr.teleguichet.edge.wire.SimulatedWires;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.I2cAddress;
import fr.teleguichet.hardware.wiring.PinFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The distance sensor's driver on its registers, in simulated time. */
class DistanceSensorReaderTest {

  private static final PeripheralConnection.I2c PLACE =
      new PeripheralConnection.I2c(1, new I2cAddress(0x29));
  private static final Slug SHUTDOWN = new Slug("tof-shutdown");
  private static final Slug INTERRUPT = new Slug("tof-interrupt");

  private final VirtualLoop loop = new VirtualLoop();
  private final SimulatedWires wires = new SimulatedWires(BoardProfiles.builtIn("teleguichet-v1"));
  private final SimulatedDistanceSensor device = new SimulatedDistanceSensor(loop::uptime);
  private final List<DistanceMeasurement> ranges = new ArrayList<>();
  private final List<Boolean> shutdowns = new ArrayList<>();
  private Optional<PinFunction> interrupt = Optional.empty();
  private int transfers;

  @Test
  void itMeasuresTenTimesASecondSoonAfterItsStart() {
    DistanceSensorReader distance = opened(device);
    device.see(750);
    loop.pass(Duration.ofMillis(200));
    assertThat(ranges).isNotEmpty();
    ranges.clear();
    loop.pass(Duration.ofSeconds(10));
    assertThat(ranges)
        .hasSizeBetween(75, 101)
        .containsOnly(new DistanceMeasurement(DistanceMeasurement.Status.VALID, 750));
    assertThat(distance.restarts()).isZero();
    assertThat(shutdowns).containsExactly(true, false);
  }

  @ParameterizedTest
  @CsvSource({"9,VALID", "6,NOISY", "4,NO_TARGET", "5,NO_TARGET", "7,WRAPPED"})
  void aMeasurementIsWorthWhatItsStatusSays(int code, DistanceMeasurement.Status status) {
    var _ = opened(device);
    device.give(code, 500);
    loop.pass(Duration.ofSeconds(1));
    DistanceMeasurement range = ranges.getLast();
    assertThat(range.status()).isEqualTo(status);
  }

  /** Its laser may be broken while its bus works; it says nobody's absence then. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17})
  void oneThatSaysThatItsLaserFailedIsSwitchedOffAndOnAndNotHeard(int code) {
    device.give(code, 0);
    DistanceSensorReader distance = opened(device);
    loop.pass(Duration.ofMinutes(5));
    assertThat(ranges).isEmpty();
    assertThat(distance.latest()).isNull();
    assertThat(distance.restarts()).isBetween(8, 12);
    device.see(750);
    loop.pass(DistanceSensorReader.AGAIN.plusSeconds(2));
    assertThat(ranges).contains(new DistanceMeasurement(DistanceMeasurement.Status.VALID, 750));
    assertThat(distance.restarts()).isZero();
  }

  /** The first measurement after its start is told with a code of its own. */
  @Test
  void oneFailedMeasurementIsLeftOut() {
    DistanceSensorReader distance = opened(device);
    device.give(18, 0);
    loop.pass(Duration.ofMillis(500));
    assertThat(ranges).isEmpty();
    device.see(750);
    loop.pass(Duration.ofMillis(300));
    assertThat(ranges).containsOnly(new DistanceMeasurement(DistanceMeasurement.Status.VALID, 750));
    assertThat(distance.restarts()).isZero();
  }

  @Test
  void oneThatHangsIsSwitchedOffAndOnWithinTwoSeconds() {
    DistanceSensorReader distance = opened(device);
    loop.pass(Duration.ofSeconds(5));
    shutdowns.clear();
    device.hang();
    loop.pass(Duration.ofMillis(1200));
    ranges.clear();
    loop.pass(Duration.ofMillis(800));
    assertThat(shutdowns).containsExactly(true, false);
    assertThat(ranges).isNotEmpty();
    assertThat(distance.restarts()).isZero();
  }

  @Test
  void oneThatNeverAnswersIsTriedAgainEachHalfMinuteOnly() {
    device.unplug(true);
    DistanceSensorReader distance = opened(device);
    loop.pass(Duration.ofMinutes(5));
    assertThat(ranges).isEmpty();
    assertThat(distance.restarts()).isBetween(8, 12);
  }

  @Test
  void anotherDeviceAtItsAddressIsNotTakenForIt() {
    DistanceSensorReader distance =
        opened(
            new SimulatedRegisters() {
              @Override
              public byte[] read(int index, int length) {
                byte[] ones = new byte[length];
                Arrays.fill(ones, (byte) 1);
                return ones;
              }

              @Override
              public void write(int index, byte[] values) throws WireException {
                throw new WireException("nothing may be written to a stranger");
              }
            });
    loop.pass(Duration.ofMinutes(1));
    assertThat(ranges).isEmpty();
    assertThat(distance.restarts()).isPositive();
  }

  /** The sensor as it is wired: its line becomes active when it has measured. */
  private SimulatedRegisters withInterrupt() {
    interrupt = BoardProfiles.builtIn("teleguichet-v1").wiring().function(INTERRUPT);
    assertThat(interrupt).isPresent();
    return counted();
  }

  private SimulatedRegisters counted() {
    return new SimulatedRegisters() {
      @Override
      public byte[] read(int index, int length) throws WireException {
        transfers++;
        return device.read(index, length);
      }

      @Override
      public void write(int index, byte[] values) throws WireException {
        transfers++;
        device.write(index, values);
      }
    };
  }

  private void measure() {
    try {
      wires.drive(INTERRUPT, false);
      wires.drive(INTERRUPT, true);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
    loop.after(Duration.ofMillis(Vl53l1xRegisters.PERIOD), this::measure);
  }

  @Test
  void aMeasurementThatTellsItselfIsNotAskedFor() {
    var _ = opened(withInterrupt());
    device.see(750);
    loop.pass(Duration.ofMillis(50));
    measure();
    loop.pass(Duration.ofSeconds(2));
    transfers = 0;
    ranges.clear();
    loop.pass(Duration.ofSeconds(10));
    assertThat(ranges).hasSizeBetween(95, 101);
    // Polarity, status, result, and that it was read.
    assertThat(transfers).isBetween(4 * 95, 4 * 101);
  }

  @Test
  void aLineThatTellsNothingIsFoundOutAndTheSensorIsAsked() {
    DistanceSensorReader distance = opened(withInterrupt());
    device.see(750);
    loop.pass(Duration.ofSeconds(1));
    ranges.clear();
    loop.pass(Duration.ofSeconds(10));
    assertThat(ranges).hasSizeBetween(75, 101);
    assertThat(distance.restarts()).isZero();

    measure();
    loop.pass(Duration.ofSeconds(1));
    transfers = 0;
    loop.pass(Duration.ofSeconds(10));
    assertThat(transfers).as("the line tells again").isLessThan(4 * 101 + 10);
  }

  @Test
  void whileNothingIsInFrontOfItItIsAskedLessOften() {
    var _ = opened(counted());
    device.see(750);
    loop.pass(Duration.ofSeconds(1));
    transfers = 0;
    loop.pass(Duration.ofSeconds(10));
    int near = transfers;
    device.seeNothing();
    loop.pass(Duration.ofSeconds(1));
    transfers = 0;
    loop.pass(Duration.ofSeconds(10));
    assertThat(transfers).isLessThan(near * 2 / 3);
    device.see(750);
    ranges.clear();
    loop.pass(Duration.ofMillis(400));
    assertThat(ranges).contains(new DistanceMeasurement(DistanceMeasurement.Status.VALID, 750));
  }

  private DistanceSensorReader opened(SimulatedRegisters at) {
    wires.plug(PLACE, at);
    wires.watch(
        SHUTDOWN,
        off -> {
          if (shutdowns.isEmpty() ? off : !shutdowns.getLast().equals(off)) {
            shutdowns.add(off);
          }
          device.shutdown(off);
        });
    var distance =
        new DistanceSensorReader(loop, loop.worker("i2c"), wires, PLACE, interrupt, ranges::add);
    assertThat(distance.open().succeeded()).isTrue();
    return distance;
  }
}
