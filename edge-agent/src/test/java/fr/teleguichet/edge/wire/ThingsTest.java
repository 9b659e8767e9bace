package fr.teleguichet.edge.wire;

import static fr.teleguichet.edge.wire.WiresContract.BUTTON;
import static fr.teleguichet.edge.wire.WiresContract.FAN;
import static fr.teleguichet.edge.wire.WiresContract.PROFILE;
import static fr.teleguichet.edge.wire.WiresContract.RED;
import static fr.teleguichet.edge.wire.WiresContract.TACHOMETER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.text.Slug;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The plain things at the ends of lines, on simulated wires and in simulated time. */
class ThingsTest {

  private static final Slug GREEN = new Slug("light-green");

  private final VirtualLoop loop = new VirtualLoop();
  private final SimulatedWires wires = new SimulatedWires(PROFILE);
  private OptionalDouble celsius = OptionalDouble.of(40);

  @Test
  void aPressIsToldOnceHoweverTheButtonBounces() throws WireException {
    List<Boolean> told = new ArrayList<>();
    DebouncedContact button = button(told);
    for (int i = 0; i < 5; i++) {
      wires.drive(BUTTON, true);
      loop.pass(Duration.ofMillis(4));
      wires.drive(BUTTON, false);
      loop.pass(Duration.ofMillis(4));
    }
    wires.drive(BUTTON, true);
    loop.pass(Duration.ofMillis(29));
    assertThat(told).isEmpty();
    loop.pass(Duration.ofMillis(1));
    assertThat(told).containsExactly(true);
    assertThat(button.state()).isEqualTo(new DebouncedContact.State(true, Duration.ofMillis(70)));
  }

  @Test
  void aContactThatIsActiveWhenItIsOpenedIsTold() throws WireException {
    wires.drive(BUTTON, true);
    List<Boolean> told = new ArrayList<>();
    var _ = button(told);
    loop.pass(Duration.ofSeconds(1));
    assertThat(told).containsExactly(true);
  }

  @Test
  void aButtonThatSticksIsFoundAfterAMinute() throws WireException {
    DebouncedContact button = button(new ArrayList<>());
    Probe probe = LongContactRule.CALL_BUTTON.probe(loop, button);
    wires.drive(BUTTON, true);
    loop.pass(Duration.ofSeconds(59));
    assertThat(state(probe)).isEqualTo(PeripheralState.OK);
    loop.pass(Duration.ofSeconds(2));
    assertThat(reading(probe).reasons()).isEqualTo("call-button-stuck");
    wires.drive(BUTTON, false);
    loop.pass(Duration.ofSeconds(1));
    assertThat(state(probe)).isEqualTo(PeripheralState.OK);
  }

  @Test
  void anOpenDoorIsToldAtOnceAndALiftedHandsetAfterTwoHours() {
    var open = new DebouncedContact.State(true, Duration.ofHours(1));
    assertThat(LongContactRule.DOOR.judge(open, Duration.ofHours(1)))
        .isEqualTo(present(PeripheralState.WARNING, "door-open"));
    assertThat(LongContactRule.HANDSET.judge(open, Duration.ofHours(3)))
        .isEqualTo(present(PeripheralState.WARNING, "handset-off-hook"));
    assertThat(LongContactRule.HANDSET.judge(open, Duration.ofHours(3).minusNanos(1)))
        .isEqualTo(present(PeripheralState.OK, ""));
  }

