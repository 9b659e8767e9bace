package fr.teleguichet.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.identity.IdentityState.Configured;
import fr.teleguichet.edge.identity.IdentityState.Delayed;
import fr.teleguichet.edge.identity.IdentityState.Enrolled;
import fr.teleguichet.edge.identity.IdentityState.Refused;
import fr.teleguichet.edge.identity.IdentityState.Unanswered;
import fr.teleguichet.edge.identity.IdentityState.Unclaimed;
import fr.teleguichet.edge.identity.IdentityState.Waiting;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.est.EstClientCredential;
import fr.teleguichet.est.EstResponse;
import fr.teleguichet.est.ServerTrust;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.KioskId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a bare unit to a kiosk and through its years, in virtual time. */
class UnitIdentityServiceTest {

  private static final KioskId OTHER =
      new KioskId(new Territory("lot"), new KioskName("gourdon-01"));

  @TempDir Path root;

  @Test
  void aClaimMakesAUnitAKioskAndIsWiped() {
    Unit unit = new Unit(root).withClaim();
    unit.enroller.then(unit.issue());
    unit.start();

    assertThat(unit.states).containsExactly("Enrolling", "Enrolled");
    assertThat(((Enrolled) unit.state()).held().name()).isEqualTo(Unit.NAME);
    assertThat(unit.enroller.petitions().getFirst().proof())
        .isEqualTo(new EstClientCredential.ByClaim(Unit.claim(Unit.NAME)));
    assertThat(unit.enroller.petitions().getFirst().trust())
        .isEqualTo(new ServerTrust.Roots(List.of(Unit.FLEET.root())));
    assertThat(unit.claimFile).doesNotExist();
  }

  @Test
  void aUnitWithoutAClaimShowsItsCodeUntilSomebodyAcceptsIt() throws Exception {
    Unit unit = new Unit(root);
    unit.enroller
        .then(_ -> new EstResponse.Wait(Duration.ofSeconds(30)))
        .then(_ -> new EstResponse.Wait(Duration.ofSeconds(30)))
        .then(unit.issue());
    unit.start();

    assertThat(unit.state()).isInstanceOf(Waiting.class);
    assertThat(((Waiting) unit.state()).key().hex()).hasSize(64);
    unit.loop.pass(Duration.ofSeconds(29));
    assertThat(unit.enroller.petitions()).hasSize(1);
    unit.loop.pass(Duration.ofSeconds(32));
    assertThat(unit.state()).isInstanceOf(Enrolled.class);
    assertThat(unit.enroller.petitions())
        .hasSize(3)
        .allSatisfy(it -> assertThat(it.proof()).isEqualTo(new EstClientCredential.Nothing()));
  }

  @Test
  void aClaimThatComesLaterIsTaken() {
    Unit unit = new Unit(root, new VirtualLoop(), Optional.empty(), Optional.empty());
    unit.enroller.then(unit.issue());
    unit.start();
    assertThat(unit.state())
        .isInstanceOfSatisfying(
            Unclaimed.class, it -> assertThat(it.sentence()).contains("there is no claim at"));

    unit.withClaim();
    unit.loop.pass(Duration.ofMinutes(2));
    assertThat(unit.state()).isInstanceOf(Enrolled.class);
  }

  @Test
  void aKioskThatTheConfigurationNamesAndNobodyEnrolsNeedsNoKey() throws Exception {
    var named = Optional.of(new KioskName("relais-01"));
    Unit unit = new Unit(root, new VirtualLoop(), Optional.empty(), named).start();
    assertThat(unit.state()).isEqualTo(new Configured());
    assertThat(unit.folder.key()).isEmpty();
  }

  @Test
  void aRefusalIsShownAndAskedAboutSlowly() {
    Unit unit = new Unit(root).withClaim();
    unit.enroller.then(_ -> new EstResponse.Refused(401, "The claim was used by another unit."));
    unit.start();
    assertThat(unit.state())
        .isInstanceOfSatisfying(
            Refused.class,
            it -> assertThat(it.sentence()).isEqualTo("The claim was used by another unit."));
    assertThat(unit.claimFile).exists();

    unit.loop.pass(Duration.ofMinutes(11));
    assertThat(unit.enroller.petitions()).hasSize(1);
    unit.enroller.then(unit.issue());
    unit.loop.pass(Duration.ofMinutes(8));
    assertThat(unit.state()).isInstanceOf(Enrolled.class);
  }

  @Test
  void withoutAnAnswerItAsksAgainAndEverMoreSlowly() {
    Unit unit = new Unit(root).withClaim();
    for (int i = 0; i < 400; i++) {
      unit.enroller.thenSilence();
    }
    unit.start();
    assertThat(unit.state()).isInstanceOf(Unanswered.class);
    unit.loop.pass(Duration.ofHours(1));
    assertThat(unit.enroller.petitions()).hasSizeBetween(12, 40);
  }

