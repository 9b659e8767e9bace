package fr.teleguichet.release;

import fr.teleguichet.release.ReleaseException.Reason;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;

/**
 * Cryptographic Message Syntax (RFC 5652): signatures in DER. As SWUpdate and RAUC do, every
 * signature of a file must hold and every signer must be trusted, not only one of them.
 */
final class CmsSignatureVerifier {

  /** RAUC's own limit of a bundle's signature. */
  static final int MAX_SIZE = 64 * 1024;

  private static final int MAX_CERTIFICATES = 16;
  private static final int MAX_SIGNERS = 4;
  private static final int MAX_SUBJECT = 400;

  /** What collisions are known of does not count as a signature. */
  private static final Set<String> DIGESTS =
      Set.of(
          NISTObjectIdentifiers.id_sha256.getId(),
          NISTObjectIdentifiers.id_sha384.getId(),
          NISTObjectIdentifiers.id_sha512.getId());

  private final ReleaseTrust trust;
  private final Instant now;

  CmsSignatureVerifier(ReleaseTrust trust, Instant now) {
    this.trust = trust;
    this.now = now;
  }

  /** Checks a signature that stands beside what it signs. */
  SignerIdentity ofDetached(byte[] der, byte[] content) throws ReleaseException {
    try {
      if (new CMSSignedData(der).getSignedContent() != null) {
        throw ReleaseException.damaged("The signature holds a content of its own.");
      }
      return verify(new CMSSignedData(new CMSProcessableByteArray(content), der));
    } catch (CMSException | RuntimeException failure) {
      throw unreadable(failure);
    }
  }

  /** The certificates that came along with a signature, of which nothing was checked. */
  static List<X509Certificate> enclosed(byte[] der) throws ReleaseException {
    try {
      return certificates(holders(new CMSSignedData(der)));
    } catch (CMSException | RuntimeException failure) {
      throw unreadable(failure);
    }
  }

  /**
   * A content and who signed it.
   *
   * @param content as text
   */
  record Signed(String content, SignerIdentity signer) {}

  /** Checks a signature that holds what it signs. */
  Signed ofAttached(byte[] der) throws ReleaseException {
    try {
      refuseCrypt(der);
      CMSSignedData data = new CMSSignedData(der);
      if (data.getSignedContent() == null) {
        throw notVerity(
            "The bundle is of RAUC's format plain, whose manifest can't be checked before it is"
                + " opened");
      }
      SignerIdentity signer = verify(data);
      if (data.getSignedContent().getContent() instanceof byte[] content) {
        return new Signed(ReleaseTextValidator.utf8(content, "signed manifest"), signer);
      }
      throw ReleaseException.damaged("The signature's content is no text.");
    } catch (CMSException | RuntimeException failure) {
      throw unreadable(failure);
    }
  }

  private static void refuseCrypt(byte[] der) throws ReleaseException {
    if (ContentInfo.getInstance(der).getContentType().equals(CMSObjectIdentifiers.envelopedData)) {
      throw notVerity("The bundle is of RAUC's format crypt, which only kiosks can read");
    }
  }

  /** A bundle of a format whose signature covers nothing that could be looked at. */
  static ReleaseException notVerity(String what) {
    return new ReleaseException(Reason.UNSIGNED, what, "build it with [bundle] format=verity");
  }

  /** Bouncy Castle answers nonsense with whatever exception its place in the reading throws. */
  private static ReleaseException unreadable(Exception failure) {
    return new ReleaseException(Reason.DAMAGED, "The signature can't be read.", failure);
  }

  private SignerIdentity verify(CMSSignedData data) throws ReleaseException, CMSException {
    Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
    Collection<X509CertificateHolder> enclosed = holders(data);
    if (signers.isEmpty()) {
      throw new ReleaseException(Reason.UNSIGNED, "The file is not signed: nobody signed it.");
    }
    if (signers.size() > MAX_SIGNERS || enclosed.size() > MAX_CERTIFICATES) {
      throw ReleaseException.tooLarge(
          "The signature names more than %d signers or holds more than %d certificates."
              .formatted(MAX_SIGNERS, MAX_CERTIFICATES));
    }
    List<X509Certificate> known = new ArrayList<>(trust.certificates());
    known.addAll(certificates(enclosed));
    List<SignerIdentity> found = new ArrayList<>();
    for (SignerInformation each : signers) {
      found.add(verify(each, known));
    }
    return found.getFirst();
  }

  private static Collection<X509CertificateHolder> holders(CMSSignedData data) {
    return data.getCertificates().getMatches((Selector<X509CertificateHolder>) null);
  }

  private static List<X509Certificate> certificates(Collection<X509CertificateHolder> holders)
      throws ReleaseException {
    List<X509Certificate> found = new ArrayList<>();
    try {
      for (X509CertificateHolder each : holders) {
        found.add(new JcaX509CertificateConverter().getCertificate(each));
      }
      return found;
    } catch (CertificateException failure) {
      throw unreadable(failure);
    }
  }

  private SignerIdentity verify(SignerInformation signer, List<X509Certificate> known)
      throws ReleaseException {
    X509Certificate certificate = certificate(signer, known);
    // Trust comes first: a key that nobody vouches for is not even computed with.
    X509Certificate anchor = new CertificatePathValidator(trust, known, now).check(certificate);
    if (!DIGESTS.contains(signer.getDigestAlgOID())) {
      throw new ReleaseException(
          Reason.UNSIGNED, "The signature's hash is too weak", "sign with SHA-256 or longer");
    }
    requireIntact(signer, certificate);
    return signer(certificate, anchor);
  }

  private static X509Certificate certificate(SignerInformation signer, List<X509Certificate> known)
      throws ReleaseException {
    return known.stream()
        .filter(it -> matches(signer, it))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseException(
                    Reason.STRANGER,
                    "The signer is not known: no certificate of the signer came along."));
  }

  /**
   * By the key alone: whether the certificate is valid is judged by our clock, not by the time that
   * the signature says it was made at.
   */
  private static void requireIntact(SignerInformation signer, X509Certificate certificate)
      throws ReleaseException {
    try {
      if (signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()))) {
        return;
      }
    } catch (CMSException | OperatorCreationException failure) {
      throw new ReleaseException(
          Reason.DAMAGED, "The file is not what was signed: the signature does not hold.", failure);
    }
    throw ReleaseException.damaged("The file is not what was signed: the signature does not hold.");
  }

  private static boolean matches(SignerInformation signer, X509Certificate certificate) {
    try {
      return signer.getSID().match(new X509CertificateHolder(certificate.getEncoded()));
    } catch (CertificateEncodingException | IOException _) {
      return false;
    }
  }

  private static SignerIdentity signer(X509Certificate certificate, X509Certificate anchor) {
    return new SignerIdentity(
        ReleaseTextValidator.shown(certificate.getSubjectX500Principal().getName(), MAX_SUBJECT),
        fingerprint(certificate),
        certificate.getNotAfter().toInstant(),
        fingerprint(anchor));
  }

  /** SHA-256 of the DER in lower-case hexadecimal digits. */
  static String fingerprint(X509Certificate certificate) {
    try {
      return Sha256Digest.hex(certificate.getEncoded());
    } catch (CertificateEncodingException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