  @Test
  void theLightShowsItsPatternAndGoesDarkWhenItIsClosed() {
    var light = new StatusLight(loop, loop.worker("wire"));
    light.show(LightPattern.OUT_OF_SERVICE);
    assertThat(light.open(wires).succeeded()).isTrue();
    List<Boolean> red = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      red.add(wires.level(RED));
      loop.pass(Duration.ofSeconds(1));
    }
    assertThat(red).containsExactly(true, false, true, false);
    light.show(LightPattern.FREE);
    assertThat(wires.level(RED)).isFalse();
    assertThat(wires.level(GREEN)).isTrue();
    assertThat(state(light.probe())).isEqualTo(PeripheralState.OK);
    assertThat(light.close().succeeded()).isTrue();
    loop.pass(Duration.ofMinutes(1));
    assertThat(wires.level(GREEN)).isFalse();
  }

  /** Colour-blind people read the rhythm; people with epilepsy must not be harmed by it. */
  @Test
  void patternsDifferByRhythmAndNoneFlashesMoreThanTwiceASecond() {
    Set<List<Duration>> rhythms = new HashSet<>();
    for (LightPattern pattern : LightPattern.values()) {
      if (pattern == LightPattern.OFF) {
        continue;
      }
      List<Duration> rhythm = pattern.steps().stream().map(LightPattern.Step::length).toList();
      assertThat(rhythms.add(rhythm)).as(pattern.name()).isTrue();
      Duration cycle = rhythm.stream().reduce(Duration.ZERO, Duration::plus);
      assertThat(cycle).as(pattern.name()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }
  }

  @Test
  void aContactWhoseLineIsTakenIsMissing() throws WireException {
    try (var _ = wires.input(BUTTON, _ -> {})) {
      var line = PROFILE.wiring().function(BUTTON).orElseThrow();
      var button = new DebouncedContact(loop, loop.worker("wire"), line, _ -> {});
      assertThat(button.open(wires).cause()).hasMessageContaining("call-button is open already");
      assertThat(found(LongContactRule.CALL_BUTTON.probe(loop, button)))
          .isEqualTo(new ProbeFinding.Missing("not-responding"));
    }
  }

  @Test
  void aLightWhoseLinesAreTakenIsMissing() throws WireException {
    try (var _ = wires.output(RED)) {
      var light = new StatusLight(loop, loop.worker("wire"));
      assertThat(light.open(wires).cause()).hasMessageContaining("light-red is open already");
      assertThat(found(light.probe())).isEqualTo(new ProbeFinding.Missing("not-responding"));
    }
  }

  @Test
  void theFanFollowsARiseAtOnceAndAFallLater() {
    var curve = new FanCurve();
    assertThat(curve.follow(OptionalDouble.of(49))).isZero();
    assertThat(curve.follow(OptionalDouble.of(50))).isEqualTo(30);
    assertThat(curve.follow(OptionalDouble.of(45))).isEqualTo(30);
    assertThat(curve.follow(OptionalDouble.of(43))).isZero();
    assertThat(curve.follow(OptionalDouble.of(80))).isEqualTo(100);
    assertThat(curve.follow(OptionalDouble.of(70))).isEqualTo(100);
    assertThat(curve.follow(OptionalDouble.of(60))).isEqualTo(75);
    assertThat(curve.follow(OptionalDouble.empty())).isEqualTo(100);
  }

  @Test
  void aFanThatShouldTurnAndDoesNotIsFound() throws WireException {
    var fan =
        new EnclosureFan(
            loop, loop.worker("wire"), () -> celsius, new HealthyRange.AtLeast(1200, 400));
    assertThat(fan.open(wires).succeeded()).isTrue();
    assertThat(wires.duty(FAN)).isZero();
    turn(Duration.ofMinutes(1), 0);
    assertThat(state(fan.probe())).isEqualTo(PeripheralState.OK);

    celsius = OptionalDouble.of(75);
    turn(Duration.ofMinutes(1), 3000);
    assertThat(wires.duty(FAN)).isEqualTo(100);
    assertThat(state(fan.probe())).isEqualTo(PeripheralState.OK);
    turn(Duration.ofSeconds(30), 0);
    assertThat(reading(fan.probe()).reasons()).isEqualTo("fan-stalled");
    turn(Duration.ofSeconds(30), 900);
    assertThat(reading(fan.probe()).reasons()).isEqualTo("fan-slow");
    turn(Duration.ofSeconds(10), 3000);
    assertThat(state(fan.probe())).isEqualTo(PeripheralState.OK);
  }

  private void turn(Duration time, int turnsAMinute) throws WireException {
    int pulses = 0;
    for (int tenth = 1; tenth <= time.toMillis() / 100; tenth++) {
      loop.pass(Duration.ofMillis(100));
      for (; pulses < tenth * turnsAMinute * 2 / 600; pulses++) {
        wires.drive(TACHOMETER, true);
        wires.drive(TACHOMETER, false);
      }
    }
  }

  private DebouncedContact button(List<Boolean> told) {
    var line = PROFILE.wiring().function(BUTTON).orElseThrow();
    var button = new DebouncedContact(loop, loop.worker("wire"), line, told::add);
    assertThat(button.open(wires).succeeded()).isTrue();
    return button;
  }

  private static ProbeFinding found(Probe probe) {
    try {
      return probe.look();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static PeripheralReading reading(Probe probe) {
    return found(probe) instanceof ProbeFinding.Present(PeripheralReading reading)
        ? reading
        : new PeripheralReading(PeripheralState.ERROR, found(probe).toString(), "");
  }

  private static PeripheralState state(Probe probe) {
    return reading(probe).state();
  }

  private static ProbeFinding present(PeripheralState state, String reasons) {
    return new ProbeFinding.Present(new PeripheralReading(state, reasons, ""));
  }
}
