package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.pki.est.EnrolmentAuthoriser;
import fr.teleguichet.fleet.pki.est.EnrolmentDecision;
import fr.teleguichet.fleet.pki.est.EstCredential;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/**
 * The desk and the register over a real database, with an authority on paper and a manual clock.
 */
final class Workshop {

  static final RequestOrigin PERSON =
      new RequestOrigin(new Actor.Person(1, "Léa Martin"), Optional.of("192.0.2.50"));
  static final String ADDRESS = "192.0.2.1";

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T10:00:00Z"));
  final RecordedAudit audit = new RecordedAudit();
  final PaperOffice office = new PaperOffice();
  final ScriptedWipes wipes = new ScriptedWipes();
  final RetiredUnitGracePeriod farewells;
  final UnitStateChanger register;
  final ClaimService claims;
  final EnrolmentAuthoriser desk;
  final ReusedClaimWarnings alerts;
  final UnitReader units;
  final UnitHistoryRepository history;

  Workshop(Database database) {
    register = new UnitStateChanger(database, audit, office, wipes, clock);
    farewells = new RetiredUnitGracePeriod(database, wipes, office, audit, clock);
    claims =
        new ClaimService(
            database,
            register,
            () ->
                Optional.of(
                    new EnrolmentAddressSource.Place(
                        URI.create("https://fleet.example:8443"), Optional.empty(), "PEM")),
            new Random(7));
    KnownKeyEnrolmentPolicy answers = new KnownKeyEnrolmentPolicy(register);
    desk =
        new RegisterEnrolmentPolicy(
            register,
            answers,
            new ClaimEnrolmentPolicy(register, answers, clock),
            new PendingUnitEnrolmentPolicy(register, answers));
    alerts = new ReusedClaimWarnings(database, register);
    units = new UnitReader(database);
    history = new UnitHistoryRepository(database);
  }

  static KioskId kiosk(String name) {
    return new KioskId(new Territory("grand-figeac"), new KioskName(name));
  }

  /** A key that nobody has but who says this. */
  static Fingerprint key(String of) {
    return Fingerprint.ofEncoded(of.getBytes(StandardCharsets.UTF_8));
  }

  Unit plan(String kiosk) {
    return register.plan(kiosk(kiosk), PERSON);
  }

  ClaimDocument claim(Unit unit) {
    return claims.make(unit.number(), 7, PERSON);
  }

  EnrolmentDecision enrol(Fingerprint key, EstCredential credential) {
    return enrol(key, credential, ADDRESS);
  }

  EnrolmentDecision enrol(Fingerprint key, EstCredential credential, String address) {
    EnrolmentDecision decision =
        desk.enrol(new EnrolmentAuthoriser.Request(key, credential, address));
    if (decision instanceof EnrolmentDecision.Issue) {
      office.issue(key);
    }
    return decision;
  }

  EnrolmentDecision enrol(Fingerprint key, ClaimDocument claim) {
    return enrol(key, new EstCredential.Claim(claim.id(), claim.secret()));
  }

  EnrolmentDecision appear(Fingerprint key) {
    return enrol(key, new EstCredential.Nothing());
  }

  Unit byKey(Fingerprint key) {
    return units.find(key).orElseThrow();
  }

  Unit act(Unit unit, UnitEvent action) {
    return register.act(unit.number(), action, PERSON, "");
  }
}
