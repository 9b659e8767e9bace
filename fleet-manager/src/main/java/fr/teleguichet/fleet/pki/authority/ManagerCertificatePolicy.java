package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.SpiffeId;
import fr.teleguichet.hardware.text.CodedEnum;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** The fleet manager's own certificates, which it renews by itself. */
final class ManagerCertificatePolicy {
  /** At most this share of a life earlier, so that not all are renewed at once. */
  private static final int JITTER_SHARE = 30;

  private static final int JITTER_STEPS = 256;

  private ManagerCertificatePolicy() {}

  /** What they are for; the word is their file's name. */
  enum Use implements CodedEnum {
    BROKER,
    DEVICE,
    HOST;
  }

  /** Whom they name. */
  record Names(List<String> servers, SpiffeId.Host host) {
    Names {
      servers = List.copyOf(servers);
    }

    CertificateProfile profile(Use use) {
      return switch (use) {
        case BROKER, DEVICE -> new CertificateProfile.Server(servers);
        case HOST -> new CertificateProfile.Client(host);
      };
    }
  }

  /** When one is renewed: at two thirds of its life, less what its serial number says. */
  static Instant renewal(X509Certificate certificate) {
    ValidityPeriod life = ValidityPeriod.of(certificate);
    Duration most = Duration.between(life.begin(), life.end()).dividedBy(JITTER_SHARE);
    int step = certificate.getSerialNumber().intValue() & (JITTER_STEPS - 1);
    return life.renewal().minus(most.multipliedBy(step).dividedBy(JITTER_STEPS));
  }

  /** Whether a certificate names whom it shall name now. */
  static boolean isFor(X509Certificate certificate, CertificateProfile profile) {
    try {
      GeneralNames present =
          GeneralNames.fromExtensions(
              new JcaX509CertificateHolder(certificate).getExtensions(),
              Extension.subjectAlternativeName);
      return present != null && set(present).equals(set(profile.alternativeNames()));
    } catch (java.security.cert.CertificateEncodingException _) {
      return false;
    }
  }

  private static Set<GeneralName> set(GeneralNames names) {
    return new HashSet<>(List.of(names.getNames()));
  }
}
