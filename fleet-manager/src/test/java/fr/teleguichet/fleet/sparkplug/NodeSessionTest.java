package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a session shows to other threads follows what it knows. */
final class NodeSessionTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final NodeSession session =
      new NodeSession(new NodeAddress("lot", "gramat"), IngestSettings.STANDARD, START);

  @Test
  void aBirthTakesTheFactsOutOfThePicture() {
    session.facts.put(NodeFact.KERNEL, Value.of("6.12"));
    session.factsChanged();
    assertThat(session.view().facts()).containsOnlyKeys(NodeFact.KERNEL);

    session.born(1, 0, START.toEpochMilli(), START);

    assertThat(session.view().facts()).isEmpty();
  }

  @Test
  void onlyADeviceThatHasBeenGoneForADayIsForgotten() {
    gone("old", START.minus(Duration.ofDays(1)));
    gone("recent", START.minus(Duration.ofDays(1)).plusMillis(1));
    session.devicesChanged();
    assertThat(session.view().devices()).containsOnlyKeys("old", "recent");

    session.forgetGoneDevices(START);

    assertThat(session.view().devices()).containsOnlyKeys("recent");
  }

  private void gone(String device, Instant at) {
    DeviceState state = new DeviceState();
    state.born(at.minusSeconds(60));
    state.died(at);
    session.devices.put(device, state);
  }
}
