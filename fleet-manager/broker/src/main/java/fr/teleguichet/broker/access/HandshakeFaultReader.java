package fr.teleguichet.broker.access;

import fr.teleguichet.broker.access.ClientRefusal.Kind;
import fr.teleguichet.broker.tls.CertificateStatus;
import fr.teleguichet.broker.tls.RefusedCertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads from the exception of a failed handshake what was wrong, in words for a technician. */
final class HandshakeFaultReader {

  private HandshakeFaultReader() {}

  /** What to tell of it; nothing where a client merely went away. */
  static Optional<ClientRefusal> of(
      String address, Throwable root, Function<X509Certificate, CertificateStatus> standing) {
    return root instanceof RefusedCertificateException refused
        ? Optional.of(certificate(address, refused, standing.apply(refused.certificate())))
        : kind(root.getMessage())
            .map(kind -> new ClientRefusal(kind, "", address, sentence(kind), /* proved */ false));
  }

  private static ClientRefusal certificate(
      String address, RefusedCertificateException refused, CertificateStatus standing) {
    X509Certificate certificate = refused.certificate();
    String name = ClientName.of(certificate).map(ClientName::toString).orElse("");
    if (refused.isTooOften()) {
      return new ClientRefusal(
          Kind.TOO_OFTEN,
          name,
          address,
          "more connections are opened with the certificate than any kiosk needs: see whether"
              + " another device uses it",
          false);
    }
    return switch (standing) {
      case STRANGE ->
          new ClientRefusal(
              Kind.FOREIGN,
              name,
              address,
              "no authority of the fleet issued the certificate: the device must enrol",
              false);
      case OUT_OF_TIME ->
          new ClientRefusal(
              Kind.OUT_OF_TIME,
              name,
              address,
              "the certificate is valid from "
                  + certificate.getNotBefore().toInstant()
                  + " to "
                  + certificate.getNotAfter().toInstant()
                  + ": look at the device's clock, or let it renew",
              false);
      case GOOD, REVOKED, UNCERTAIN ->
          new ClientRefusal(
              Kind.UNFIT,
              name,
              address,
              "the certificate can't be used by a client: " + refused.getMessage(),
              false);
    };
  }

  /** The Java platform's own words for what is wrong. */
  private static Optional<Kind> kind(@Nullable String message) {
    String words = message == null ? "" : message;
    if (words.contains("Empty client certificate chain")) {
      return Optional.of(Kind.NO_CERTIFICATE);
    }
    if (words.contains("(protocol_version)")) {
      return Optional.of(Kind.OLD_TLS);
    }
    if (words.contains("not an SSL/TLS record")) {
      return Optional.of(Kind.NOT_TLS);
    }
    boolean distrusted = words.contains("certificate") || words.contains("unknown_ca");
    if (distrusted && words.contains("Received fatal alert")) {
      return Optional.of(Kind.DISTRUST);
    }
    return Optional.empty();
  }

  private static String sentence(Kind kind) {
    return switch (kind) {
      case NO_CERTIFICATE -> "the client showed no certificate: the device must enrol";
      case OLD_TLS -> "the client does not speak TLS 1.3: its software is too old";
      case NOT_TLS -> "the client does not speak TLS: its address must begin with mqtts://";
      case DISTRUST ->
          "the client does not accept the broker's certificate: look at the device's clock and at"
              + " the authorities that it knows";
      default -> throw new IllegalStateException(kind + " is no fault of a handshake");
    };
  }
}
