package fr.teleguichet.provisioning.prepare;

import fr.teleguichet.hardware.network.EapCredentials;
import java.util.Optional;

/** As whom a kiosk signs in at a socket that lets nobody in without a name (802.1X). */
public sealed interface WiredCredentials {

  /** Who vouches for the server that asks: certificates (PEM). */
  String authority();

  /**
   * By a password (PEAP with MSCHAPv2), which the named server alone is told.
   *
   * @param account with the authority, which the card brings too
   */
  record ByPassword(EapCredentials account) implements WiredCredentials {

    public ByPassword {
      if (account.authority().isEmpty()) {
        throw new IllegalArgumentException("network.cable-authority");
      }
    }

    /** One of these parts, judged as {@link EapCredentials} does. */
    public ByPassword(String user, Secret password, String authority, String server) {
      this(judged(user, password.value(), authority, server));
    }

    @Override
    public String authority() {
      return account.authority().orElseThrow();
    }
  }

  /**
   * By a certificate of the kiosk's (EAP-TLS).
   *
   * @param user as the network's server knows it, 1 to 253 characters, no control characters
   * @param certificate the kiosk's, and what leads from it to the network's authority (PEM)
   * @param key its private key (PEM, PKCS #8, not encrypted)
   * @param authority certificates (PEM)
   * @param server the whole name in the server's certificate
   */
  record ByCertificate(String user, String certificate, Secret key, String authority, String server)
      implements WiredCredentials {

    /** A password has no part in it; the other parts are judged by the same rules. */
    private static final String NO_PASSWORD = "none";

    public ByCertificate {
      EapCredentials _ = judged(user, NO_PASSWORD, authority, server);
    }
  }

  private static EapCredentials judged(
      String user, String password, String authority, String server) {
    try {
      return new EapCredentials(user, password, server, Optional.of(authority));
    } catch (EapCredentials.WrongPartException e) {
      throw new IllegalArgumentException(
          switch (e.part()) {
            case LOGIN -> "network.cable-user";
            case SERVER -> "network.cable-server";
            case AUTHORITY -> "network.cable-authority";
          },
          e);
    }
  }
}
