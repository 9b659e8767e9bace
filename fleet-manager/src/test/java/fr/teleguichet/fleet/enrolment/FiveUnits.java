package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.authority.TestAuthority;
import fr.teleguichet.fleet.pki.est.EnrolmentAuthoriser;
import fr.teleguichet.fleet.pki.est.EstCredential;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/** Units in the states that people meet: two that wait, one planned, one enrolled, one retired. */
public final class FiveUnits {

  /** The key of the unit that waits first. */
  public static final Fingerprint WAITING = Workshop.key("waiting");

  private static final KeyPair ENROLLED_KEYS = TestAuthority.keys();

  /** The key of the enrolled unit. */
  public static final Fingerprint ENROLLED = Fingerprint.of(ENROLLED_KEYS.getPublic());

  private static final RequestOrigin PERSON =
      new RequestOrigin(new Actor.Person(1, "Léa Martin"), Optional.empty());

  /** What became of them. */
  public record Numbers(int waiting, int planned, int enrolled, int retired) {}

  private FiveUnits() {}

  /** Makes the units. */
  public static Numbers on(TestPages.Running pages) {
    UnitStateChanger register = pages.context().getBean(UnitStateChanger.class);
    ClaimService claims = pages.context().getBean(ClaimService.class);
    UnitReader units = pages.context().getBean(UnitReader.class);
    for (Fingerprint key : List.of(WAITING, Workshop.key("waiting too"))) {
      ask(pages, key, new EstCredential.Nothing());
    }
    Unit planned = register.plan(Workshop.kiosk("borne-limogne"), PERSON);
    for (String name : List.of("borne-latronquiere", "borne-cajarc")) {
      ClaimDocument claim =
          claims.make(register.plan(Workshop.kiosk(name), PERSON).number(), 7, PERSON);
      Fingerprint key = name.equals("borne-cajarc") ? ENROLLED : Workshop.key("retired");
      ask(pages, key, new EstCredential.Claim(claim.id(), claim.secret()));
      if (name.equals("borne-cajarc")) {
        // Somebody has a copy of the file.
        ask(pages, Workshop.key("thief"), new EstCredential.Claim(claim.id(), claim.secret()));
      }
    }
    var _ = pages.authority().issue(Workshop.kiosk("borne-cajarc"), ENROLLED_KEYS.getPublic());
    pages.context().getBean(ReusedClaimWarnings.class).refresh();
    Unit retired = units.find(Workshop.key("retired")).orElseThrow();
    Unit _ = register.act(retired.number(), new UnitEvent.Retire(), PERSON, "vandalisme");
    return new Numbers(
        units.find(WAITING).orElseThrow().number().value(),
        planned.number().value(),
        units.find(ENROLLED).orElseThrow().number().value(),
        retired.number().value());
  }

  /** Makes a unit with this key the kiosk. */
  public static void enrol(TestPages.Running pages, String kiosk, Fingerprint key) {
    UnitStateChanger register = pages.context().getBean(UnitStateChanger.class);
    ClaimDocument claim =
        pages
            .context()
            .getBean(ClaimService.class)
            .make(register.plan(Workshop.kiosk(kiosk), PERSON).number(), 7, PERSON);
    ask(pages, key, new EstCredential.Claim(claim.id(), claim.secret()));
  }

  private static void ask(TestPages.Running pages, Fingerprint key, EstCredential credential) {
    var _ =
        pages
            .context()
            .getBean(RegisterEnrolmentPolicy.class)
            .enrol(new EnrolmentAuthoriser.Request(key, credential, "192.0.2.7"));
  }
}
