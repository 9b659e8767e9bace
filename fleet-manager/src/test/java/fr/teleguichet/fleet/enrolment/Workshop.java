package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.database.Database;
import fr.teleguichet.fleet.est.Credential;
import fr.teleguichet.fleet.est.Decision;
import fr.teleguichet.fleet.est.EnrolmentDesk;
import fr.teleguichet.fleet.time.ManualClock;
import fr.teleguichet.hardware.device.KioskId;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.CertificateName;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/**
 * The desk and the register over a real database, with an authority on paper and a manual clock.
 */
final class Workshop {

  static final Origin PERSON =
      new Origin(new Actor.Person(1, "Léa Martin"), Optional.of("192.0.2.50"));
  static final String ADDRESS = "192.0.2.1";

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T10:00:00Z"));
  final RecordedAudit audit = new RecordedAudit();
  final PaperOffice office = new PaperOffice();
  final ScriptedWipes wipes = new ScriptedWipes();
  final Farewells farewells;
  final UnitRegister register;
  final ClaimOffice claims;
  final EnrolmentDesk desk;
  final UnitAlerts alerts;
  final UnitList units;
  final UnitHistory history;

  Workshop(Database database) {
    register = new UnitRegister(database, audit, office, wipes, clock);
    farewells = new Farewells(database, wipes, office, audit, clock);
    claims =
        new ClaimOffice(
            database,
            register,
            () ->
                Optional.of(
                    new EnrolmentPlace.Place(URI.create("https://fleet.example:8443"), "PEM")),
            new Random(7));
    UnitAnswers answers = new UnitAnswers(register);
    desk =
        new UnitDesk(
            register,
            answers,
            new ClaimCounter(register, answers, clock),
            new WaitingRoom(register, answers));
    alerts = new UnitAlerts(database, register);
    units = new UnitList(database);
    history = new UnitHistory(database);
  }

  static CertificateName.Kiosk kiosk(String name) {
    return new CertificateName.Kiosk(new Territory("grand-figeac"), new KioskId(name));
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

  Decision enrol(Fingerprint key, Credential credential) {
    return enrol(key, credential, ADDRESS);
  }

  Decision enrol(Fingerprint key, Credential credential, String address) {
    Decision decision = desk.enrol(new EnrolmentDesk.Request(key, credential, address));
    if (decision instanceof Decision.Issue) {
      office.issue(key);
    }
    return decision;
  }

  Decision enrol(Fingerprint key, ClaimDocument claim) {
    return enrol(key, new Credential.Claim(claim.id(), claim.secret()));
  }

  Decision appear(Fingerprint key) {
    return enrol(key, new Credential.Nothing());
  }

  Unit byKey(Fingerprint key) {
    return units.find(key).orElseThrow();
  }

  Unit act(Unit unit, UnitAction action) {
    return register.act(unit.number(), action, PERSON, "");
  }
}
