package fr.teleguichet.fleet.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import fr.teleguichet.fleet.platform.settings.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The addresses and tokens of Jitsi Meet's documentation; no server of theirs was tried. */
final class JitsiMeetProviderTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final URI BASE = URI.create("https://meet.example.org");
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final RoomRequest REQUEST =
      new RoomRequest("r1", new ParticipantNames("Mairie de \"Saint-Céré\"", "CAF"), "fr");

  private static VideoRoom room(Optional<JitsiMeetProvider.Key> key) {
    JitsiMeetProvider jitsi = new JitsiMeetProvider(BASE, key, VideoRoomServerCheck.NEVER, CLOCK);
    return ((RoomResult.Made) jitsi.open(REQUEST)).room();
  }

  @Test
  void anOpenServerNeedsTheRoomsNameOnly() {
    VideoRoom room = room(Optional.empty());

    assertThat(room.kiosk().toString())
        .startsWith("https://meet.example.org/r1#config.prejoinConfig.enabled=false&")
        .contains("config.defaultLanguage=%22fr%22")
        .contains("userInfo.displayName=%22Mairie%20de%20Saint-C%C3%A9r%C3%A9%22")
        .endsWith("&jitsi_meet_external_api_id=0");
    assertThat(room.adviser().toString()).contains("userInfo.displayName=%22CAF%22");
  }

  @Test
  void aClosedServerGetsATokenForThisRoomAndOneSide() throws Exception {
    VideoRoom room = room(Optional.of(new JitsiMeetProvider.Key("lot", new Secret(SECRET))));

    SignedJWT kiosk = token(room.kiosk());
    SignedJWT adviser = token(room.adviser());
    assertThat(kiosk.verify(new MACVerifier(SECRET))).isTrue();
    assertThat(kiosk.getHeader().toString()).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
    Map<String, Object> claims = kiosk.getJWTClaimsSet().getClaims();
    assertThat(claims)
        .containsEntry("aud", List.of("jitsi"))
        .containsEntry("iss", "lot")
        .containsEntry("sub", "meet.example.org")
        .containsEntry("room", "r1")
        .containsEntry("moderator", false)
        .containsEntry("exp", Date.from(NOW.plus(JitsiMeetProvider.TOKEN_LIFETIME)));
    assertThat(adviser.getJWTClaimsSet().getClaims())
        .containsEntry("moderator", true)
        .containsEntry("context", Map.of("user", Map.of("name", "CAF")));
  }

  private static SignedJWT token(URI page) throws java.text.ParseException {
    assertThat(page.getRawQuery()).startsWith("jwt=");
    return SignedJWT.parse(page.getRawQuery().substring(4));
  }
}
