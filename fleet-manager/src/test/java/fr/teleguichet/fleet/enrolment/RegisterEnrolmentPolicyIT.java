package fr.teleguichet.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.pki.est.EnrolmentDecision;
import fr.teleguichet.fleet.pki.est.EstCredential;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets a certificate, over the real database. */
@ExtendWith(TestDatabase.class)
final class RegisterEnrolmentPolicyIT {

  private static final Fingerprint KEY = Workshop.key("the unit");
  private static final Fingerprint OTHER_KEY = Workshop.key("another unit");
  private static final KioskId CAJARC = Workshop.kiosk("borne-cajarc");

  private Workshop workshop;

  @BeforeEach
  void open(Database database) {
    workshop = new Workshop(database);
  }

  private static EnrolmentDecision.Why why(EnrolmentDecision decision) {
    return ((EnrolmentDecision.Refuse) decision).why();
  }

  @Test
  void aUnitWithAClaimIsTheKioskAtOnce() {
    ClaimDocument claim = workshop.claim(workshop.plan("borne-cajarc"));

    assertThat(workshop.enrol(KEY, claim)).isEqualTo(new EnrolmentDecision.Issue(CAJARC));
    assertThat(workshop.byKey(KEY).state()).isInstanceOf(UnitState.Enrolled.class);
    assertThat(workshop.audit.actions())
        .containsExactly("unit.planned", "claim.made", "unit.enrolled");
  }

  @Test
  void theSameRequestAfterALostAnswerGetsTheSameAnswerEvenWhenTheClaimIsOver() {
    ClaimDocument claim = workshop.claim(workshop.plan("borne-cajarc"));
    EnrolmentDecision first = workshop.enrol(KEY, claim);

    workshop.clock.advance(Duration.ofDays(8));

    assertThat(workshop.enrol(KEY, claim)).isEqualTo(first);
    assertThat(workshop.appear(KEY)).isEqualTo(first);
  }

