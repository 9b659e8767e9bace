package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A real authority whose book is a list, for tests of this package and of those that stand on it.
 */
public final class TestAuthority {
  /** The kiosk that most tests speak of. */
  public static final KioskId KIOSK = new KioskId(new Territory("lot"), new KioskName("figeac-1"));

  static final List<String> NAMES = List.of("localhost", "127.0.0.1", "::1");
  static final SpiffeId.Host HOST = new SpiffeId.Host("teleguichet");

  private TestAuthority() {}

  /** Opens the authority of a folder with an empty book. */
  public static CertificateAuthority open(Path folder, Clock clock) {
    return open(folder, new ListedCertificates(), clock);
  }

  static CertificateAuthority open(Path folder, CertificateRegistry book, Clock clock) {
    return new CertificateAuthority(
        folder, book, new ManagerCertificatePolicy.Names(NAMES, HOST), clock, new SecureRandom());
  }

  /** A new pair of keys as a kiosk makes one. */
  public static KeyPair keys() {
    return KeyPairFactory.make(KeyPairFactory.P256, new SecureRandom());
  }

  /** Does what is due, as the authority's own thread does every few seconds. */
  public static void tend(CertificateAuthority authority) {
    authority.tend();
  }

  /** Signs a kiosk's certificate whose life is any, as no authority does. */
  public static X509Certificate sign(
      Path folder, SpiffeId name, KeyPair keys, Instant begin, Duration length) {
    return sign(folder, new CertificateProfile.Client(name), keys, begin, length);
  }

  /** Signs a server's certificate for somebody who is not one. */
  public static X509Certificate signServer(Path folder, KeyPair keys, Instant begin) {
    return sign(folder, new CertificateProfile.Server(NAMES), keys, begin, Duration.ofDays(30));
  }

  private static X509Certificate sign(
      Path folder, CertificateProfile profile, KeyPair keys, Instant begin, Duration length) {
    CertificateWithKey issuer = new AuthorityFiles(folder).readIssuing().getLast();
    CertificateSigner.Signer signer = CertificateSigner.Signer.of(issuer);
    ValidityPeriod any = new ValidityPeriod(Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"));
    return new CertificateSigner(new SecureRandom())
        .write(
            profile,
            keys.getPublic(),
            new CertificateSigner.Signer(signer.name(), signer.open(), signer.key(), any),
            new ValidityPeriod(begin, begin.plus(length)));
  }
}
