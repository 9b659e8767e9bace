package fr.teleguichet.release;

import fr.teleguichet.release.ReleaseException.Reason;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a certificate may sign releases, and leads to one that is trusted (RFC 5280, 6). */
final class CertificatePathValidator {

  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
  private static final String ANY = "2.5.29.37.0";
  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_LENGTH = 4;

  private final ReleaseTrust trust;
  private final List<X509Certificate> anchors;
  private final List<X509Certificate> known;
  private final List<X509Certificate> all;
  private final Instant now;

  CertificatePathValidator(ReleaseTrust trust, List<X509Certificate> known, Instant now) {
    this.trust = trust;
    // Whoever was removed vouches for nobody.
    this.anchors = usable(trust.certificates(), trust);
    this.known = usable(known, trust);
    this.all = known;
    this.now = now;
  }

  private static List<X509Certificate> usable(
      List<X509Certificate> certificates, ReleaseTrust trust) {
    return certificates.stream().filter(it -> trust.removed(it).isEmpty()).toList();
  }

  /** As if nobody had been removed. */
  private CertificatePathValidator everybody() {
    return new CertificatePathValidator(new ReleaseTrust(trust.certificates()), all, now);
  }

  /** Returns whom the certificate leads to, or that it is itself, when it may sign. */
  X509Certificate check(X509Certificate signer) throws ReleaseException {
    // A stranger has any name that it likes.
    String name = ReleaseTextValidator.shown(signer.getSubjectX500Principal().getName());
    refuseRemoved(signer, name);
    Optional<X509Certificate> anchor = anchor(signer, now);
    if (anchor.isEmpty()) {
      throw withoutAnchor(signer, name);
    }
    refuseUnfit(signer, name);
    return anchor.get();
  }

  private void refuseRemoved(X509Certificate signer, String name) throws ReleaseException {
    Optional<RemovedKey> removed = trust.removed(signer);
    if (removed.isPresent()) {
      throw new ReleaseException(
          Reason.QUARANTINED,
          "The file is signed by %s, whose key was taken back (%s: %s)."
              .formatted(
                  name,
                  removed.get().status().code(),
                  ReleaseTextValidator.shown(removed.get().reason())));
    }
  }

  /** Why a certificate leads to nobody who is trusted now. */
  private ReleaseException withoutAnchor(X509Certificate signer, String name) {
    if (!trust.removed().isEmpty() && everybody().anchor(signer, now).isPresent()) {
      return new ReleaseException(
          Reason.QUARANTINED,
          "The file is signed by " + name + ", for whom only a key vouches that was taken back.");
    }
    Instant from = signer.getNotBefore().toInstant();
    Instant to = signer.getNotAfter().toInstant();
    // Would it lead there on a day of its own?
    if (anchor(signer, from).or(() -> anchor(signer, to)).isPresent()) {
      return new ReleaseException(
          Reason.SIGNER_EXPIRED,
          "The certificate of the signer %s, or of its authority, is not valid now: it is from %s to %s."
              .formatted(name, from, to));
    }
    return new ReleaseException(
        Reason.STRANGER,
        "The file is signed by " + name + ", who is not one of the release keys",
        "add the key, or sign with one of them");
  }

  private static void refuseUnfit(X509Certificate signer, String name) throws ReleaseException {
    if (!maySign(signer)) {
      throw new ReleaseException(
          Reason.STRANGER,
          "The certificate of "
              + name
              + " is not for releases: its purpose must be code signing or e-mail protection.");
    }
    if (signer.getPublicKey() instanceof RSAKey key
        && key.getModulus().bitLength() < MIN_RSA_BITS) {
      throw new ReleaseException(
          Reason.STRANGER, "The key of " + name + " is shorter than 2048 bits.");
    }
  }

  private Optional<X509Certificate> anchor(X509Certificate signer, Instant at) {
    if (anchors.contains(signer)) {
      return Optional.of(signer).filter(it -> isValid(it, at));
    }
    Set<TrustAnchor> authorities =
        anchors.stream()
            .filter(it -> it.getBasicConstraints() >= 0 && isValid(it, at))
            .map(it -> new TrustAnchor(it, null))
            .collect(Collectors.toSet());
    if (authorities.isEmpty()) {
      return Optional.empty();
    }
    try {
      PKIXBuilderParameters parameters = path(signer, authorities);
      parameters.setDate(Date.from(at));
      return CertPathBuilder.getInstance("PKIX").build(parameters)
              instanceof PKIXCertPathBuilderResult result
          ? Optional.of(result.getTrustAnchor().getTrustedCert())
          : Optional.empty();
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private PKIXBuilderParameters path(X509Certificate signer, Set<TrustAnchor> authorities)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(signer);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(authorities, target);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
    // Kiosks have no way to a revocation list; a key is taken back by taking it out of the trust.
    parameters.setRevocationEnabled(false);
    parameters.setMaxPathLength(MAX_LENGTH);
    return parameters;
  }

  /** PKIX does not look at the dates of an anchor; SWUpdate and RAUC do. */
  private static boolean isValid(X509Certificate certificate, Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }

  /** No stated purpose is any purpose (RFC 5280, 4.2.1.12). */
  private static boolean maySign(X509Certificate signer) {
    boolean @Nullable [] usage = signer.getKeyUsage();
    if (usage != null && !usage[0]) {
      return false;
    }
    try {
      List<String> purposes = signer.getExtendedKeyUsage();
      return purposes == null
          || purposes.stream()
              .anyMatch(it -> Set.of(CODE_SIGNING, EMAIL_PROTECTION, ANY).contains(it));
    } catch (CertificateParsingException _) {
      return false;
    }
  }
}
