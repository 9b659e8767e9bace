package fr.teleguichet.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.pki.authority.TestAuthority;
import fr.teleguichet.fleet.pki.est.EnrolmentAuthoriser;
import fr.teleguichet.fleet.pki.est.EnrolmentDecision;
import fr.teleguichet.fleet.pki.est.EstCredential;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a unit is told that comes back with a certificate: in time, too late, or not its own. */
@ExtendWith(TestDatabase.class)
final class UnitRenewalIT {
  private static final KioskId CAJARC = Workshop.kiosk("borne-cajarc");
  private static final KeyPair KEYS = TestAuthority.keys();
  private static final Fingerprint KEY = Fingerprint.of(KEYS.getPublic());
  private static final Duration LIFE = Duration.ofDays(90);

  @TempDir private Path folder;

  private Workshop workshop;
  private X509Certificate certificate;

  @BeforeEach
  void anEnrolledUnit(Database database) {
    workshop = new Workshop(database);
    TestAuthority.open(folder, workshop.clock).close();
    EnrolmentDecision _ = workshop.enrol(KEY, workshop.claim(workshop.plan("borne-cajarc")));
    certificate = certificate(CAJARC, KEYS);
  }

  private X509Certificate certificate(SpiffeId name, KeyPair keys) {
    return TestAuthority.sign(folder, name, keys, workshop.clock.instant(), LIFE);
  }

  private EnrolmentDecision renew(EstCredential credential) {
    return workshop.desk.renew(new EnrolmentAuthoriser.Request(KEY, credential, "192.0.2.99"));
  }

  private static void refused(EnrolmentDecision decision, EnrolmentDecision.Why why, String words) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            EnrolmentDecision.Refuse.class,
            it -> {
              assertThat(it.why()).isEqualTo(why);
              assertThat(it.sentence()).contains(words);
            });
  }

  @Test
  void inTimeItGetsTheNextOneForTheSameNameAndIsSeen() {
    workshop.clock.advance(Duration.ofDays(61));

    assertThat(renew(new EstCredential.Certificate(certificate)))
        .isEqualTo(new EnrolmentDecision.Issue(CAJARC));
    assertThat(
            workshop.desk.enrol(
                new EnrolmentAuthoriser.Request(
                    KEY, new EstCredential.Certificate(certificate), "192.0.2.99")))
        .as("by the first enrolment's address, too")
        .isEqualTo(new EnrolmentDecision.Issue(CAJARC));
    assertThat(workshop.byKey(KEY).seen()).contains(workshop.clock.instant());
    assertThat(workshop.byKey(KEY).address()).contains("192.0.2.99");
  }

  /** A renewal that was decided on is not yet a certificate that a person could revoke. */
  @Test
  void aNameIsStillGivenUntilAPersonTakesItAway() {
    assertThat(workshop.desk.isStillGiven(CAJARC, KEY)).isTrue();
    assertThat(workshop.desk.isStillGiven(Workshop.kiosk("borne-gramat"), KEY)).isFalse();
    assertThat(workshop.desk.isStillGiven(CAJARC, Fingerprint.of(TestAuthority.keys().getPublic())))
        .isFalse();

    Unit _ = workshop.act(workshop.byKey(KEY), new UnitEvent.Revoke());

    assertThat(workshop.desk.isStillGiven(CAJARC, KEY)).isFalse();
  }

  @Test
  void withoutACertificateThereIsNoRenewal() {
    refused(
        renew(new EstCredential.Nothing()),
        EnrolmentDecision.Why.NOT_AUTHENTICATED,
        "simpleenroll");
    refused(
        renew(new EstCredential.Claim("x", "y")),
        EnrolmentDecision.Why.NOT_AUTHENTICATED,
        "own certificate");
  }

  @Test
  void anotherKeyGetsNothing() {
    X509Certificate others = certificate(CAJARC, TestAuthority.keys());

    refused(
        renew(new EstCredential.Certificate(others)),
        EnrolmentDecision.Why.NOT_ALLOWED,
        "keeps its key for life");
  }

  @Test
  void aCertificateOfAnotherNameOrOfAnUnknownKeyGetsNothing() {
    X509Certificate renamed = certificate(Workshop.kiosk("borne-gramat"), KEYS);
    refused(
        renew(new EstCredential.Certificate(renamed)),
        EnrolmentDecision.Why.NOT_ALLOWED,
        "no unit");

    KeyPair unknown = TestAuthority.keys();
    EnrolmentDecision stranger =
        workshop.desk.renew(
            new EnrolmentAuthoriser.Request(
                Fingerprint.of(unknown.getPublic()),
                new EstCredential.Certificate(certificate(CAJARC, unknown)),
                Workshop.ADDRESS));
    refused(stranger, EnrolmentDecision.Why.NOT_ALLOWED, "enrol it as a new unit");
  }

  @Test
  void tooLateItWaitsForAPersonWhoLetsItInAgain() {
    workshop.clock.advance(Duration.ofDays(120));
    EstCredential lapsed = new EstCredential.Lapsed(certificate);

    assertThat(renew(lapsed)).isInstanceOf(EnrolmentDecision.Wait.class);
    assertThat(workshop.byKey(KEY).state()).isInstanceOf(UnitState.Lapsed.class);
    assertThat(renew(lapsed))
        .as("asking again changes nothing")
        .isInstanceOf(EnrolmentDecision.Wait.class);

    Unit _ = workshop.act(workshop.byKey(KEY), new UnitEvent.Readmit(workshop.clock.instant()));
    assertThat(renew(lapsed)).isEqualTo(new EnrolmentDecision.Issue(CAJARC));
    assertThat(renew(lapsed))
        .as("the same after a lost answer")
        .isEqualTo(new EnrolmentDecision.Issue(CAJARC));
  }

  @Test
  void aUnitThatIsNoMoreIsToldSoWhicheverCertificateItShows() {
    Unit _ = workshop.act(workshop.byKey(KEY), new UnitEvent.Retire());

    refused(
        renew(new EstCredential.Certificate(certificate)),
        EnrolmentDecision.Why.NOT_ALLOWED,
        "was retired on 2026-11-24");
    workshop.clock.advance(Duration.ofDays(120));
    refused(
        renew(new EstCredential.Lapsed(certificate)),
        EnrolmentDecision.Why.NOT_ALLOWED,
        "was retired on");
  }
}
