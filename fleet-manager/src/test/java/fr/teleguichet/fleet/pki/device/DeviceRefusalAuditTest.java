package fr.teleguichet.fleet.pki.device;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DeviceRefusalAuditTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T10:00:00Z"));
  private final RecordedAudit audit = new RecordedAudit();
  private final DeviceRefusalAudit refusals = new DeviceRefusalAudit(audit, clock);

  private void tell(String address, String kind) {
    refusals.tell(new DeviceRefusalAudit.Refusal(address, kind, "-", "Do this."));
  }

  private int told() {
    return audit.of("device.refused").size();
  }

  /** A kiosk with a wrong certificate asks every minute for weeks. */
  @Test
  void theSameIsToldOnceAnHour() {
    for (int minute = 0; minute < 121; minute++) {
      tell("192.0.2.1", "revoked");
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(told()).isEqualTo(3);
  }

  @Test
  void anotherClientOrAnotherKindIsNews() {
    tell("192.0.2.1", "revoked");
    tell("192.0.2.2", "revoked");
    tell("192.0.2.1", "foreign");

    assertThat(told()).isEqualTo(3);
  }

  @Test
  void howMuchIsRememberedIsBounded() {
    for (int i = 0; i <= DeviceRefusalAudit.MAX_REMEMBERED; i++) {
      tell("client " + i, "foreign");
    }

    tell("client 0", "foreign");
    tell("client " + DeviceRefusalAudit.MAX_REMEMBERED, "foreign");

    assertThat(told()).isEqualTo(DeviceRefusalAudit.MAX_REMEMBERED + 2);
  }

  @Test
  void anAuditLogThatFailsLetsNobodyIn() {
    DeviceRefusalAudit broken =
        new DeviceRefusalAudit(
            _ -> {
              throw new IllegalStateException("the table is full");
            },
            clock);

    broken.tell(new DeviceRefusalAudit.Refusal("192.0.2.1", "foreign", "-", "Do this."));

    assertThat(told()).isZero();
  }
}
