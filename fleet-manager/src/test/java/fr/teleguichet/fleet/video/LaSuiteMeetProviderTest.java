package fr.teleguichet.fleet.video;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.settings.Secret;
import io.micronaut.json.JsonMapper;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages of La Suite Meet's documentation, against a stub; no server of theirs was tried. */
final class LaSuiteMeetProviderTest {
  private static final RoomRequest REQUEST =
      new RoomRequest("r1", new ParticipantNames("Cajarc", "CAF"), "fr");
  private static final String TOKEN =
      "{\"access_token\":\"t.o.k\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

  private final StubVideoServer server = new StubVideoServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private String port() {
    return String.valueOf(server.uri("").getPort());
  }

  @Test
  void theUsualPortMayStandInARoomsAddressOrNot() {
    for (String base : List.of("https://meet.example.org", "https://meet.example.org:443")) {
      for (String room : List.of("https://MEET.example.org/r", "https://meet.example.org:443/r")) {
        assertThat(LaSuiteMeetProvider.isOf(URI.create(base), URI.create(room)))
            .as(base + room)
            .isTrue();
      }
      assertThat(
              LaSuiteMeetProvider.isOf(
                  URI.create(base), URI.create("https://meet.example.org:444/r")))
          .isFalse();
    }
  }

  private RoomResult open() {
    return open(new VideoHttpClient(Duration.ofSeconds(20)));
  }

  private RoomResult open(VideoHttpClient http) {
    return new LaSuiteMeetProvider(
            server.uri(""),
            new LaSuiteMeetProvider.Client("id-1", new Secret("hidden"), "bornes@lot.example"),
            http,
            JsonMapper.createDefault())
        .open(REQUEST);
  }

  @Test
  void aTokenComesFirstAndWithItARoomForWhoeverHasItsAddress() {
    var _ =
        server
            .then(200, TOKEN)
            .then(
                201,
                """
                {"id": "7c9e", "slug": "aae-erez-aaz", "access_level": "public",
                 "url": "https://127.0.0.1:PORT/aae-erez-aaz", "telephony": {"enabled": false}}
                """
                    .replace("PORT", port()));

    RoomResult result = open();

    URI page = URI.create("https://127.0.0.1:" + port() + "/aae-erez-aaz");
    assertThat(result).isEqualTo(new RoomResult.Made(new VideoRoom(page, page)));
    assertThat(server.asked())
        .containsExactly(
            new StubVideoServer.Asked(
                "POST",
                URI.create("/external-api/v1.0/application/token/"),
                "application/json",
                "null",
                "{\"client_id\":\"id-1\",\"client_secret\":\"hidden\","
                    + "\"grant_type\":\"client_credentials\",\"scope\":\"bornes@lot.example\"}"),
            new StubVideoServer.Asked(
                "POST",
                URI.create("/external-api/v1.0/rooms/"),
                "application/json",
                "Bearer t.o.k",
                "{\"access_level\":\"public\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"error\": \"Invalid credentials\"} | no token",
        "403 | {\"error\": \"denied\"}             | no token",
        "200 | {\"token_type\": \"Bearer\"}        | no token",
        "200 | {\"access_token\": 5}               | no token",
        "200 | []                                  | no token",
        "200 | <html>                              | ''",
        "302 | https://evil.example/               | no token",
      })
  void withoutATokenNothingMoreIsAsked(int status, String body, String why) {
    var _ = server.then(status, body);

    assertThat(open())
        .isInstanceOfSatisfying(
            RoomResult.Failed.class,
            failed -> assertThat(failed.why()).contains(why).doesNotContain("hidden"));
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"url\": \"https://127.0.0.1:PORT/a\"}",
        "201 | {\"slug\": \"a\"}",
        "201 | {\"url\": \"https://127.0.0.1/a\"}",
        "201 | {\"url\": \"https://127.0.0.1:1/a\"}",
        "201 | {\"url\": \"http://127.0.0.1:PORT/a\"}",
        "201 | {\"url\": \"https://evil.example/a\"}",
        "201 | {\"url\": \"https://evil.example@127.0.0.1:PORT/a\"}",
        "201 | {\"url\": \"javascript:alert(1)\"}",
        "201 | {\"url\": \"https://127.0.0.1:PORT/a b\"}",
        "500 | oops",
      })
  void aRoomThatIsNoneOfItsIsNoRoom(int status, String body) {
    var _ = server.then(200, TOKEN).then(status, body.replace("PORT", port()));

    assertThat(open()).isInstanceOf(RoomResult.Failed.class);
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsNotWaitedFor() {
    var http = new VideoHttpClient(Duration.ofMillis(1));

    assertThat(open(http)).isInstanceOf(RoomResult.Failed.class);
  }
}
