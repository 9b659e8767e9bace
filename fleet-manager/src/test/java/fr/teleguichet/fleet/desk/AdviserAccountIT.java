package fr.teleguichet.fleet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.AdviserServiceRepository;
import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A coordinator says for which services an adviser answers. */
@ExtendWith(SharedPages.class)
final class AdviserAccountIT {
  private static final String PASSWORD = "quatre mots pour le bureau";

  private static String invite(TestPages.Running pages, String name, String role) {
    return new Forms(pages, pages.session())
        .post(
            "/accounts",
            "name",
            name,
            "email",
            name + "@example.org",
            "role",
            role,
            "scope",
            "fleet",
            "service-caf",
            "on",
            "service-none-such",
            "on")
        .body();
  }

  @Test
  void anInvitedAdviserSignsInAndLandsOnTheDesk(TestPages.Running pages) {
    String token = Forms.between(invite(pages, "yasmine", "adviser"), "/welcome?token=", "<");
    Forms browser = new Forms(pages);
    assertThat(
            Forms.location(
                browser.post("/welcome", "token", token, "password", PASSWORD, "again", PASSWORD)))
        .isEqualTo("/sign-in?done=password");

    String landing =
        Forms.location(
            browser.post("/sign-in", "email", "yasmine@example.org", "password", PASSWORD));

    assertThat(landing).isEqualTo("/desk");
    assertThat(browser.get(landing).body())
        .contains("Allocations familiales")
        .contains("href=\"/desk\" aria-current=\"page\"")
        .doesNotContain("none-such");
  }

  @Test
  void territoriesAreTickedByTheirNamesAndStayTickedWhenTheFormComesBack(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms coordinator = new Forms(pages, pages.session());
    String box = "name=\"territory-vallee-du-lot\" value=\"yes\" class=\"form-check-input\"";
    assertThat(coordinator.get("/accounts/new").body())
        .contains(box + "> Vallée du Lot")
        .contains("répond aux demandes d’aide");

    String again =
        coordinator
            .post(
                "/accounts",
                "name",
                "",
                "email",
                "lise@example.org",
                "role",
                "mediator",
                "scope",
                "territories",
                "territory-vallee-du-lot",
                "yes",
                "territories",
                "gers")
            .body();

    assertThat(again)
        .contains(box + " checked> Vallée du Lot")
        .contains("id=\"territories\" name=\"territories\" class=\"form-control\" value=\"gers\"");
  }

  @Test
  void aChangeOfServicesIsWrittenDownAndEndsOpenSessions(TestPages.Running pages) {
    TestAdviser adviser = TestAdviser.of(pages, "zoe", "caf");
    Forms coordinator = new Forms(pages, pages.session());
    String path = "/accounts/" + adviser.account();
    assertThat(coordinator.get(path).body()).contains("name=\"service-carsat\"");

    assertThat(
            Forms.location(
                coordinator.post(
                    path,
                    "name",
                    "zoe",
                    "role",
                    "adviser",
                    "scope",
                    "fleet",
                    "service-carsat",
                    "on")))
        .isEqualTo(path + "?done=saved");

    assertThat(services(pages, adviser.account())).containsExactly("carsat");
    assertThat(pages.audit().of("account.changed"))
        .anyMatch(entry -> "carsat".equals(entry.details().get("services")));
    assertThat(adviser.get("/desk").statusCode()).as("signed out").isEqualTo(303);
  }

  @Test
  void anAdviserWithoutAnyServiceIsSaidToBeOne(TestPages.Running pages) {
    TestAdviser adviser = TestAdviser.of(pages, "ines", "caf");
    Forms coordinator = new Forms(pages, pages.session());
    String path = "/accounts/" + adviser.account();
    assertThat(coordinator.page(path)).doesNotContain("ne recevra aucun appel");

    String _ =
        Forms.location(coordinator.post(path, "name", "ines", "role", "adviser", "scope", "fleet"));
    assertThat(coordinator.get(path).body()).contains("ne recevra aucun appel");

    String _ =
        Forms.location(coordinator.post(path, "name", "ines", "role", "viewer", "scope", "fleet"));
    assertThat(coordinator.page(path)).doesNotContain("ne recevra aucun appel");
  }

  @Test
  void otherRolesSpeakForNobody(TestPages.Running pages) {
    String _ = invite(pages, "theo", "technician");
    long account =
        pages
            .context()
            .getBean(AccountRepository.class)
            .find("theo@example.org")
            .orElseThrow()
            .id();

    assertThat(services(pages, account)).isEmpty();
  }

  private static List<String> services(TestPages.Running pages, long account) {
    return pages.context().getBean(AdviserServiceRepository.class).of(account).stream()
        .map(ServiceCode::value)
        .toList();
  }
}
