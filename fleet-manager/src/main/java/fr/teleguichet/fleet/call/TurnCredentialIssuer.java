package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.platform.settings.Secret;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials for TURN servers that expire by themselves, as coturn and others take them
 * (draft-uberti-behave-turn-rest-00): the server needs the secret and no list of users. SHA-1 is
 * what they compute; an HMAC of it is not weakened by its collisions.
 */
@Singleton
public final class TurnCredentialIssuer {
  private static final String ALGORITHM = "HmacSHA1";

  private final CallSettings settings;
  private final Clock clock;

  TurnCredentialIssuer(CallSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The servers for one call. */
  public List<IceServer> servers(UUID call) {
    List<IceServer> servers = new ArrayList<>();
    if (!settings.stun().isEmpty()) {
      servers.add(new IceServer(settings.stun(), Optional.empty()));
    }
    settings
        .turnSecret()
        .filter(_ -> !settings.turn().isEmpty())
        .ifPresent(
            secret ->
                servers.add(new IceServer(settings.turn(), Optional.of(login(secret, call)))));
    return List.copyOf(servers);
  }

  private IceServer.Login login(Secret secret, UUID call) {
    String user = clock.instant().plus(settings.turnLifetime()).getEpochSecond() + ":" + call;
    return new IceServer.Login(user, password(secret, user));
  }

  /** Whether nothing but TURN servers is to be used. */
  public boolean isRelayOnly() {
    return settings.relayOnly();
  }

  static String password(Secret secret, String user) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
