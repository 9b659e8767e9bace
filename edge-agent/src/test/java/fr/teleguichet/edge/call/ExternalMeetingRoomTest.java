package fr.teleguichet.edge.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manager is believed which room it is, and not what may be loaded. */
class ExternalMeetingRoomTest {

  private static JsonObject with(Object url) {
    return new JsonObject()
        .put("room", new JsonObject().put("provider", "jitsi-meet").put("url", url));
  }

  @Test
  void aRoomHasAnOriginThatAFrameMayLoad() {
    ExternalMeetingRoom room =
        ExternalMeetingRoom.read(with("https://meet.example.org:8443/r1?jwt=a.b#x=%22f%22&y=1"))
            .orElseThrow();

    assertThat(room.origin()).isEqualTo("https://meet.example.org:8443");
    assertThat(room.speaks()).isTrue();
    assertThat(room.toString()).as("for the log").doesNotContain("jwt", "r1");
    assertThat(ExternalMeetingRoom.read(new JsonObject())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://meet.example.org/r1",
        "javascript:alert(1)",
        "data:text/html,x",
        "//meet.example.org/r1",
        "/api/session",
        "https://user@meet.example.org/r1",
        "https://user:secret@meet.example.org/r1",
        "https://meet.example.org\\@evil.example/",
        "https://meet.example.org;script-src *",
        "https://meet.example.org, https://evil.example/",
        "https://meet.example.org/\"><script>",
        "https://meet.example.org/r1 x",
        "https://meet.example.org/r1\u2028",
        "https://*.example.org/r1",
        "https://-/r1",
        "https:///r1"
      })
  void anythingElseIsNoRoom(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> ExternalMeetingRoom.read(with(url)));
  }

  @Test
  void whatIsNoRoomAtAllIsRefusedToo() {
    assertThatIllegalArgumentException().isThrownBy(() -> ExternalMeetingRoom.read(with(5)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ExternalMeetingRoom.read(with("https://meet.example.org/" + "x".repeat(4_096))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ExternalMeetingRoom.read(new JsonObject().put("room", "https://a.example/")));
  }
}
