package fr.teleguichet.fleet.pki.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authority with a clock that the test moves. */
final class CertificateAuthorityTest {
  private static final Instant BEGIN = Instant.parse("2026-11-24T10:00:00Z");

  private final ManualClock clock = new ManualClock(BEGIN);
  private final ListedCertificates book = new ListedCertificates();

  @TempDir private Path folder;

  private CertificateAuthority open() {
    return TestAuthority.open(folder, book, clock);
  }

  @Test
  void aKiosksCertificateSaysWhatTheContractSays() throws GeneralSecurityException {
    CertificateAuthority authority = open();
    KeyPair keys = TestAuthority.keys();

    X509Certificate certificate = authority.issue(TestAuthority.KIOSK, keys.getPublic());

    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=figeac-1,OU=lot");
    assertThat(SpiffeId.of(certificate)).contains(TestAuthority.KIOSK);
    assertThat(certificate.getSubjectAlternativeNames()).hasSize(1);
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getKeyUsage()).startsWith(true, false, false, false, false, false);
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getNotBefore().toInstant()).isEqualTo(BEGIN.minusSeconds(300));
    assertThat(certificate.getNotAfter().toInstant()).isEqualTo(BEGIN.plus(Duration.ofDays(90)));
    assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
    assertThat(certificate.getPublicKey()).isEqualTo(keys.getPublic());
    assertThat(certificate.getExtensionValue("2.5.29.14")).isNotNull();
    assertThat(certificate.getExtensionValue("2.5.29.35")).isNotNull();
    certificate.verify(authority.authorities().getLast().getPublicKey());
  }

  @Test
  void theRootVouchesForTheIssuingCertificateOnly() throws GeneralSecurityException {
    CertificateAuthority authority = open();

    X509Certificate root = authority.root();
    X509Certificate issuing = authority.authorities().getLast();

    root.verify(root.getPublicKey());
    issuing.verify(root.getPublicKey());
    assertThat(root.getBasicConstraints()).isEqualTo(1);
    assertThat(issuing.getBasicConstraints()).isZero();
    assertThat(root.getSigAlgName()).isEqualTo("SHA384withECDSA");
    assertThat(Duration.between(BEGIN, root.getNotAfter().toInstant())).hasDays(20 * 365 + 5);
    assertThat(Duration.between(BEGIN, issuing.getNotAfter().toInstant())).hasDays(730);
  }

  @Test
  void twoFleetsDoNotShareANameForTheirAuthorities(@TempDir Path other) {
    assertThat(open().root().getSubjectX500Principal())
        .isNotEqualTo(TestAuthority.open(other, clock).root().getSubjectX500Principal());
  }

  @Test
  void whatWasIssuedIsWrittenDown() {
    CertificateAuthority authority = open();
    KeyPair keys = TestAuthority.keys();

    X509Certificate certificate = authority.issue(TestAuthority.KIOSK, keys.getPublic());

    assertThat(authority.certificatesOf(TestAuthority.KIOSK))
        .singleElement()
        .satisfies(
            known -> {
              assertThat(known.certificate()).isEqualTo(certificate);
              assertThat(known.key()).isEqualTo(Fingerprint.of(keys.getPublic()));
              assertThat(known.isValidAt(BEGIN)).isTrue();
            });
    assertThat(authority.fresh(TestAuthority.KIOSK, Fingerprint.of(keys.getPublic())))
        .contains(certificate);
  }

  @Test
  void aCertificateThatIsDueForRenewalIsNotGivenAgain() {
    CertificateAuthority authority = open();
    KeyPair keys = TestAuthority.keys();
    X509Certificate _ = authority.issue(TestAuthority.KIOSK, keys.getPublic());

    clock.advance(Duration.ofDays(61));

    assertThat(authority.fresh(TestAuthority.KIOSK, Fingerprint.of(keys.getPublic()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 2048})
  void aShortRsaKeyIsNotCertified(int bits) throws GeneralSecurityException {
    CertificateAuthority authority = open();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    KeyPair keys = generator.generateKeyPair();

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> authority.issue(TestAuthority.KIOSK, keys.getPublic()))
        .withMessageContaining("An RSA key of " + bits + " bits is not accepted")
        .withMessageContaining("P-256");
    assertThat(authority.certificatesOf(TestAuthority.KIOSK)).isEmpty();
  }

  @Test
  void aRevokedCertificateIsOnTheListAtOnce() throws GeneralSecurityException, IOException {
    CertificateAuthority authority = open();
    X509Certificate certificate =
        authority.issue(TestAuthority.KIOSK, TestAuthority.keys().getPublic());
    assertThat(lists()).singleElement().satisfies(list -> assertThat(entries(list)).isEmpty());

    boolean done =
        authority.revoke(
            CertificateSerialNumber.of(certificate).orElseThrow(), RevocationReason.KEY_COMPROMISE);

    assertThat(done).isTrue();
    X509CRL list = lists().getFirst();
    assertThat(list.getRevokedCertificate(certificate).getRevocationReason())
        .isEqualTo(java.security.cert.CRLReason.KEY_COMPROMISE);
    list.verify(authority.authorities().getLast().getPublicKey());
    assertThat(list.getNextUpdate().toInstant()).isBeforeOrEqualTo(BEGIN.plus(Duration.ofDays(1)));
    assertThat(flaw(authority.check(certificate))).contains(ClientCertificateDefect.REVOKED);
    assertThat(
            authority.revoke(
                CertificateSerialNumber.of(certificate).orElseThrow(), RevocationReason.SUPERSEDED))
        .isFalse();
  }

  @Test
  void aNewRevocationListComesEachHour() throws GeneralSecurityException, IOException {
    CertificateAuthority authority = open();
    X509CRL first = lists().getFirst();

    clock.advance(Duration.ofMinutes(59));
    authority.tend();
    assertThat(lists().getFirst()).isEqualTo(first);

    clock.advance(Duration.ofMinutes(1));
    authority.tend();
    assertThat(lists().getFirst().getThisUpdate()).isAfter(first.getThisUpdate());
    assertThat(number(lists().getFirst())).isGreaterThan(number(first));
  }

  @Test
  void numbersOfListsGrowEvenWhenTheClockGoesBack() throws GeneralSecurityException, IOException {
    CertificateAuthority _ = open();
    java.math.BigInteger first = number(lists().getFirst());

    clock.advance(Duration.ofDays(-1));
    CertificateAuthority _ = open();

    assertThat(number(lists().getFirst())).isGreaterThan(first);
  }

  /** The old key's certificates go on until the last of them is over; then its key is destroyed. */
  @Test
  void theIssuingCertificateIsRenewedWithOverlap() throws GeneralSecurityException, IOException {
    CertificateAuthority authority = open();
    X509Certificate oldIssuer = authority.authorities().getLast();
    clock.advance(Duration.ofDays(486));
    authority.tend();
    assertThat(authority.authorities()).hasSize(2);
    X509Certificate oldLeaf =
        authority.issue(TestAuthority.KIOSK, TestAuthority.keys().getPublic());

    clock.advance(Duration.ofDays(1));
    authority.tend();

    assertThat(authority.authorities()).hasSize(3).contains(oldIssuer);
    assertThat(published("authorities.pem")).isEqualTo(authority.authorities());
    assertThat(lists()).hasSize(2);
    X509Certificate newLeaf =
        authority.issue(TestAuthority.KIOSK, TestAuthority.keys().getPublic());
    newLeaf.verify(authority.authorities().getLast().getPublicKey());
    assertThat(authority.check(oldLeaf)).isInstanceOf(CertificateStatus.Valid.class);
    assertThat(authority.check(newLeaf)).isInstanceOf(CertificateStatus.Valid.class);

    clock.advance(Duration.ofDays(90));
    authority.tend();

    assertThat(authority.authorities()).hasSize(2).doesNotContain(oldIssuer);
    assertThat(lists()).hasSize(1);
    assertThat(folder.resolve("issuing/1-key.pem")).doesNotExist();
    assertThat(folder.resolve("issuing/1.pem")).exists();
    assertThat(open().authorities()).isEqualTo(authority.authorities());
  }

  @Test
  void withoutTheRootsKeyTheOldCertificateGoesOnAndTheOperatorIsTold() {
    CertificateAuthority authority = open();
    assertThat(authority.concern()).isEmpty();
    new AuthorityFiles(folder).removeRootKey();

    clock.advance(Duration.ofDays(500));
    authority.tend();

    assertThat(authority.authorities()).hasSize(2);
    assertThat(authority.concern())
        .get(InstanceOfAssertFactories.type(AuthorityWarning.RootKeyIsAway.class))
        .satisfies(
            concern -> {
              assertThat(concern.sentence()).contains("authority rotate --root-key");
              assertThat(concern.end())
                  .isEqualTo(authority.authorities().getLast().getNotAfter().toInstant());
            });
  }

  @Test
  void theRootsOwnEndIsToldAYearBefore() {
    CertificateAuthority authority = open();
    Instant end = authority.root().getNotAfter().toInstant();

    clock.advance(Duration.between(clock.instant(), end).minusDays(366));
    authority.tend();
    assertThat(authority.concern()).isEmpty();

    clock.advance(Duration.ofDays(2));
    authority.tend();
    assertThat(authority.concern()).contains(new AuthorityWarning.RootEnds(end));
  }

  @Test
  void theManagersOwnCertificatesAreRenewedBeforeTwoThirdsOfTheirLife() {
    CertificateAuthority authority = open();
    CertificateWithKey first = authority.deviceServer();

    clock.advance(Duration.ofDays(56));
    authority.tend();
    assertThat(authority.deviceServer()).isEqualTo(first);

    clock.advance(Duration.ofDays(5));
    authority.tend();
    assertThat(authority.deviceServer().certificate()).isNotEqualTo(first.certificate());
    assertThat(published("device.pem")).isEqualTo(authority.deviceServer().chain());
  }

  @Test
  void theManagersOwnCertificatesOutliveARestartAndFollowTheirNames() {
    CertificateWithKey first = open().deviceServer();

    assertThat(open().deviceServer().chain()).isEqualTo(first.chain());
    CertificateAuthority renamed =
        new CertificateAuthority(
            folder,
            book,
            new ManagerCertificatePolicy.Names(List.of("fleet.example.org"), TestAuthority.HOST),
            clock,
            new java.security.SecureRandom());
    assertThat(renamed.deviceServer().chain()).isNotEqualTo(first.chain());
  }

  @Test
  void serversAndTheHostAreNamedAsTheyAreReached() throws GeneralSecurityException {
    CertificateAuthority _ = open();

    assertThat(names(published("broker.pem").getFirst()))
        .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(published("device.pem").getFirst().getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(SpiffeId.of(published("host.pem").getFirst())).contains(TestAuthority.HOST);
    assertThat(published("host.pem").getFirst().getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.2");
  }

  @Test
  void everythingIsForTheOwnersEyesOnly() throws IOException {
    CertificateAuthority _ = open();

    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(path -> !path.equals(folder)))
          .hasSizeGreaterThan(10)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void noTextShowsAPrivateKey() {
    CertificateAuthority authority = open();
    String secret = authority.deviceServer().key().toString();

    CertificateWithKey keyed = authority.deviceServer();

    assertThat(keyed.toString())
        .isEqualTo("CertificateWithKey[CN=localhost]")
        .doesNotContain(secret);
    assertThat(CertificateSigner.Signer.of(keyed).toString()).isEqualTo("Signer[CN=localhost]");
  }

  @Test
  void aBookOfAnotherRootIsRefusedBeforeALineIsWritten(@TempDir Path other) {
    CertificateAuthority authority = open();
    List<CertificateRecord> before = book.all();

    assertThatExceptionOfType(AuthorityException.class)
        .isThrownBy(() -> TestAuthority.open(other, book, clock))
        .withMessageContaining(
            Fingerprint.ofEncoded(DerCertificateCodec.of(authority.root())).hex());

    assertThat(book.all()).isEqualTo(before);
    assertThat(open().root()).isEqualTo(authority.root());
  }

  @Test
  void aForeignAndALapsedCertificateAreToldApart(@TempDir Path other) {
    CertificateAuthority authority = open();
    X509Certificate foreign =
        TestAuthority.open(other, clock)
            .issue(TestAuthority.KIOSK, TestAuthority.keys().getPublic());
    X509Certificate ours = authority.issue(TestAuthority.KIOSK, TestAuthority.keys().getPublic());
    X509Certificate future =
        TestAuthority.sign(
            folder,
            TestAuthority.KIOSK,
            TestAuthority.keys(),
            BEGIN.plus(Duration.ofDays(1)),
            Duration.ofDays(90));
    X509Certificate server = authority.deviceServer().certificate();

    assertThat(flaw(authority.check(foreign))).contains(ClientCertificateDefect.FOREIGN);
    assertThat(flaw(authority.check(future))).contains(ClientCertificateDefect.NOT_YET_VALID);
    assertThat(flaw(authority.check(server))).contains(ClientCertificateDefect.WRONG_PURPOSE);
    assertThat(flaw(authority.check(authority.root()))).contains(ClientCertificateDefect.FOREIGN);
    clock.advance(Duration.ofDays(91));
    assertThat(authority.check(ours)).isInstanceOf(CertificateStatus.Lapsed.class);
  }

  private static Optional<ClientCertificateDefect> flaw(CertificateStatus standing) {
    return standing instanceof CertificateStatus.Refused(ClientCertificateDefect flaw, String _)
        ? Optional.of(flaw)
        : Optional.empty();
  }

  private List<X509Certificate> published(String file) {
    return PemCodec.certificates(folder.resolve("published").resolve(file));
  }

  private List<X509CRL> lists() throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(folder.resolve("published/crl.pem"))) {
      List<X509CRL> lists = new ArrayList<>();
      CertificateFactory.getInstance("X.509")
          .generateCRLs(in)
          .forEach(list -> lists.add((X509CRL) list));
      return lists;
    }
  }

  private static Collection<?> entries(X509CRL list) {
    return list.getRevokedCertificates() == null ? List.of() : list.getRevokedCertificates();
  }

  private static java.math.BigInteger number(X509CRL list) {
    return org.bouncycastle.asn1.ASN1Integer.getInstance(
            org.bouncycastle.asn1.ASN1OctetString.getInstance(list.getExtensionValue("2.5.29.20"))
                .getOctets())
        .getValue();
  }

  private static List<String> names(X509Certificate certificate) throws GeneralSecurityException {
    return certificate.getSubjectAlternativeNames().stream()
        .map(name -> String.valueOf(name.get(1)))
        .toList();
  }
}