  @Test
  void aSecondDeviceWithTheSameClaimIsRefusedAndPeopleAreTold() {
    Unit unit = workshop.plan("borne-cajarc");
    ClaimDocument claim = workshop.claim(unit);
    EnrolmentDecision _ = workshop.enrol(KEY, claim);

    EnrolmentDecision second = workshop.enrol(OTHER_KEY, claim);

    assertThat(why(second)).isEqualTo(EnrolmentDecision.Why.NOT_AUTHENTICATED);
    workshop.alerts.refresh();
    assertThat(workshop.alerts.openIn(_ -> true))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.unit()).isEqualTo(unit.number());
              assertThat(alert.key()).isEqualTo(OTHER_KEY);
              assertThat(alert.address()).isEqualTo(Workshop.ADDRESS);
            });
    assertThat(workshop.audit.actions()).endsWith("claim.used-twice");
    assertThat(workshop.byKey(KEY).state()).isInstanceOf(UnitState.Enrolled.class);
    assertThat(workshop.alerts.dismiss(unit.number(), Workshop.PERSON)).isTrue();
    assertThat(workshop.alerts.openIn(_ -> true)).isEmpty();
  }

  @Test
  void aClaimThatIsOverWrongOrReplacedIsRefused() {
    Unit unit = workshop.plan("borne-cajarc");
    ClaimDocument older = workshop.claim(unit);
    ClaimDocument newer = workshop.claim(unit);

    assertThat(why(workshop.enrol(KEY, older))).isEqualTo(EnrolmentDecision.Why.NOT_AUTHENTICATED);
    assertThat(why(workshop.enrol(KEY, new EstCredential.Claim(newer.id(), older.secret()))))
        .isEqualTo(EnrolmentDecision.Why.NOT_AUTHENTICATED);
    assertThat(why(workshop.enrol(KEY, new EstCredential.Claim("'; DROP TABLE claim; --", "x"))))
        .isEqualTo(EnrolmentDecision.Why.NOT_AUTHENTICATED);
    workshop.clock.advance(Duration.ofDays(7));
    assertThat(why(workshop.enrol(KEY, newer))).isEqualTo(EnrolmentDecision.Why.NOT_AUTHENTICATED);
    assertThat(workshop.audit.actions().stream().filter("claim.refused"::equals)).hasSize(4);
    assertThat(workshop.audit.entries().toString())
        .doesNotContain(newer.secret())
        .doesNotContain(older.secret())
        .doesNotContain("DROP");
  }

  @Test
  void theDatabaseKeepsNoSecret(Database database) {
    ClaimDocument claim = workshop.claim(workshop.plan("borne-cajarc"));

    List<String> rows =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT CONCAT_WS('|', id, HEX(secret), secret) FROM claim")
                        .mapTo(String.class)
                        .list());

    assertThat(rows).singleElement().asString().doesNotContain(claim.secret());
  }

  @Test
  void guessingClaimsGetsSlowAndRefusesNobodysRightOneAndTheAuditLogDoesNotGrowWithIt() {
    ClaimDocument claim = workshop.claim(workshop.plan("borne-cajarc"));
    for (int i = 0; i < 50; i++) {
      EnrolmentDecision _ = workshop.enrol(KEY, new EstCredential.Claim(claim.id(), "guess " + i));
    }

    assertThat(why(workshop.enrol(KEY, new EstCredential.Claim(claim.id(), "another guess"))))
        .isEqualTo(EnrolmentDecision.Why.TOO_MANY);
    assertThat(workshop.audit.actions().stream().filter("claim.refused"::equals)).hasSize(5);
    assertThat(workshop.enrol(KEY, claim)).isInstanceOf(EnrolmentDecision.Issue.class);
  }

  @Test
  void aUnitWithoutAClaimWaitsForAPerson() {
    assertThat(workshop.appear(KEY)).isEqualTo(new EnrolmentDecision.Wait(Duration.ofSeconds(15)));
    assertThat(workshop.appear(KEY)).isEqualTo(new EnrolmentDecision.Wait(Duration.ofSeconds(15)));

    Unit _ =
        workshop.act(workshop.byKey(KEY), new UnitEvent.Admit(CAJARC, workshop.register.now()));

    assertThat(workshop.appear(KEY)).isEqualTo(new EnrolmentDecision.Issue(CAJARC));
  }

  @Test
  void aRejectedUnitIsRefused() {
    EnrolmentDecision _ = workshop.appear(KEY);

    Unit _ = workshop.act(workshop.byKey(KEY), new UnitEvent.Reject());

    assertThat(why(workshop.appear(KEY))).isEqualTo(EnrolmentDecision.Why.NOT_ALLOWED);
  }

  @Test
  void aWaitingUnitThatGetsAClaimAfterAllStopsWaiting() {
    EnrolmentDecision _ = workshop.appear(KEY);
    Unit planned = workshop.plan("borne-cajarc");

    assertThat(workshop.enrol(KEY, workshop.claim(planned)))
        .isInstanceOf(EnrolmentDecision.Issue.class);
    assertThat(workshop.byKey(KEY).number()).isEqualTo(planned.number());
  }

  @Test
  void oneAddressCannotFillTheWaitingRoom() {
    for (int i = 0; i < PendingUnitEnrolmentPolicy.MAX_NEW_PER_HOUR; i++) {
      EnrolmentDecision _ =
          workshop.enrol(Workshop.key("n" + i), new EstCredential.Nothing(), "2001:db8::" + i);
    }

    assertThat(
            why(
                workshop.enrol(
                    Workshop.key("more"), new EstCredential.Nothing(), "2001:db8::ffff")))
        .isEqualTo(EnrolmentDecision.Why.TOO_MANY);
    assertThat(workshop.enrol(Workshop.key("more"), new EstCredential.Nothing(), "2001:db8:1::1"))
        .isInstanceOf(EnrolmentDecision.Wait.class);
  }

  @Test
  void aFullWaitingRoomMakesRoomOfWhoIsGone() {
    for (int i = 0; i < PendingUnitEnrolmentPolicy.MAX_COUNT; i++) {
      EnrolmentDecision _ =
          workshop.enrol(Workshop.key("n" + i), new EstCredential.Nothing(), "192.0.2." + i);
    }
    assertThat(why(workshop.appear(KEY))).isEqualTo(EnrolmentDecision.Why.TOO_MANY);

    workshop.clock.advance(Duration.ofHours(25));

    assertThat(workshop.appear(KEY)).isInstanceOf(EnrolmentDecision.Wait.class);
    assertThat(workshop.units.find(Workshop.key("n0"))).isEmpty();
  }

  @Test
  void aUnitThatWasAwayForLongerThanACertificateLivesWaitsForAPerson() {
    ClaimDocument claim = workshop.claim(workshop.plan("borne-cajarc"));
    EnrolmentDecision _ = workshop.enrol(KEY, claim);
    workshop.clock.advance(Duration.ofDays(91));

    assertThat(workshop.enrol(KEY, claim)).isInstanceOf(EnrolmentDecision.Wait.class);
    Unit lapsed = workshop.byKey(KEY);
    assertThat(lapsed.state()).isInstanceOf(UnitState.Lapsed.class);

    Unit _ = workshop.act(lapsed, new UnitEvent.Readmit(workshop.register.now()));

    assertThat(workshop.appear(KEY)).isEqualTo(new EnrolmentDecision.Issue(CAJARC));
  }

  @Test
  void retiringAKioskThatIsAwayRevokesAtOnceAndNeverForgets() {
    EnrolmentDecision _ = workshop.enrol(KEY, workshop.claim(workshop.plan("borne-cajarc")));

    Unit retired = workshop.act(workshop.byKey(KEY), new UnitEvent.Retire());

    assertThat(workshop.office.revoked(KEY)).contains(CertificateIssuer.Reason.CESSATION);
    assertThat(workshop.wipes.ordered).isEmpty();
    assertThat(verbs(retired)).startsWith("unwiped", "retired");
    assertThat(why(workshop.appear(KEY))).isEqualTo(EnrolmentDecision.Why.NOT_ALLOWED);
    ClaimDocument next = workshop.claim(workshop.plan("borne-cajarc"));
    assertThat(why(workshop.enrol(KEY, next))).isEqualTo(EnrolmentDecision.Why.NOT_ALLOWED);
    assertThat(workshop.units.find(retired.number())).isPresent();
  }

  @Test
  void aRetiredKioskThatIsConnectedIsToldToWipeItselfBeforeItsAccessEnds() {
    EnrolmentDecision _ = workshop.enrol(KEY, workshop.claim(workshop.plan("borne-cajarc")));
    workshop.wipes.connected.add("borne-cajarc");

    Unit retired = workshop.act(workshop.byKey(KEY), new UnitEvent.Retire());

    assertThat(workshop.office.revoked(KEY)).isEmpty();
    assertThat(why(workshop.appear(KEY))).isEqualTo(EnrolmentDecision.Why.NOT_ALLOWED);
    workshop.farewells.go();
    workshop.farewells.go();
    assertThat(workshop.wipes.ordered).containsExactly(CAJARC);
    assertThat(workshop.office.revoked(KEY)).isEmpty();

    workshop.wipes.outcome = WipeCommandSender.Outcome.WIPED;
    workshop.farewells.go();

    assertThat(workshop.office.revoked(KEY)).contains(CertificateIssuer.Reason.CESSATION);
    assertThat(verbs(retired)).startsWith("wiped", "wiping", "retired");
    assertThat(workshop.audit.actions()).contains("unit.wiped");
  }

  @Test
  void aKioskThatDoesNotConfirmIsCutOffAfterAMinute() {
    EnrolmentDecision _ = workshop.enrol(KEY, workshop.claim(workshop.plan("borne-cajarc")));
    workshop.wipes.connected.add("borne-cajarc");
    Unit retired = workshop.act(workshop.byKey(KEY), new UnitEvent.Retire());
    workshop.farewells.go();

    workshop.clock.advance(Duration.ofSeconds(59));
    workshop.farewells.go();
    assertThat(workshop.office.revoked(KEY)).isEmpty();
    workshop.clock.advance(Duration.ofSeconds(1));
    workshop.farewells.go();

    assertThat(workshop.office.revoked(KEY)).contains(CertificateIssuer.Reason.CESSATION);
    assertThat(verbs(retired)).startsWith("unwiped");
  }

  @Test
  void aKioskThatHasBegunAndSaysNoMoreIsCutOffWithThatInItsHistory() {
    EnrolmentDecision _ = workshop.enrol(KEY, workshop.claim(workshop.plan("borne-cajarc")));
    workshop.wipes.connected.add("borne-cajarc");
    Unit retired = workshop.act(workshop.byKey(KEY), new UnitEvent.Retire());
    workshop.farewells.go();
    workshop.wipes.outcome = WipeCommandSender.Outcome.BEGUN;

    workshop.clock.advance(RetiredUnitGracePeriod.MAX_DURATION);
    workshop.farewells.go();

    assertThat(workshop.office.revoked(KEY)).contains(CertificateIssuer.Reason.CESSATION);
    assertThat(verbs(retired)).startsWith("wipe-begun");
  }

  /** Or the new device would hear the wipe that is meant for the old one. */
  @Test
  void theNameIsFreeOnlyAfterTheFarewell() {
    EnrolmentDecision _ = workshop.enrol(KEY, workshop.claim(workshop.plan("borne-cajarc")));
    workshop.wipes.connected.add("borne-cajarc");
    Unit _ = workshop.act(workshop.byKey(KEY), new UnitEvent.Retire());
    workshop.farewells.go();

    assertThatThrownBy(() -> workshop.plan("borne-cajarc"))
        .isInstanceOfSatisfying(
            UnitRefusalException.class,
            refusal -> assertThat(refusal.why()).isEqualTo(UnitRefusalException.Why.NAME_TAKEN));
    workshop.wipes.outcome = WipeCommandSender.Outcome.NOT_WIPED;
    workshop.farewells.go();

    assertThat(workshop.plan("borne-cajarc").state()).isInstanceOf(UnitState.Planned.class);
  }

  private List<String> verbs(Unit unit) {
    return workshop.history.of(unit.number()).stream()
        .map(UnitHistoryRepository.Event::verb)
        .toList();
  }

  @Test
  void aSwapGivesTheNameToTheNewUnitAndRevokesTheOld() {
    EnrolmentDecision _ = workshop.enrol(KEY, workshop.claim(workshop.plan("borne-cajarc")));
    EnrolmentDecision _ = workshop.appear(OTHER_KEY);
    Unit old = workshop.byKey(KEY);
    Unit fresh = workshop.byKey(OTHER_KEY);

    Unit _ = workshop.register.swap(old.number(), Optional.of(fresh.number()), Workshop.PERSON);

    assertThat(workshop.office.revoked(KEY)).contains(CertificateIssuer.Reason.SUPERSEDED);
    assertThat(workshop.byKey(KEY).state())
        .isEqualTo(new UnitState.Replaced(CAJARC, KEY, fresh.number()));
    assertThat(workshop.appear(OTHER_KEY)).isEqualTo(new EnrolmentDecision.Issue(CAJARC));
    assertThat(why(workshop.appear(KEY))).isEqualTo(EnrolmentDecision.Why.NOT_ALLOWED);
  }

  @Test
  void aSwapForADeviceToComeLeavesAPlanThatTakesAClaim() {
    EnrolmentDecision _ = workshop.enrol(KEY, workshop.claim(workshop.plan("borne-cajarc")));

    Unit planned =
        workshop.register.swap(workshop.byKey(KEY).number(), Optional.empty(), Workshop.PERSON);

    assertThat(workshop.enrol(OTHER_KEY, workshop.claim(planned)))
        .isEqualTo(new EnrolmentDecision.Issue(CAJARC));
  }

  @Test
  void aKioskIsNeverTwoUnits() {
    Unit _ = workshop.plan("borne-cajarc");

    assertThatThrownBy(() -> workshop.plan("borne-cajarc"))
        .isInstanceOfSatisfying(
            UnitRefusalException.class,
            refusal -> assertThat(refusal.why()).isEqualTo(UnitRefusalException.Why.NAME_TAKEN));
  }

  @Test
  void nothingHappensThatTheAuditLogCannotTell() {
    EnrolmentDecision _ = workshop.enrol(KEY, workshop.claim(workshop.plan("borne-cajarc")));
    Unit unit = workshop.byKey(KEY);

    workshop.audit.full(true);

    assertThatThrownBy(() -> workshop.act(unit, new UnitEvent.Retire()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(workshop.byKey(KEY).state()).isEqualTo(unit.state());
    assertThat(workshop.office.revoked(KEY)).isEmpty();
    assertThat(workshop.audit.entries())
        .extracting(AuditEntry::action)
        .doesNotContain("unit.retired");
  }
}
