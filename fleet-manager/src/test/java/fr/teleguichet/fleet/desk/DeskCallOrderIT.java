package fr.teleguichet.fleet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.CallRegistry;
import fr.teleguichet.fleet.call.EventReader;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.call.VideoCall;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two threads that change one call, of which the first tells the desk of it last. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class DeskCallOrderIT {

  @Test
  void aDeskThatHearsOfAnAnswerAfterTheCitizenHasGoneHearsThatTheCallIsOver(
      TestPages.Running server) throws IOException {
    DeskPageStreams streams = server.context().getBean(DeskPageStreams.class);
    CallRegistry registry = server.context().getBean(CallRegistry.class);
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    try (UpdateBench.Enrolled kiosk = new UpdateBench(server).kiosk("figeac-1");
        KioskLine line = KioskLine.open(kiosk.client());
        EventReader desk = anne.open()) {
      UUID id = UUID.randomUUID();
      String wish = "{\"id\":\"" + id + "\",\"service\":\"caf\",\"language\":\"fr\"}";
      assertThat(line.post("", wish).statusCode()).isEqualTo(201);
      desk.awaitEvent("queue", id.toString());
      VideoCall waiting = registry.find(id).orElseThrow();
      assertThat(anne.post("/calls/" + id + "/answer", "{}").statusCode()).isEqualTo(200);
      VideoCall answered = registry.find(id).orElseThrow();
      assertThat(line.post("/" + id + "/end", "{\"reason\":\"cancelled\"}").statusCode())
          .isEqualTo(200);
      desk.awaitLatest("call", "\"state\":\"ended\"");
      desk.awaitLatest("queue", "\"waiting\":0");
      long before = calls(desk);

      streams.changed(waiting, answered);

      desk.awaitEvent("call", "\"state\":\"answered\"");
      await().until(() -> calls(desk) >= before + 2);
      desk.awaitLatest("call", "\"state\":\"ended\"");
    }
  }

  private static long calls(EventReader desk) {
    return desk.told().stream().filter(it -> it.event().equals("call")).count();
  }
}
