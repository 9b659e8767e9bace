package fr.teleguichet.est;

import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether what a server issued is what was asked for: nobody stores a certificate unseen. */
final class IssuedCertificateCheck {

  private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

  private final PublicKey key;
  private final Optional<SpiffeId> expected;
  private final CertificateAuthorities authorities;
  private final Instant now;

  IssuedCertificateCheck(
      PublicKey key, Optional<SpiffeId> expected, CertificateAuthorities authorities, Instant now) {
    this.key = key;
    this.expected = expected;
    this.authorities = authorities;
    this.now = now;
  }

  /** The answer that these certificates are. */
  EstResponse.Issued check(List<X509Certificate> received) throws EstException {
    X509Certificate own =
        received.stream()
            .filter(it -> it.getPublicKey().equals(key))
            .findFirst()
            .orElseThrow(() -> new EstException("the server issued a certificate for another key"));
    requireName(own);
    requirePurpose(own);
    requireTime(own);
    return new EstResponse.Issued(chain(own, received), authorities.roots());
  }

  private void requireName(X509Certificate own) throws EstException {
    Optional<SpiffeId> name = SpiffeId.of(own);
    if (!(name.orElse(null) instanceof KioskId kiosk)) {
      throw new EstException("the server issued a certificate that names no kiosk");
    }
    if (expected.isPresent() && !expected.get().equals(kiosk)) {
      throw new EstException(
          "the server issued a certificate for %s instead of %s"
              .formatted(kiosk.uri(), expected.get().uri()));
    }
  }

  private static void requirePurpose(X509Certificate own) throws EstException {
    try {
      List<String> purposes = own.getExtendedKeyUsage();
      if (purposes == null || !purposes.contains(CLIENT_AUTHENTICATION)) {
        throw new EstException("the server issued a certificate that is not for clients");
      }
    } catch (CertificateParsingException e) {
      throw new EstException("the server issued a certificate with purposes that are none", e);
    }
  }

  private void requireTime(X509Certificate own) throws EstException {
    try {
      own.checkValidity(Date.from(now));
    } catch (CertificateNotYetValidException e) {
      throw new EstException(
          "the server issued a certificate that begins at %s, and here it is %s; is the clock right?"
              .formatted(own.getNotBefore().toInstant(), now),
          e);
    } catch (CertificateExpiredException e) {
      throw new EstException(
          "the server issued a certificate that ended at %s, and here it is %s; is the clock right?"
              .formatted(own.getNotAfter().toInstant(), now),
          e);
    }
  }

  private List<X509Certificate> chain(X509Certificate own, List<X509Certificate> received)
      throws EstException {
    try {
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate it :
          builder().build(parameters(own, received)).getCertPath().getCertificates()) {
        chain.add((X509Certificate) it);
      }
      return chain;
    } catch (CertPathBuilderException e) {
      throw new EstException(
          "the server issued a certificate that does not lead to the fleet’s root", e);
    } catch (GeneralSecurityException e) {
      throw new EstException("the certificate can’t be checked: " + e.getMessage(), e);
    }
  }

  private static CertPathBuilder builder() throws GeneralSecurityException {
    return CertPathBuilder.getInstance("PKIX");
  }

  private PKIXBuilderParameters parameters(X509Certificate own, List<X509Certificate> received)
      throws GeneralSecurityException {
    var anchors =
        authorities.roots().stream()
            .map(root -> new TrustAnchor(root, null))
            .collect(Collectors.toSet());
    var target = new X509CertSelector();
    target.setCertificate(own);
    List<X509Certificate> between = new ArrayList<>(authorities.issuing());
    between.addAll(received);
    var parameters = new PKIXBuilderParameters(anchors, target);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
    // A certificate that is seconds old is in no list of revoked ones.
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(now));
    return parameters;
  }
}
