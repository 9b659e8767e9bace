package fr.teleguichet.hardware.identity;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.network.BrokerScheme;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What lets one unit, once, become one kiosk without a person: it travels on the unit's storage
 * from the workshop and is wiped there as soon as the unit has its certificate.
 *
 * @param id which claim it is, 22 characters of base64url (RFC 4648, section 5); no secret
 * @param secret 256 random bits, 43 characters of base64url; never shown by {@link #toString}
 * @param kiosk whom the unit becomes
 * @param territory where
 * @param manager the fleet manager's device listener: {@code https}, host and perhaps port
 * @param broker the MQTT broker; empty where the manager does not say, as before it could
 * @param expires when it can't be used any more
 * @param authorities 1 to 4 certificates, the fleet's roots; no secret
 */
public record EnrolmentClaim(
    String id,
    String secret,
    KioskName kiosk,
    Territory territory,
    URI manager,
    Optional<URI> broker,
    Instant expires,
    List<X509Certificate> authorities) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int MAX_AUTHORITIES = 4;

  public EnrolmentClaim {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a claim’s \"id\" has 22 characters of base64url");
    }
    if (!SECRET.matcher(secret).matches()) {
      // The secret itself is not quoted: messages end up in logs.
      throw new IllegalArgumentException("a claim’s \"secret\" has 43 characters of base64url");
    }
    requireManager(manager);
    broker.ifPresent(EnrolmentClaim::requireBroker);
    authorities = List.copyOf(authorities);
    if (authorities.isEmpty() || authorities.size() > MAX_AUTHORITIES) {
      throw new IllegalArgumentException(
          "a claim has 1 to " + MAX_AUTHORITIES + " authorities, not " + authorities.size());
    }
  }

  /** A claim that does not say where the broker is. */
  public EnrolmentClaim(
      String id,
      String secret,
      KioskName kiosk,
      Territory territory,
      URI manager,
      Instant expires,
      List<X509Certificate> authorities) {
    this(id, secret, kiosk, territory, manager, Optional.empty(), expires, authorities);
  }

  /**
   * Refuses what is no address of a device listener.
   *
   * @throws IllegalArgumentException when it is anything but {@code https://host} or {@code
   *     https://host:port}
   */
  public static void requireManager(URI manager) {
    boolean isHttps = "https".equals(manager.getScheme()) && manager.getHost() != null;
    boolean isPlain =
        manager.getRawUserInfo() == null
            && (manager.getRawPath() == null || manager.getRawPath().isEmpty())
            && manager.getRawQuery() == null
            && manager.getRawFragment() == null;
    if (!isHttps || !isPlain || manager.getPort() == 0 || manager.getPort() > 65_535) {
      throw new IllegalArgumentException(
          "the fleet manager’s address \"" + manager + "\" must look like https://host:8443");
    }
  }

  /**
   * Refuses what is no address by which a unit with a certificate comes to a broker.
   *
   * @throws IllegalArgumentException when it is neither {@code mqtts://host:port} nor {@code
   *     wss://host}, perhaps with a port and a path
   */
  public static void requireBroker(URI broker) {
    boolean isTls = BrokerScheme.isBroker(broker) && BrokerScheme.of(broker).isTls();
    boolean hasPort = broker.getPort() > 0 && broker.getPort() <= 65_535;
    // An agent's configuration takes only a WebSocket without a port.
    boolean needsNone = broker.getPort() == -1 && "wss".equals(broker.getScheme());
    if (!isTls || !(hasPort || needsNone)) {
      throw new IllegalArgumentException(
          "the broker’s address \""
              + broker
              + "\" must look like mqtts://host:443 or wss://host/mqtt");
    }
  }

  /** Whom the unit becomes, as its certificate will say. */
  public KioskId name() {
    return new KioskId(territory, kiosk);
  }

  /** Whether its time is over. */
  public boolean isOver(Instant now) {
    return !now.isBefore(expires);
  }

  @Override
  public String toString() {
    return "Claim[id=" + id + ", name=" + name().uri() + ", manager=" + manager + "]";
  }
}
