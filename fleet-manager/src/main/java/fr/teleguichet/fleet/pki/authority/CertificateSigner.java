package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes and signs certificates (RFC 5280, section 4). */
final class CertificateSigner {
  private final SecureRandom random;

  CertificateSigner(SecureRandom random) {
    this.random = random;
  }

  /** Whoever vouches for a certificate: its name, its public key, its private key, its life. */
  record Signer(X500Name name, PublicKey open, PrivateKey key, ValidityPeriod life) {
    static Signer of(CertificateWithKey authority) {
      return new Signer(
          X500Name.getInstance(authority.certificate().getSubjectX500Principal().getEncoded()),
          authority.certificate().getPublicKey(),
          authority.key(),
          ValidityPeriod.of(authority.certificate()));
    }

    @Override
    public String toString() {
      return "Signer[" + name + "]";
    }
  }

  /** Writes the root's own certificate. */
  X509Certificate selfSigned(
      CertificateProfile.Root root, PublicKey open, PrivateKey key, ValidityPeriod life) {
    return write(root, open, new Signer(root.subject(Fingerprint.of(open)), open, key, life), life);
  }

  /** Writes a certificate for a key; it ends at the latest with its signer's. */
  X509Certificate write(
      CertificateProfile profile, PublicKey key, Signer signer, ValidityPeriod life) {
    try {
      ValidityPeriod real = life.within(signer.life());
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              signer.name(),
              CertificateSerialNumber.random(random).number(),
              Date.from(real.begin()),
              Date.from(real.end()),
              profile.subject(Fingerprint.of(key)),
              key);
      extend(builder, profile, key, signer.open());
      return DerCertificateCodec.certificate(
          builder
              .build(
                  new JcaContentSignerBuilder(KeyPairFactory.signature(signer.key()))
                      .setSecureRandom(random)
                      .build(signer.key()))
              .getEncoded());
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("a certificate can't be signed", e);
    }
  }

  private static void extend(
      X509v3CertificateBuilder builder, CertificateProfile profile, PublicKey key, PublicKey signer)
      throws IOException, GeneralSecurityException {
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    add(builder, Extension.basicConstraints, true, constraints(profile));
    add(builder, Extension.keyUsage, true, usage(profile));
    add(
        builder,
        Extension.subjectKeyIdentifier,
        false,
        identifiers.createSubjectKeyIdentifier(key));
    add(
        builder,
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(signer));
    if (!profile.purposes().isEmpty()) {
      add(
          builder,
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(profile.purposes().toArray(KeyPurposeId[]::new)));
      add(builder, Extension.subjectAlternativeName, false, profile.alternativeNames());
    }
  }

  private static void add(
      X509v3CertificateBuilder builder,
      org.bouncycastle.asn1.ASN1ObjectIdentifier kind,
      boolean critical,
      org.bouncycastle.asn1.ASN1Encodable value)
      throws IOException {
    X509v3CertificateBuilder _ = builder.addExtension(kind, critical, value);
  }

  private static BasicConstraints constraints(CertificateProfile profile) {
    return switch (profile) {
      case CertificateProfile.Root() -> new BasicConstraints(1);
      case CertificateProfile.Issuing() -> new BasicConstraints(0);
      case CertificateProfile.Client _, CertificateProfile.Server _ -> new BasicConstraints(false);
    };
  }

  private static KeyUsage usage(CertificateProfile profile) {
    return switch (profile) {
      case CertificateProfile.Root(), CertificateProfile.Issuing() ->
          new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
      case CertificateProfile.Client _, CertificateProfile.Server _ ->
          new KeyUsage(KeyUsage.digitalSignature);
    };
  }
}
