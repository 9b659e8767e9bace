package fr.teleguichet.fleet.video;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.service.RoomLinkTemplate;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has an address only is asked whether it is there before people are sent there. */
final class VideoRoomServerCheckTest {
  private static final RoomRequest REQUEST =
      new RoomRequest("r1", new ParticipantNames("Figeac", "CAF"), "fr");

  private final StubVideoServer server = new StubVideoServer();
  private final VideoRoomServerCheck check =
      VideoRoomServerCheck.by(new VideoHttpClient(Duration.ofSeconds(20)));

  @AfterEach
  void close() {
    server.close();
  }

  /** Rooms are by HTTPS, so it is another server that is asked in place of theirs. */
  private VideoRoomServerCheck insteadOf(URI page) {
    return (asked, isWell) -> {
      assertThat(asked).isEqualTo(page);
      return check.fault(server.uri(page.getPath()), isWell);
    };
  }

  private RoomResult jitsi() {
    return new JitsiMeetProvider(
            URI.create("https://v.example/lot"),
            Optional.empty(),
            insteadOf(URI.create("https://v.example/lot/external_api.js")),
            Clock.systemUTC())
        .open(REQUEST);
  }

  /** No room is entered by asking. */
  private RoomResult link() {
    return new RoomLinkProvider(
            new RoomLinkTemplate("https://v.example/room/{room}?n={name}"),
            insteadOf(URI.create("https://v.example/")))
        .open(REQUEST);
  }

  @Test
  void aJitsiMeetIsThereWhenItHasItsScript() {
    var _ = server.then(200, "x".repeat(2 * VideoHttpClient.MAX_ANSWER));

    assertThat(jitsi()).isInstanceOf(RoomResult.Made.class);
  }

  @ParameterizedTest
  @CsvSource({"302", "404", "503"})
  void anAddressThatSomebodyElseHasNowIsNoJitsiMeet(int status) {
    var _ = server.then(status, "https://parked.example/");

    assertThat(jitsi()).isEqualTo(new RoomResult.Failed("it answered " + status));
  }

  @Test
  void aServerThatIsGoneHasNoRooms() {
    // It closes the connection.
    assertThat(jitsi()).isInstanceOf(RoomResult.Failed.class);
    assertThat(link()).isInstanceOf(RoomResult.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({"200,true", "302,true", "404,true", "502,false"})
  void anyLinkIsGoodWhoseServerDoesNotFail(int status, boolean isGood) {
    var _ = server.then(status, "https://v.example/");

    assertThat(link() instanceof RoomResult.Made).isEqualTo(isGood);
  }
}
