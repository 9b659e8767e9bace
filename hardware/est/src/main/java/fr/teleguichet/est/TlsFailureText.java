package fr.teleguichet.est;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What a technician reads when a TLS connection fails (alerts: RFC 8446, section 6). */
public final class TlsFailureText {

  /** Deeper chains of causes are a loop. */
  private static final int DEEPEST = 12;

  private record Alert(String name, String sentence) {}

  /** By their names in the JDK's messages, the more telling first. */
  private static final List<Alert> ALERTS =
      List.of(
          new Alert(
              "certificate_revoked",
              "the server says that this kiosk’s certificate was revoked; enrol the kiosk anew"),
          new Alert(
              "certificate_expired",
              "the server says that this kiosk’s certificate has expired; is the clock right, here"
                  + " and there?"),
          new Alert(
              "certificate_required",
              "the server wants a certificate of this kiosk, and it has none to show"),
          new Alert(
              "unknown_ca",
              "the server does not know the authority of this kiosk’s certificate; it belongs to"
                  + " another fleet"),
          new Alert("bad_certificate", "the server does not accept this kiosk’s certificate"),
          new Alert(
              "unsupported_certificate",
              "the server does not accept this kiosk’s kind of certificate"),
          new Alert("certificate_unknown", "the server does not accept this kiosk’s certificate"),
          new Alert("access_denied", "the server does not let this kiosk in"),
          new Alert(
              "protocol_version", "the server speaks no version of TLS that this kiosk speaks"),
          new Alert("handshake_failure", "the server and this kiosk agree on no way of TLS"),
          new Alert(
              "unrecognized_name", "the server does not know the host name that it is called by"));

  private TlsFailureText() {}

  /**
   * Puts the failure of a connection into a sentence without a full stop; nothing when it is none
   * of TLS or the network.
   */
  public static Optional<String> sentence(Throwable failure) {
    return causes(failure)
        .map(TlsFailureText::ofOne)
        .flatMap(Optional::stream)
        .reduce((_, deeper) -> deeper)
        .or(() -> closed(failure));
  }

  /** The same, for failures of TLS only. */
  public static Optional<String> sentenceOfTls(Throwable failure) {
    return causes(failure).anyMatch(SSLException.class::isInstance)
        ? sentence(failure)
        : Optional.empty();
  }

  /** The end of a connection is often wrapped into what brought it about, so it is asked last. */
  private static Optional<String> closed(Throwable failure) {
    return causes(failure)
            .anyMatch(it -> it instanceof ClosedChannelException || it instanceof EOFException)
        ? Optional.of("the server closed the connection")
        : Optional.empty();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(DEEPEST);
  }

  private static Optional<String> ofOne(Throwable failure) {
    return switch (failure) {
      case CertificateExpiredException _ ->
          Optional.of("the server’s certificate has expired, or this kiosk’s clock is ahead");
      case CertificateNotYetValidException _ ->
          Optional.of(
              "the server’s certificate is not valid yet: this kiosk’s clock is probably behind");
      case CertPathBuilderException _ ->
          Optional.of("the server’s certificate is not from the authority that this kiosk trusts");
      case CertificateException e when message(e).contains("subject alternative") ->
          Optional.of("the server’s certificate is for another host name: " + message(e));
      case SSLException e -> Optional.of(ofTls(e));
      case UnknownHostException _ ->
          Optional.of("the server’s host name is not known; is there a network?");
      case HttpTimeoutException _ -> Optional.of("the server did not answer in time");
      case ConnectException _ -> Optional.of("the server can’t be reached; is there a network?");
      default -> Optional.empty();
    };
  }

  private static String ofTls(SSLException failure) {
    String message = message(failure);
    if (message.startsWith("Received fatal alert") || message.startsWith("(")) {
      return ALERTS.stream()
          .filter(alert -> message.toLowerCase(Locale.ROOT).contains(alert.name()))
          .findFirst()
          .map(Alert::sentence)
          .orElse("the server ended the TLS handshake: " + message);
    }
    return "TLS failed: " + message;
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
