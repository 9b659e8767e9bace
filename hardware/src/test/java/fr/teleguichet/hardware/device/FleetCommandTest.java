package fr.teleguichet.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.device.FleetCommand.AcknowledgeRecords;
import fr.teleguichet.hardware.device.FleetCommand.Care;
import fr.teleguichet.hardware.device.FleetCommand.Rebirth;
import fr.teleguichet.hardware.device.FleetCommand.Unknown;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FleetCommandTest {

  private static final UUID JOURNAL = UUID.fromString("018f6a00-0000-7000-8000-000000000001");

  @Test
  void whatIsSentIsReadBack() {
    assertThat(FleetCommand.decode(new Rebirth().encode(1))).containsExactly(new Rebirth());

    var acknowledgement = new AcknowledgeRecords(JOURNAL, 1L << 40);
    assertThat(FleetCommand.decode(acknowledgement.encode(1))).containsExactly(acknowledgement);

    var resume = new FleetCommand.ResumeRecords(JOURNAL, 17);
    assertThat(FleetCommand.decode(resume.encode(1))).containsExactly(resume);

    var care = new Care(JOURNAL, "test-print", Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(FleetCommand.decode(care.encode(1))).containsExactly(care);
    var services = new FleetCommand.OfferServices("{\"format\":1,\"services\":[]}");
    assertThat(FleetCommand.decode(services.encode(1))).containsExactly(services);
    var notices = new FleetCommand.ShowNotices("{\"format\":1}");
    assertThat(FleetCommand.decode(notices.encode(1))).containsExactly(notices);
    assertThat(care.known()).hasValue(RemoteCommandType.TEST_PRINT);
  }

  @Test
  void aRebirthThatIsNotWantedIsNone() {
    var payload = payload(Metric.command(FleetCommand.REBIRTH, Value.of(false)));

    assertThat(FleetCommand.decode(payload)).containsExactly(new Unknown(FleetCommand.REBIRTH));
  }

  @Test
  void anAcknowledgementWithoutItsJournalSaysNothing() {
    var payload =
        payload(
            Metric.command(FleetCommand.ACKNOWLEDGED, Value.of(7)),
            Metric.command(FleetCommand.RESUME, Value.of(7)));

    assertThat(FleetCommand.decode(payload))
        .containsExactly(new Unknown(FleetCommand.ACKNOWLEDGED), new Unknown(FleetCommand.RESUME));
  }

  @Test
  void aJournalIdThatIsNoneOrANegativeNumberSaysNothing() {
    assertThat(
            FleetCommand.decode(
                payload(
                    Metric.command("Journal/Id", Value.of("not a uuid")),
                    Metric.command(FleetCommand.ACKNOWLEDGED, Value.of(7)))))
        .containsExactly(new Unknown(FleetCommand.ACKNOWLEDGED));
    assertThat(
            FleetCommand.decode(
                payload(
                    Metric.command("Journal/Id", Value.of(JOURNAL.toString())),
                    Metric.command(FleetCommand.ACKNOWLEDGED, Value.of(-7)))))
        .containsExactly(new Unknown(FleetCommand.ACKNOWLEDGED));
  }

  @Test
  void aRemoteActionOfANewerVersionKeepsItsWord() {
    var dance = new Care(JOURNAL, "dance", Instant.EPOCH);

    assertThat(FleetCommand.decode(dance.encode(1))).containsExactly(dance);
    assertThat(dance.known()).isEmpty();
  }

  @Test
  void aRemoteActionWithoutNumberDeadlineOrWordSaysNothing() {
    var id = Metric.command(FleetCommand.CARE_ID, Value.of(JOURNAL.toString()));
    var deadline = Metric.command(FleetCommand.CARE_DEADLINE, Value.of(7));
    var action = Metric.command(FleetCommand.CARE, Value.of("reboot"));
    var unknown = new Unknown(FleetCommand.CARE);

    assertThat(FleetCommand.decode(payload(id, action))).containsExactly(unknown);
    assertThat(FleetCommand.decode(payload(deadline, action))).containsExactly(unknown);
    assertThat(FleetCommand.decode(payload(action, id, deadline))).containsExactly(unknown);
    assertThat(
            FleetCommand.decode(
                payload(id, deadline, Metric.command(FleetCommand.CARE, Value.of("")))))
        .containsExactly(unknown);
    assertThat(
            FleetCommand.decode(
                payload(id, deadline, Metric.command(FleetCommand.CARE, Value.of("x".repeat(41))))))
        .containsExactly(unknown);
  }

  @Test
  void anUnknownCommandIsAValueAndIsNeverSent() {
    var unknown = new Unknown("Node Control/Dance");

    assertThat(FleetCommand.decode(payload(Metric.command(unknown.name(), Value.of(true)))))
        .containsExactly(unknown);
    assertThatThrownBy(() -> unknown.encode(1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Payload payload(Metric... metrics) {
    return new Payload(null, null, List.of(metrics));
  }
}
