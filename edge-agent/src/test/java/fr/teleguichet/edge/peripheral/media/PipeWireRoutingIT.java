package fr.teleguichet.edge.peripheral.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.edge.peripheral.media.SoundRouting.Destination;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PipeWire and WirePlumber themselves, with sound devices that nobody hears. */
@Tag("proof")
class PipeWireRoutingIT {

  /** What the browser does in a talk: it records, and has asked for no device by name. */
  @Test
  void aTalkUnderWayMovesToTheHandsetAndBack() throws Exception {
    try (var server = new RealPipeWire()) {
      server.add("Jabra");
      server.add("C-Media");
      server.record();
      var routing =
          new PipeWireRouting(server.program("pw-dump"), server.program("pw-metadata"), "C-Media");

      assertThat(routing.route(Destination.LOUDSPEAKER)).isTrue();
      await()
          .atMost(RealPipeWire.PATIENCE)
          .untilAsserted(() -> assertThat(server.chosen()).containsExactly("Jabra", "Jabra"));
      await()
          .atMost(RealPipeWire.PATIENCE)
          .untilAsserted(() -> assertThat(server.recorded()).isEqualTo("Jabra"));

      assertThat(routing.route(Destination.HANDSET)).isTrue();
      await()
          .atMost(RealPipeWire.PATIENCE)
          .untilAsserted(() -> assertThat(server.chosen()).containsExactly("C-Media", "C-Media"));
      await()
          .atMost(RealPipeWire.PATIENCE)
          .untilAsserted(() -> assertThat(server.recorded()).isEqualTo("C-Media"));

      assertThat(routing.route(Destination.LOUDSPEAKER)).isTrue();
      await()
          .atMost(RealPipeWire.PATIENCE)
          .untilAsserted(() -> assertThat(server.recorded()).isEqualTo("Jabra"));
    }
  }
}
