package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.ddi.DdiClient;
import fr.teleguichet.edge.update.ddi.ForeignServer;
import fr.teleguichet.est.OutboundRoute;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole updates from somebody else's server, over HTTP. */
class ForeignServerTest {

  @TempDir Path folder;
  private ForeignServer server;
  private UpdateBench bench;

  @BeforeEach
  void begin() throws Exception {
    server = new ForeignServer();
    var client = new DdiClient(server.terms(), OutboundRoute.direct(), Optional::empty);
    bench = new UpdateBench(folder, client);
    bench.start();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private JsonObject status() {
    return server.told().getLast().getJsonObject("status");
  }

  private boolean isClosed() {
    return !server.told().isEmpty() && status().getString("execution").equals("closed");
  }

  @Test
  void aGoodVersionComesToItsEnd() {
    server.offer("kiosk.swu", TextImages.of("2.4.0", "kiosk", ""));
    bench.passUntil(this::isClosed, Duration.ofHours(2));
    assertThat(status().getJsonObject("result").getString("finished")).isEqualTo("success");
    assertThat(bench.running()).isEqualTo("2.4.0");
    assertThat(server.executions())
        .containsExactly("download", "downloaded", "scheduled", "proceeding", "resumed", "closed");
  }

  @Test
  void aBrokenVersionComesBackAndSaysWhy() {
    server.offer("kiosk.swu", TextImages.of("2.4.0", "kiosk", "printer"));
    bench.passUntil(this::isClosed, Duration.ofHours(2));
    assertThat(status().getJsonArray("details").getString(0))
        .isEqualTo("cause=not-proven check=printer version=2.4.0 back=2.3.1");
  }

  /** Each try brings a few bytes more, across restarts too. */
  @Test
  void aFileComesInPiecesWhenTheLineBreaksAgainAndAgain() {
    server.breakAfter(6_000);
    server.offer("kiosk.swu", TextImages.of("2.4.0", "kiosk", ""));
    bench.passUntil(this::isClosed, Duration.ofHours(6));
    assertThat(bench.running()).isEqualTo("2.4.0");
  }

  /** Held against the fleet manager by its demo, with the same table. */
  @Test
  void whatIsSaidIsWhatStandsInTheTable() throws Exception {
    server.rels("download");
    server.wantAttributes();
    try (var talk =
        new Conversation(folder.resolve("talk"), server.terms(), Optional::empty, operator())) {
      assertThat(talk.hold()).isEqualTo(Conversation.table());
    }
  }

  private Conversation.Operator operator() {
    return new Conversation.Operator() {
      @Override
      public void offer(String version, byte[] image) {
        server.offer("kiosk-" + version + ".swu", image);
      }

      @Override
      public void offerForAgreement(String version, byte[] image) {
        server.offerForAgreement("kiosk-" + version + ".swu", image);
      }

      @Override
      public void cancel() {
        server.cancel();
      }
    };
  }
}
