package fr.teleguichet.broker.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom the fleet trusts, as its files said when they were read. The TLS handshake validates the
 * whole path (RFC 5280, section 6); this is asked again whenever a connection's right to exist is
 * in question, also where TLS resumes a session without looking at the certificate.
 */
public final class FleetTrust {
  /** An authority with those of the revocation lists that its key signed. */
  private record Issuer(X509Certificate certificate, List<X509CRL> lists) {
    boolean issued(X509Certificate leaf) {
      return certificate.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())
          && isSignedBy(leaf, certificate);
    }
  }

  private final List<Issuer> issuers;

  private FleetTrust(List<Issuer> issuers) {
    this.issuers = List.copyOf(issuers);
  }

  static FleetTrust read(Path authoritiesFile, Path revokedFile) throws TlsFilesException {
    List<X509CRL> lists = Pem.revocationLists(revokedFile);
    List<Issuer> issuers = new ArrayList<>();
    for (X509Certificate authority : Pem.certificates(authoritiesFile)) {
      if (authority.getBasicConstraints() < 0) {
        throw new TlsFilesException(
            authoritiesFile,
            "the certificate of "
                + authority.getSubjectX500Principal()
                + " is not one of an authority.");
      }
      issuers.add(
          new Issuer(
              authority, lists.stream().filter(list -> isSignedBy(list, authority)).toList()));
    }
    for (X509CRL list : lists) {
      if (list.hasUnsupportedCriticalExtension()) {
        throw new TlsFilesException(revokedFile, "a list is partial or indirect; give whole ones.");
      }
    }
    return new FleetTrust(issuers);
  }

  /** The authorities' certificates. */
  List<X509Certificate> authorities() {
    return issuers.stream().map(Issuer::certificate).toList();
  }

  /** How the certificate of a client stands, for a new connection. */
  public CertificateStatus standing(X509Certificate leaf, Instant now) {
    List<Issuer> possible = issuers.stream().filter(issuer -> issuer.issued(leaf)).toList();
    if (possible.isEmpty()) {
      return CertificateStatus.STRANGE;
    }
    if (possible.stream().anyMatch(issuer -> isOn(issuer.lists(), leaf))) {
      return CertificateStatus.REVOKED;
    }
    if (!isWithin(leaf, now)) {
      return CertificateStatus.OUT_OF_TIME;
    }
    return possible.stream().anyMatch(issuer -> isFresh(issuer.lists(), now))
        ? CertificateStatus.GOOD
        : CertificateStatus.UNCERTAIN;
  }

  private static boolean isOn(List<X509CRL> lists, X509Certificate leaf) {
    return lists.stream().anyMatch(list -> list.isRevoked(leaf));
  }

  private static boolean isFresh(List<X509CRL> lists, Instant now) {
    return lists.stream()
        .anyMatch(
            list -> list.getNextUpdate() != null && list.getNextUpdate().toInstant().isAfter(now));
  }

  private static boolean isWithin(X509Certificate leaf, Instant now) {
    return !now.isBefore(leaf.getNotBefore().toInstant())
        && !now.isAfter(leaf.getNotAfter().toInstant());
  }

  private static boolean isSignedBy(X509Certificate leaf, X509Certificate authority) {
    try {
      leaf.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static boolean isSignedBy(X509CRL list, X509Certificate authority) {
    try {
      if (!list.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
        return false;
      }
      list.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
