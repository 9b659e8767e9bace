package fr.teleguichet.broker.access;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a client's certificate names, by the SPIFFE ID in its only URI subject alternative name
 * (X509-SVID, section 2). The fleet manager and the kiosks know the same form from the module
 * {@code hardware}, which this program stands apart from.
 */
sealed interface ClientName {

  /**
   * {@code spiffe://teleguichet/kiosk/TERRITORY/KIOSK}.
   *
   * @param territory the Sparkplug group id
   * @param kiosk the edge node id
   */
  record Kiosk(String territory, String kiosk) implements ClientName {
    @Override
    public boolean mayCallItself(String clientId) {
      return clientId.equals(toString());
    }

    @Override
    public String toString() {
      return territory + "/" + kiosk;
    }
  }

  /**
   * {@code spiffe://teleguichet/host/ID}.
   *
   * @param id the Sparkplug host id
   */
  record Host(String id) implements ClientName {
    @Override
    public boolean mayCallItself(String clientId) {
      return clientId.equals(id) || clientId.startsWith(id + "-");
    }

    @Override
    public String toString() {
      return "host:" + id;
    }
  }

  /** A territory's or a kiosk's name. */
  String NAME = "([a-z0-9][a-z0-9-]{0,38}[a-z0-9])";

  /** Kind and names in a SPIFFE ID. */
  Pattern FORM =
      Pattern.compile(
          "spiffe://teleguichet/(?:kiosk/" + NAME + "/" + NAME + "|host/([A-Za-z0-9._-]{1,40}))");

  /** Number of the URI among the kinds of subject alternative name (RFC 5280, 4.2.1.6). */
  int URI_KIND = 6;

  /** Whether this client may use the MQTT client id, which would end another client's session. */
  boolean mayCallItself(String clientId);

  /** Reads a SPIFFE ID; empty when it is none of ours. */
  static Optional<ClientName> parse(String uri) {
    Matcher form = FORM.matcher(uri);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        form.group(3) != null ? new Host(form.group(3)) : new Kiosk(form.group(1), form.group(2)));
  }

  /** Whom a certificate names; empty when it names nobody of ours, or more than one. */
  static Optional<ClientName> of(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      List<String> uris =
          names == null
              ? List.of()
              : names.stream()
                  .filter(name -> Integer.valueOf(URI_KIND).equals(name.get(0)))
                  .map(name -> String.valueOf(name.get(1)))
                  .toList();
      return uris.size() == 1 ? parse(uris.getFirst()) : Optional.empty();
    } catch (CertificateParsingException _) {
      return Optional.empty();
    }
  }
}
