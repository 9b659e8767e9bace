package fr.teleguichet.fleet.account.person;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.alert.AlertGroupKey;
import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever ends an account reads before what becomes of what the person has. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AccountEndIT {

  private static String question(TestPages.Running pages, long account) {
    return new Forms(pages, pages.session()).get("/accounts/" + account + "/end").body();
  }

  private static long account(TestPages.Running pages, String email) {
    return pages.context().getBean(AccountRepository.class).find(email).orElseThrow().id();
  }

  @Test
  void theAlertsTokensDocumentsAndCalendarOfAPersonAreCounted(TestPages.Running pages) {
    Forms person =
        new Forms(pages, TestPeople.signedIn(pages.context(), Role.COORDINATOR, new Scope.Fleet()));
    long own = account(pages, "coordinator@example.org");
    assertThat(question(pages, own))
        .contains("Aucune alerte ne lui est confiée.")
        .doesNotContain("jeton", "agenda", "document");

    for (String kiosk : Set.of("borne-un", "borne-deux")) {
      AlertSubject subject = new AlertSubject.OfKiosk(new NodeAddress("lot", kiosk));
      long alert =
          AlertSamples.open(
              pages, AlertKind.OFFLINE, new AlertGroupKey.Alone(subject, ""), "", subject);
      assertThat(
              person
                  .post("/alerts/" + alert + "/assign", "account", Long.toString(own))
                  .statusCode())
          .isEqualTo(303);
    }
    ApiTokenRepository tokens = pages.context().getBean(ApiTokenRepository.class);
    for (Duration life : Set.of(Duration.ofDays(1), Duration.ofDays(-1))) {
      var _ =
          tokens.make(
              "of " + life.toDays(),
              Role.VIEWER,
              new Scope.Fleet(),
              "Test coordinator",
              Optional.of(life));
    }
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO appointment_feed (account_id, digest, made)"
                      + " VALUES (?, REPEAT('x', 32), '2026-11-01')",
                  own);
            });

    assertThat(question(pages, own))
        .contains("2 alertes lui sont confiées\u00a0: elles seront rendues à tous")
        .contains("1 jeton de programme créé sous ce nom reste valable")
        .contains("L’adresse de son agenda ne fonctionnera plus.")
        .doesNotContain("document de site");
  }

  @Test
  void theServicesOfAnAdviserAreCountedAndThoseThatNobodyElseSpeaksFor(TestPages.Running pages) {
    AdviserServiceRepository services = pages.context().getBean(AdviserServiceRepository.class);
    AccountService staff = pages.context().getBean(AccountService.class);
    long one = staff.add("Ada", "ada@example.org", Role.ADVISER, new Scope.Fleet()).orElseThrow();
    long other = staff.add("Bo", "bo@example.org", Role.ADVISER, new Scope.Fleet()).orElseThrow();
    services.set(one, Set.of(new ServiceCode("caf"), new ServiceCode("cpam")));
    services.set(other, Set.of(new ServiceCode("caf")));

    assertThat(question(pages, one))
        .contains("ne répondra plus aux appels pour 2 services.")
        .contains("Pour 1 service, personne d’autre ne répond");
    assertThat(question(pages, other))
        .contains("ne répondra plus aux appels pour 1 service.")
        .doesNotContain("personne d’autre ne répond");
  }
}
