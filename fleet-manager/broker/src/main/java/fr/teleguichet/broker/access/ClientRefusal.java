package fr.teleguichet.broker.access;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a client tried and was refused.
 *
 * @param client whom its certificate names, or the certificate's serial number; empty where it
 *     showed none
 * @param address where it came from, or empty
 * @param reason what was wrong, for people; never longer than {@value #MAX_REASON_LENGTH} letters
 * @param proved whether the client had proved that the certificate is its own
 */
record ClientRefusal(Kind kind, String client, String address, String reason, boolean proved) {
  static final int MAX_REASON_LENGTH = 300;

  /** What kind of thing was refused. */
  enum Kind {
    NAME,
    CLIENT_ID,
    REVOKED,
    OUT_OF_TIME,
    STRANGE,
    UNCERTAIN,
    NO_CERTIFICATE,
    FOREIGN,
    UNFIT,
    TOO_OFTEN,
    OLD_TLS,
    NOT_TLS,
    DISTRUST,
    PUBLISH,
    SUBSCRIBE,
    PACKET;

    /** The kind as files and logs carry it. */
    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  ClientRefusal {
    // What a client sent may hold anything, and ends up in lines of text.
    String clean = reason.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    reason = clean.length() > MAX_REASON_LENGTH ? clean.substring(0, MAX_REASON_LENGTH) : clean;
  }

  static ClientRefusal of(Kind kind, String client, Optional<InetAddress> address, String reason) {
    return new ClientRefusal(
        kind, client, address.map(InetAddress::getHostAddress).orElse(""), reason, true);
  }

  static ClientRefusal of(CertificateObjection objection, ConnectedClients.Guest guest) {
    return of(objection.kind(), guest.name().toString(), guest.address(), objection.reason());
  }
}
