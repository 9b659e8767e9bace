package fr.teleguichet.fleet.video;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.teleguichet.fleet.platform.settings.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * Rooms of a Jitsi Meet, which come into being when somebody opens their address; a closed server
 * wants a token beside it. How the page behaves stands behind the {@code #}, which no server sees.
 * Each such server has the script of its interface for frames: one without it is none any more,
 * even if somebody else has its address by now.
 *
 * @param base the server's address
 * @param key what tokens are signed with; none for a server that is open
 */
record JitsiMeetProvider(URI base, Optional<Key> key, VideoRoomServerCheck check, Clock clock)
    implements VideoProvider {

  /** Longer than the longest talk. */
  static final Duration TOKEN_LIFETIME = Duration.ofHours(4);

  /** HS256 wants as many bytes as it makes (RFC 7518, section 3.2). */
  static final int MIN_SECRET = 32;

  private static final int OK = 200;

  /**
   * @param application the name by which the server knows the secret
   */
  record Key(String application, Secret secret) {}

  @Override
  public VideoProviderKind kind() {
    return VideoProviderKind.JITSI_MEET;
  }

  @Override
  public RoomResult open(RoomRequest request) {
    return check
        .fault(URI.create(base + "/external_api.js"), status -> status == OK)
        .<RoomResult>map(RoomResult.Failed::new)
        .orElseGet(
            () ->
                new RoomResult.Made(
                    new VideoRoom(
                        page(request, request.names().kiosk(), false),
                        page(request, request.names().adviser(), true))));
  }

  private URI page(RoomRequest request, String name, boolean isModerator) {
    String token = key.map(it -> "?jwt=" + token(it, request.room(), name, isModerator)).orElse("");
    return URI.create(
        base
            + "/"
            + request.room()
            + token
            + "#config.prejoinConfig.enabled=false&config.disableDeepLinking=true"
            + "&config.startWithAudioMuted=false&config.startWithVideoMuted=false"
            + "&config.defaultLanguage="
            + text(request.language())
            + "&userInfo.displayName="
            + text(name)
            // With it the page tells the frame's owner what happens in it.
            + "&jitsi_meet_external_api_id=0");
  }

  /** What stands behind the {@code #} is JSON. */
  private static String text(String text) {
    String json = '"' + text.replace("\\", "").replace("\"", "") + '"';
    return URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String token(Key key, String room, String name, boolean isModerator) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .audience("jitsi")
            .issuer(key.application())
            .subject(base.getHost())
            .claim("room", room)
            .claim("moderator", isModerator)
            .claim("context", Map.of("user", Map.of("name", name)))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(TOKEN_LIFETIME)))
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build(), claims);
    try {
      token.sign(new MACSigner(key.secret().reveal().getBytes(StandardCharsets.UTF_8)));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("the secret's length was checked", impossible);
    }
  }
}
