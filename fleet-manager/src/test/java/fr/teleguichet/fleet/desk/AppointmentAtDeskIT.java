package fr.teleguichet.fleet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.appointment.TestAppointments;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.EventReader;
import fr.teleguichet.fleet.call.KioskLine;
import fr.teleguichet.fleet.mediator.TestMediator;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whose appointment has come is told to the desk so, and comes first. */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class AppointmentAtDeskIT {

  private static String ask(KioskLine line) throws IOException {
    String id = UUID.randomUUID().toString();
    String wish = "{\"id\":\"" + id + "\",\"service\":\"caf\",\"language\":\"fr\"}";
    assertThat(line.post("", wish).statusCode()).isEqualTo(201);
    return id;
  }

  @Test
  void whoCameByACodeStandsBeforeWhoCameEarlierWithout(TestPages.Running server)
      throws IOException {
    Instant begun = server.clock().instant().minus(Duration.ofMinutes(1));
    new TestAppointments(server, new KioskId(new Territory("lot"), new KioskName("figeac-2")))
        .write(begun, Duration.ofHours(1), "booked", Optional.of("042137"));
    UpdateBench bench = new UpdateBench(server);
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    try (UpdateBench.Enrolled first = bench.kiosk("figeac-1");
        UpdateBench.Enrolled second = bench.kiosk("figeac-2");
        KioskLine walkIn = KioskLine.open(first.client());
        KioskLine expected = KioskLine.open(second.client());
        EventReader desk = anne.open()) {
      String early = ask(walkIn);
      assertThat(desk.awaitEvent("queue", early)).doesNotContain("Rendez-vous de");
      assertThat(
              second
                  .client()
                  .send(
                      second
                          .client()
                          .request("/appointments/v1/checks")
                          .POST(BodyPublishers.ofString("{\"code\":\"042137\"}"))
                          .build())
                  .body())
          .contains("\"good\"", "\"caf\"");
      String late = ask(expected);
      String queue = desk.awaitEvent("queue", late);
      assertThat(queue).contains("Rendez-vous de", early);
      assertThat(queue.indexOf(late)).isLessThan(queue.indexOf(early));
      assertThat(walkIn.awaitEvent("call", "\"position\":2")).contains(early);
      assertThat(expected.awaitEvent("call", "\"position\":1")).contains(late);
      assertThat(expected.post("/" + late + "/end", "{\"reason\":\"cancelled\"}").statusCode())
          .isEqualTo(200);
      String again = ask(expected);
      assertThat(desk.awaitEvent("queue", again))
          .as("the next one at that kiosk has no appointment")
          .doesNotContain("Rendez-vous de");
    }
  }

  /** The pages lie open all day, and the list is of the morning otherwise, or of yesterday. */
  @Test
  void whoIsBookedWhileThePagesAreOpenIsExpectedThereToo(TestPages.Running server)
      throws IOException {
    TestAppointments kiosk =
        new TestAppointments(server, new KioskId(new Territory("lot"), new KioskName("figeac-2")));
    TestAdviser anne = TestAdviser.of(server, "anne", "caf");
    TestAdviser bruno = TestAdviser.of(server, "bruno", "carsat");
    TestMediator mona = TestMediator.of(server, "mona", new Scope.Territories(Set.of("lot")));
    try (EventReader desk = anne.open();
        EventReader foreign = bruno.open();
        EventReader mediator = mona.open()) {
      for (EventReader page : List.of(desk, foreign, mediator)) {
        assertThat(page.awaitEvent("today", "html")).doesNotContain("figeac-2");
      }

      kiosk.write(server.clock().instant(), Duration.ofMinutes(1), "booked", Optional.of("042137"));

      desk.awaitEvent("today", "figeac-2");
      mediator.awaitEvent("today", "figeac-2");
      assertThat(foreign.told())
          .as("of another body")
          .noneMatch(it -> it.data().contains("figeac-2"));
    }
  }
}
