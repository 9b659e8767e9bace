package fr.teleguichet.edge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AvailabilityServiceTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final KioskState kiosk = new KioskState();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicBoolean isManagersTime = new AtomicBoolean();
  private final AvailabilityService desk =
      new AvailabilityService(
          loop,
          kiosk,
          new AvailabilityService.Terms(
              () -> Set.of(new ServiceCode("caf")),
              Set.of(Peripheral.CAMERA),
              () -> true,
              open::get,
              Map::of,
              () -> NetworkUsability.GOOD,
              isManagersTime::get,
              () -> false,
              () -> ErasureVerdict.CLEAN));

  @Test
  void theVerdictFollowsThePeripheralsAndStandsInTheKiosksState() {
    var changes = new AtomicInteger();
    desk.listen(changes::incrementAndGet);
    kiosk.detach(Peripheral.CAMERA);
    assertThat(kiosk.fact(NodeFact.VERDICT)).isEqualTo(Value.of("camera-missing;caf="));

    kiosk.attach(Peripheral.CAMERA, new PeripheralReading(PeripheralState.OK, "", ""));
    assertThat(kiosk.fact(NodeFact.VERDICT)).isEqualTo(Value.of(";caf="));
    assertThat(desk.verdict().servesAnybody()).isTrue();

    kiosk.detach(Peripheral.CAMERA);
    assertThat(desk.verdict().servesAnybody()).isFalse();
    assertThat(changes).hasValue(3);
  }

  /** Each start would be a false alarm at the fleet, and a fault on the citizen's screen. */
  @Test
  void aPeripheralThatNobodyHasLookedAtYetIsNoFaultAndNothingIsTold() {
    assertThat(desk.verdict().servesAnybody()).isTrue();
    assertThat(kiosk.fact(NodeFact.VERDICT)).isEqualTo(Value.ABSENT);

    kiosk.attach(Peripheral.CAMERA, new PeripheralReading(PeripheralState.OK, "", ""));
    assertThat(kiosk.fact(NodeFact.VERDICT)).isEqualTo(Value.of(";caf="));
  }

  @Test
  void aPeripheralThatCannotBeLookedAtIsAFaultAfterTenSeconds() {
    loop.pass(AvailabilityService.LOOKING.minusMillis(1));
    assertThat(kiosk.fact(NodeFact.VERDICT)).isEqualTo(Value.ABSENT);

    loop.pass(Duration.ofMillis(1));
    assertThat(kiosk.fact(NodeFact.VERDICT)).isEqualTo(Value.of("camera-missing;caf="));
    assertThat(desk.verdict().servesAnybody()).isFalse();
  }

  @Test
  void anHourThatPassesIsNoticedWithinSeconds() {
    kiosk.attach(Peripheral.CAMERA, new PeripheralReading(PeripheralState.OK, "", ""));
    open.set(false);
    loop.pass(Duration.ofSeconds(10));

    assertThat(kiosk.fact(NodeFact.VERDICT)).isEqualTo(Value.of("closed;caf="));
  }

  @Test
  void aClockThatIsNotKnownIsNotWrong() {
    kiosk.attach(Peripheral.CAMERA, new PeripheralReading(PeripheralState.OK, "", ""));
    kiosk.measure(Map.of(HealthMetric.CLOCK_SYNCHRONISED, Value.ABSENT));
    assertThat(desk.verdict().servesAnybody()).isTrue();

    kiosk.measure(Map.of(HealthMetric.CLOCK_SYNCHRONISED, Value.of(false)));
    assertThat(kiosk.fact(NodeFact.VERDICT)).isEqualTo(Value.of("clock-wrong;caf="));

    isManagersTime.set(true);
    loop.pass(Duration.ofSeconds(10));
    assertThat(kiosk.fact(NodeFact.VERDICT))
        .as("no time server is reached, and the clock is right all the same")
        .isEqualTo(Value.of(";caf="));
  }

  @Test
  void afterTheStopNothingChanges() {
    desk.stop();
    kiosk.detach(Peripheral.CAMERA);

    assertThat(desk.verdict().servesAnybody()).isTrue();
  }
}
