package fr.teleguichet.fleet.video;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.settings.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The messages of BigBlueButtonProvider's documentation, against a stub; no server of theirs was
 * tried.
 */
final class BigBlueButtonProviderTest {
  private static final RoomRequest REQUEST =
      new RoomRequest("r1", new ParticipantNames("Mairie de Cajarc", "Retraite & aides"), "fr");

  private static final Secret SECRET = new Secret("639259d4-9dd8-4b25-bf01-95f9567eaf4b");

  private final StubVideoServer server = new StubVideoServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private RoomResult open() {
    return new BigBlueButtonProvider(
            server.uri("/bigbluebutton/api"), SECRET, new VideoHttpClient(Duration.ofSeconds(20)))
        .open(REQUEST);
  }

  /**
   * The text of the documentation's own example; its SHA-1 there is 1fcbb0c4…, and this is what
   * {@code sha256sum} says of the same text.
   */
  @Test
  void theChecksumIsThatOfTheCallTheQueryAndTheSecret() {
    assertThat(
            BigBlueButtonProvider.checksum(
                "create",
                "name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444",
                SECRET))
        .isEqualTo("da9185f7f333cfdfcd6eeac32dca3777510c4c436020d8b887ba5515bd1d189e");
  }

  @Test
  void aMeetingIsCreatedUnrecordedAndJoinedByEachInItsRole() {
    // A room's address by plain HTTP is none, so the stub stands for the programming interface
    // only.
    var _ =
        server.then(
            200, "<response><returncode>SUCCESS</returncode><meetingID>r1</meetingID></response>");
    var provider =
        new BigBlueButtonProvider(
            URI.create("https://bbb.example.org/bigbluebutton/api"),
            SECRET,
            new VideoHttpClient(Duration.ofSeconds(20)) {
              @Override
              Answer get(URI uri) throws java.io.IOException {
                return super.get(server.uri(uri.getRawPath() + "?" + uri.getRawQuery()));
              }
            });

    RoomResult result = provider.open(REQUEST);

    StubVideoServer.Asked create = server.asked().getFirst();
    assertThat(create.method()).isEqualTo("GET");
    assertThat(create.uri().getPath()).isEqualTo("/bigbluebutton/api/create");
    assertThat(create.uri().getRawQuery())
        .startsWith("meetingID=r1&name=Retraite+%26+aides&record=false");
    assertThatChecksumHolds("create", create.uri());
    assertThat(result).isInstanceOf(RoomResult.Made.class);
    VideoRoom room = ((RoomResult.Made) result).room();
    assertThat(room.kiosk().toString())
        .startsWith("https://bbb.example.org/bigbluebutton/api/join?fullName=Mairie+de+Cajarc")
        .contains("&meetingID=r1&role=VIEWER&")
        .contains("userdata-bbb_override_default_locale=fr");
    assertThat(room.adviser().getRawQuery()).contains("&role=MODERATOR&");
    assertThatChecksumHolds("join", room.kiosk());
    assertThatChecksumHolds("join", room.adviser());
  }

  private static void assertThatChecksumHolds(String call, URI uri) {
    String[] parts = uri.getRawQuery().split("&checksum=", 2);
    assertThat(parts[1]).isEqualTo(BigBlueButtonProvider.checksum(call, parts[0], SECRET));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 |"
            + " <response><returncode>FAILED</returncode><messageKey>checksumError</messageKey></response>"
            + " | refused: checksumError",
        "200 | <response/>        | refused",
        "200 | not xml            | ''",
        "200 | <!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r> | DOCTYPE",
        "302 | https://evil.example/ | answered 302",
        "500 | oops               | answered 500",
      })
  void whateverElseItAnswersIsNoRoom(int status, String body, String why) {
    var _ = server.then(status, body);

    assertThat(open())
        .isInstanceOfSatisfying(
            RoomResult.Failed.class,
            failed -> assertThat(failed.why()).contains(why).doesNotContain(SECRET.reveal()));
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    var _ = server.then(200, "<response>" + "x".repeat(VideoHttpClient.MAX_ANSWER));

    assertThat(open()).isInstanceOf(RoomResult.Failed.class);
  }

  @Test
  void noAnswerIsNoRoom() {
    assertThat(open()).isInstanceOf(RoomResult.Failed.class);
  }
}
