package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.FleetCommand;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fleet wants done comes through the link as it is; who takes it judges it. */
final class CareWishesTest {

  @TempDir Path folder;

  @Test
  void everyDeliveryIsHandedOnWithItsNumberWordAndDeadline() {
    try (var agent = new VirtualAgent(folder)) {
      List<FleetCommand.Care> wishes = new ArrayList<>();
      agent.link.onCare(wishes::add);
      agent.start().seconds(60);
      var wish =
          new FleetCommand.Care(
              new UUID(7, 9), "test-print", Instant.parse("2026-11-24T12:00:00Z"));

      agent.command(wish);
      agent.command(wish);

      assertThat(wishes).containsExactly(wish, wish);
    }
  }

  @Test
  void withoutATakerAWishIsPassedOver() {
    try (var agent = new VirtualAgent(folder)) {
      agent.start().seconds(60);

      agent.command(new FleetCommand.Care(new UUID(7, 9), "reboot", Instant.EPOCH));

      assertThat(agent.link.state()).isInstanceOf(LinkState.Online.class);
    }
  }
}
