package fr.teleguichet.hardware.identity;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import java.net.URI;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a certificate of the fleet's authority names: a kiosk or a fleet manager. The name is a
 * SPIFFE ID (SPIFFE-ID, section 2) in the certificate's only URI subject alternative name
 * (X509-SVID, section 2); the trust domain is always {@code teleguichet}, because what makes two
 * fleets strangers is their authorities.
 */
public sealed interface SpiffeId permits KioskId, SpiffeId.Host {

  /**
   * A fleet manager's host application: {@code spiffe://teleguichet/host/ID}, common name {@code
   * host:ID}, which no kiosk can have.
   *
   * @param id the Sparkplug host id
   */
  record Host(String id) implements SpiffeId {
    public Host {
      if (!HOST_ID.matcher(id).matches()) {
        throw new IllegalArgumentException(
            "the host id \"" + id + "\" must have 1 to 40 letters, digits, \"-\", \".\" or \"_\"");
      }
    }

    @Override
    public URI uri() {
      return URI.create("spiffe://teleguichet/host/" + id);
    }

    @Override
    public String commonName() {
      return "host:" + id;
    }
  }

  /** Letters that a SPIFFE path may have. */
  Pattern HOST_ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  /** Kind and names in a URI. */
  Pattern FORM =
      Pattern.compile(
          "spiffe://teleguichet/(?:kiosk/([a-z0-9-]{2,40})/([a-z0-9-]{2,40})|host/([A-Za-z0-9._-]{1,40}))");

  /** Number of the URI among the kinds of subject alternative name (RFC 5280, 4.2.1.6). */
  int URI_KIND = 6;

  /** The name as the certificate carries it. */
  URI uri();

  /** The subject's common name, which MQTT brokers such as Mosquitto take for the user name. */
  String commonName();

  /** Reads a name; empty when it is not one of ours. */
  static Optional<SpiffeId> parse(String uri) {
    Matcher form = FORM.matcher(uri);
    if (!form.matches()) {
      return Optional.empty();
    }
    if (form.group(3) != null) {
      return Optional.of(new Host(form.group(3)));
    }
    try {
      return Optional.of(new KioskId(new Territory(form.group(1)), new KioskName(form.group(2))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * Whom a certificate names; empty when it names nobody, or more than one. It says nothing about
   * the certificate's signature, time or revocation: those come first.
   */
  static Optional<SpiffeId> of(X509Certificate certificate) {
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
