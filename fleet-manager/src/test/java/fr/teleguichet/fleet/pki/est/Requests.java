package fr.teleguichet.fleet.pki.est;

import fr.teleguichet.hardware.identity.KioskId;
import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Certificate requests as clients make them, and what they read from the answers. */
public final class Requests {
  private Requests() {}

  /** A first request: its names are what the client likes. */
  public static String first(KeyPair keys) {
    return base64(request(keys, keys, "CN=new", "SHA256withECDSA", null));
  }

  /** A request for the next certificate of this name. */
  public static String renewal(KeyPair keys, KioskId name) {
    return renewal(
        keys,
        "OU=" + name.territory() + ",CN=" + name.name(),
        new GeneralName(GeneralName.uniformResourceIdentifier, name.uri().toString()));
  }

  static String renewal(KeyPair keys, String subject, GeneralName alternativeName) {
    return base64(request(keys, keys, subject, "SHA256withECDSA", alternativeName));
  }

  static String base64(PKCS10CertificationRequest request) {
    try {
      return Base64.getMimeEncoder().encodeToString(request.getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static PKCS10CertificationRequest request(
      KeyPair keys,
      KeyPair signer,
      String subject,
      String algorithm,
      @org.jspecify.annotations.Nullable GeneralName alternativeName) {
    try {
      PKCS10CertificationRequestBuilder builder =
          new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), keys.getPublic());
      if (alternativeName != null) {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
            Extension.subjectAlternativeName, false, new GeneralNames(alternativeName));
        builder.addAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
      }
      return builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()));
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificates in an answer. */
  public static Collection<X509Certificate> certificates(String body) {
    try {
      Collection<X509CertificateHolder> found =
          new CMSSignedData(Base64.getMimeDecoder().decode(body))
              .getCertificates()
              .getMatches(null);
      JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
      return found.stream()
          .map(
              holder -> {
                try {
                  return converter.getCertificate(holder);
                } catch (java.security.cert.CertificateException e) {
                  throw new IllegalStateException(e);
                }
              })
          .toList();
    } catch (CMSException e) {
      throw new IllegalStateException(body, e);
    }
  }
}