  @Test
  void aClaimThatIsOverSaysSo() {
    Unit unit = new Unit(root, new VirtualLoop(), Optional.empty(), Optional.empty()).withClaim();
    unit.loop.pass(Duration.ofDays(8));
    unit.start();
    assertThat(((Unclaimed) unit.state()).sentence())
        .contains("the claim ended at 2026-12-01T08:00:00Z")
        .contains("put the clock right");
  }

  @Test
  void settingsThatNameAnotherKioskStopTheEnrolment() throws Exception {
    var named = Optional.of(new KioskName("cahors-02"));
    Unit unit = new Unit(root, new VirtualLoop(), Optional.empty(), named).withClaim().start();
    assertThat(((Unclaimed) unit.state()).sentence())
        .contains("kiosk.id is \"cahors-02\", and the fleet calls this unit \"cahors-01\"");

    Files.delete(unit.claimFile);
    Unit byCode = new Unit(root, new VirtualLoop(), Optional.of(Unit.MANAGER), named);
    byCode.enroller.then(byCode.issue());
    byCode.start();
    assertThat(byCode.state()).isInstanceOf(Refused.class);
    assertThat(byCode.folder.held()).isEmpty();
  }

  @Test
  void atTwoThirdsOfItsLifeTheCertificateIsRenewedForTheSameKey() throws Exception {
    Unit unit = new Unit(root).withClaim();
    unit.enroller.then(unit.issue());
    unit.start();
    var key = unit.folder.key().orElseThrow().getPublic();
    var first = ((Enrolled) unit.state()).held();

    unit.loop.pass(Duration.ofDays(54).minusMinutes(1));
    assertThat(unit.enroller.renewals()).isZero();
    unit.enroller.then(unit.issue());
    unit.loop.pass(Duration.ofDays(12));

    assertThat(unit.enroller.renewals()).isEqualTo(1);
    var second = ((Enrolled) unit.state()).held();
    assertThat(second.until()).isAfter(first.until());
    assertThat(second.certificate().getPublicKey()).isEqualTo(key);
    assertThat(unit.folder.held()).contains(second);
  }

  @Test
  void aRenewalThatFailsIsTriedUntilTheEndAndThenAPersonApproves() {
    Unit unit = new Unit(root).withClaim();
    unit.enroller.then(unit.issue());
    unit.start();
    for (int i = 0; i < 500; i++) {
      unit.enroller.then(_ -> new EstResponse.Refused(403, "Not now."));
    }
    unit.loop.pass(Duration.ofDays(70));
    assertThat(unit.state())
        .isInstanceOfSatisfying(
            Delayed.class, it -> assertThat(it.sentence()).isEqualTo("Not now."));
    assertThat(unit.enroller.renewals()).isGreaterThan(10);

    unit.loop.pass(Duration.ofDays(20).plusMinutes(2));
    assertThat(unit.states).contains("Lapsed");
    assertThat(unit.enroller.petitions().getLast().proof())
        .isInstanceOf(EstClientCredential.ByCertificate.class);
  }

  @Test
  void aClockThatIsPutRightIsNoticed() {
    Unit unit = new Unit(root).withClaim();
    unit.enroller.then(unit.issue());
    unit.start();
    var held = ((Enrolled) unit.state()).held();

    // The next start, after ninety-one days in a cupboard.
    var later = new VirtualLoop();
    later.pass(Duration.ofDays(91));
    Unit again = new Unit(root, later, Optional.of(Unit.MANAGER), Optional.empty());
    again.enroller.then(_ -> new EstResponse.Wait(Duration.ofSeconds(30))).then(again.issue());
    again.start();
    assertThat(again.state()).isInstanceOf(Waiting.class);
    assertThat(again.enroller.petitions().getFirst().proof())
        .isEqualTo(new EstClientCredential.ByCertificate(held.chain()));

    again.loop.pass(Duration.ofSeconds(31));
    assertThat(again.state()).isInstanceOf(Enrolled.class);
  }

  @Test
  void aNewClaimGoesBeforeACertificateThatLapsed() {
    Unit unit = new Unit(root).withClaim();
    unit.enroller.then(unit.issue());
    unit.start();
    var later = new VirtualLoop();
    later.pass(Duration.ofDays(91));
    Unit again = new Unit(root, later, Optional.empty(), Optional.empty());
    var claim = ClaimFile.encode(Unit.claim(OTHER)).replace("2026-12-01T", "2027-12-01T");
    again.withClaim(claim).enroller.then(again.issue(OTHER));
    again.start();
    assertThat(((Enrolled) again.state()).held().name()).isEqualTo(OTHER);
  }

  @Test
  void aClaimForAnotherKioskIsLeftToWhoWipesTheUnit() {
    Unit unit = new Unit(root).withClaim();
    unit.enroller.then(unit.issue());
    unit.start();
    Unit again = new Unit(root).withClaim(ClaimFile.encode(Unit.claim(OTHER))).start();
    assertThat(((Enrolled) again.state()).held().name()).isEqualTo(Unit.NAME);
    assertThat(again.claimFile).exists();
  }
}
