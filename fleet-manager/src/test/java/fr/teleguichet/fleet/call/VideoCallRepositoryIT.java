package fr.teleguichet.fleet.call;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.video.CallVideoAssignment;
import fr.teleguichet.fleet.video.CallVideoPlan;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.video.VideoRoom;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.FallbackLink;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written of a call outlives the manager, and not the retention. */
@ExtendWith(TestDatabase.class)
final class VideoCallRepositoryIT {
  private static final KioskId KIOSK = new KioskId(new Territory("lot"), new KioskName("figeac-1"));
  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final ServiceCode CARSAT = new ServiceCode("carsat");
  private static final UUID ID = new UUID(4, 4);
  private static final Instant ASKED = Instant.parse("2026-11-28T08:00:00.123Z");

  private static final VideoProviderKind JITSI = VideoProviderKind.JITSI_MEET;

  /** It was to go by Jitsi Meet, which could not. */
  private static final CallVideoAssignment VIDEO =
      new CallVideoAssignment(
          new CallVideoPlan(JITSI, Optional.empty()),
          VideoProviderKind.ROOM_LINK,
          Optional.of(
              new VideoRoom(
                  URI.create("https://v.example/1?n=k"), URI.create("https://v.example/1"))),
          Optional.of(JITSI));

  private static VideoCall call(CallState state) {
    return new VideoCall(
        ID, KIOSK, CAF, CallLanguage.FR, false, ASKED, VIDEO, Optional.of(CARSAT), state);
  }

  private static VideoCall asked(UUID id, Instant asked) {
    return VideoCall.asked(id, KIOSK, CAF, CallLanguage.FR, false, asked, VIDEO)
        .transferredBy(CARSAT);
  }

  @Test
  void stepsMayBeWrittenInAnyOrder(Database database) {
    VideoCallRepository table = new VideoCallRepository(database);
    assertThat(table.add(asked(ID, ASKED))).isTrue();
    assertThat(table.add(asked(ID, ASKED.plusSeconds(9)))).isFalse();
    assertThat(table.find(ID).orElseThrow().adapter()).isEqualTo("jitsi-meet");
    Instant answered = ASKED.plusSeconds(5);
    Instant connected = ASKED.plusSeconds(6);
    Instant ended = ASKED.plusSeconds(400);

    table.write(
        call(
            new CallState.Ended(
                CallOutcome.HELD, Optional.of(answered), Optional.of(connected), ended)));
    table.write(call(new CallState.Connected(1, answered, connected)));
    table.write(call(new CallState.Answered(1, answered)));

    assertThat(table.find(ID))
        .contains(
            new VideoCallRepository.Row(
                ID,
                KIOSK,
                CAF,
                Optional.of(CARSAT),
                "room-link",
                Optional.of("jitsi-meet"),
                Optional.empty(),
                ASKED,
                Optional.of(answered),
                Optional.of(connected),
                Optional.of(ended),
                Optional.of(CallOutcome.HELD),
                Optional.empty()));
  }

  @Test
  void whatAKilledManagerLeftOpenIsFoundAsItWas(Database database) {
    VideoCallRepository table = new VideoCallRepository(database);
    Instant answered = ASKED.plusSeconds(5);
    Instant connected = ASKED.plusSeconds(6);
    assertThat(table.add(asked(ID, ASKED))).isTrue();
    assertThat(table.leftOpen())
        .extracting(VideoCall::state)
        .containsExactly(new CallState.Waiting());
    table.write(call(new CallState.Answered(7, answered)));
    assertThat(table.leftOpen()).containsExactly(call(new CallState.Answered(7, answered)));
    table.write(call(new CallState.Connected(7, answered, connected)));
    assertThat(table.leftOpen())
        .containsExactly(call(new CallState.Connected(7, answered, connected)));

    table.write(
        call(
            new CallState.Ended(
                CallOutcome.HELD,
                Optional.of(answered),
                Optional.of(connected),
                connected.plusSeconds(60))));

    assertThat(table.leftOpen()).isEmpty();
    VideoCallRepository.Row row = table.find(ID).orElseThrow();
    assertThat(row.adviser()).as("is forgotten").isEmpty();
    assertThat(row.room()).as("lets nobody in any more").isEmpty();
  }

  /** Else whoever waits while the manager starts again, and has no room then, has nothing. */
  @Test
  void aCallThatIsTakenUpHasItsServicesPageForWhenItsRoomFails(Database database) {
    VideoCallRepository table = new VideoCallRepository(database);
    UUID other = new UUID(4, 5);
    UUID gone = new UUID(4, 6);
    assertThat(table.add(asked(ID, ASKED))).isTrue();
    assertThat(table.add(of(other, CARSAT))).isTrue();
    assertThat(table.add(of(gone, new ServiceCode("no-longer-there")))).isTrue();
    String link = "https://secours.example.org/{room}";
    String card = card(database, CAF);
    write(database, CAF, card.replace("{\"code\"", "{\"fallback\":\"" + link + "\",\"code\""));
    try {
      List<VideoCall> left =
          new LeftOpenCallReader(table, new CallableServiceDirectory(database)).all();

      assertThat(left).extracting(VideoCall::id).containsExactly(ID, other, gone);
      assertThat(left)
          .extracting(call -> call.video().plan())
          .containsExactly(
              new CallVideoPlan(JITSI, Optional.of(new FallbackLink(link))),
              new CallVideoPlan(JITSI, Optional.empty()),
              new CallVideoPlan(JITSI, Optional.empty()));
    } finally {
      write(database, CAF, card);
    }
  }

  private static String card(Database database, ServiceCode service) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT card FROM service WHERE code = :code")
                    .bind("code", service.value())
                    .mapTo(String.class)
                    .one());
  }

  private static void write(Database database, ServiceCode service, String card) {
    int changed =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createUpdate("UPDATE service SET card = :card WHERE code = :code")
                        .bind("card", card)
                        .bind("code", service.value())
                        .execute());
    assertThat(changed).isEqualTo(1);
  }

  private static VideoCall of(UUID id, ServiceCode service) {
    return VideoCall.asked(
        id,
        KIOSK,
        service,
        CallLanguage.FR,
        false,
        ASKED.plusSeconds(id.getLeastSignificantBits()),
        VIDEO);
  }

  @Test
  void rowsGoWithTheInterviewsOfTheirTime(Database database) {
    VideoCallRepository table = new VideoCallRepository(database);
    ManualClock clock = new ManualClock(Instant.parse("2026-11-28T02:00:00Z"));
    VideoCallRetention retention =
        new VideoCallRetention(table, new RetentionSettings(90, 60, 25, 25), clock);
    assertThat(table.add(asked(ID, Instant.parse("2024-09-30T23:59:59Z")))).isTrue();
    UUID kept = new UUID(4, 5);
    assertThat(table.add(asked(kept, Instant.parse("2024-10-01T00:00:00Z")))).isTrue();

    retention.run();

    assertThat(table.newest(new Scope.Fleet(), 10))
        .extracting(VideoCallRepository.Row::id)
        .containsExactly(kept);
    assertThat(table.newest(new Scope.Territories(Set.of("tarn")), 10)).isEmpty();
  }
}
