package fr.teleguichet.fleet.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.password.PasswordHasher;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.person.AccountService;
import fr.teleguichet.fleet.account.totp.TotpCodeVerifier;
import fr.teleguichet.fleet.account.totp.TotpKey;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a passer-by at an open browser cannot do, and where a second factor must be. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ProofAgainIT {

  private static final String PASSWORD = "un cheval gris sous la pluie";

  /** Somebody with a password who is signed in. */
  private static Forms signedIn(TestPages.Running pages, Role role) {
    String email = role.code() + ".real@example.org";
    AccountRepository accounts = pages.context().getBean(AccountRepository.class);
    if (accounts.find(email).isEmpty()) {
      long account =
          pages
              .context()
              .getBean(AccountService.class)
              .add("Real " + role.code(), email, role, new Scope.Fleet())
              .orElseThrow();
      accounts.setPassword(account, pages.context().getBean(PasswordHasher.class).hash(PASSWORD));
    }
    Forms browser = new Forms(pages);
    assertThat(browser.post("/sign-in", "email", email, "password", PASSWORD).statusCode())
        .isEqualTo(303);
    return browser;
  }

  private static boolean isIn(Forms browser) {
    return browser.get("/account").statusCode() == 200;
  }

  private static byte[] setUpFactor(TestPages.Running pages, Forms browser) {
    String key =
        Forms.between(browser.get("/account/second-factor").body(), "name=\"key\" value=\"", "\"");
    byte[] secret = TotpKey.ofBase32(key).orElseThrow().bytes();
    Instant now = pages.clock().instant();
    HttpResponse<String> on =
        browser.post(
            "/account/second-factor",
            "key",
            key,
            "code",
            TotpCodeVerifier.code(secret, now),
            "current",
            PASSWORD);
    assertThat(on.statusCode()).isEqualTo(200);
    return secret;
  }

  /** With the code after that of the set-up, which was good once. */
  private static Forms signedInWithCode(TestPages.Running pages, byte[] secret) {
    Forms browser = signedIn(pages, Role.TECHNICIAN);
    String code =
        TotpCodeVerifier.code(secret, pages.clock().instant().plus(Duration.ofSeconds(30)));
    assertThat(browser.post("/sign-in/code", "code", code).statusCode()).isEqualTo(303);
    assertThat(isIn(browser)).isTrue();
    return browser;
  }

  @Test
  void aTokenEndsByItselfUnlessThePasswordIsTypedAgain(TestPages.Running pages) {
    Forms other = signedIn(pages, Role.COORDINATOR);
    Forms browser = signedIn(pages, Role.COORDINATOR);

    HttpResponse<String> made =
        browser.post("/tokens", "name", "grafana", "days", "", "role", "viewer", "scope", "fleet");
    assertThat(made.body()).contains("grafana");
    assertThat(days(pages, "grafana")).isEqualTo("365");
    assertThat(endless(browser, "").statusCode()).isEqualTo(422);
    assertThat(endless(browser, "no such password").statusCode()).isEqualTo(422);
    assertThat(isIn(other)).isTrue();

    assertThat(endless(browser, PASSWORD).statusCode()).isEqualTo(200);

    assertThat(days(pages, "archive")).isEqualTo("none");
    assertThat(isIn(browser)).isTrue();
    assertThat(isIn(other)).as("her other sessions").isFalse();
  }

  /** Nobody is there in 27 years to be asked: such a token is one without end. */
  @Test
  void aTokenOfManyYearsWantsThePasswordLikeOneWithoutEnd(TestPages.Running pages) {
    Forms other = signedIn(pages, Role.COORDINATOR);
    Forms browser = signedIn(pages, Role.COORDINATOR);

    assertThat(ofDays(browser, "366", "").statusCode()).isEqualTo(200);
    assertThat(ofDays(browser, "367", "").statusCode()).isEqualTo(422);
    assertThat(ofDays(browser, "9999", "").statusCode()).isEqualTo(422);
    assertThat(isIn(other)).isTrue();

    assertThat(ofDays(browser, "9999", PASSWORD).statusCode()).isEqualTo(200);

    assertThat(days(pages, "for 9999")).isEqualTo("9999");
    assertThat(isIn(other)).as("her other sessions").isFalse();
  }

  private static HttpResponse<String> ofDays(Forms browser, String days, String password) {
    return browser.post(
        "/tokens",
        "name",
        "for " + days,
        "days",
        days,
        "role",
        "coordinator",
        "scope",
        "fleet",
        "current",
        password);
  }

  private static HttpResponse<String> endless(Forms browser, String password) {
    return browser.post(
        "/tokens", "name", "archive", "endless", "yes", "role", "viewer", "scope", "fleet",
        "current", password);
  }

  private static String days(TestPages.Running pages, String token) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT COALESCE(DATEDIFF(expires, created), 'none') FROM api_token"
                            + " WHERE name = :name")
                    .bind("name", token)
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void turningTheSecondFactorOffEndsEveryOtherSession(TestPages.Running pages) {
    Forms other = signedIn(pages, Role.TECHNICIAN);
    Forms browser = signedIn(pages, Role.TECHNICIAN);
    byte[] secret = setUpFactor(pages, browser);
    assertThat(isIn(other)).as("a session without it, once there is one").isFalse();
    Forms third = new Forms(pages, browser.cookie("teleguichet"));
    Forms elsewhere = signedInWithCode(pages, secret);

    assertThat(browser.post("/account/second-factor/off", "current", "x").statusCode())
        .isEqualTo(422);
    assertThat(Forms.location(browser.post("/account/second-factor/off", "current", PASSWORD)))
        .isEqualTo("/account?done=factor-off");
    assertThat(isIn(third)).as("the same session in another tab").isTrue();
    assertThat(isIn(elsewhere)).as("her other session").isFalse();
  }

  @Test
  void aCoordinatorProvesWhoSheIsBeforeSheOpensAWayInForSomebody(TestPages.Running pages) {
    Forms technician = signedIn(pages, Role.TECHNICIAN);
    byte[] _ = setUpFactor(pages, technician);
    Forms coordinator = signedIn(pages, Role.COORDINATOR);
    long id =
        pages
            .context()
            .getBean(AccountRepository.class)
            .find("technician.real@example.org")
            .orElseThrow()
            .id();

    for (String what : new String[] {"/link", "/second-factor/off"}) {
      String path = "/accounts/" + id + what;
      assertThat(coordinator.post(path).body())
          .contains("Confirmez que c’est bien vous")
          .doesNotContain("role=\"alert\"");
      assertThat(coordinator.post(path, "current", "wrong").statusCode()).isEqualTo(422);
    }
    assertThat(isIn(technician)).isTrue();
    assertThat(
            coordinator
                .post("/accounts/" + id + "/second-factor/off", "current", PASSWORD)
                .statusCode())
        .isEqualTo(303);
    assertThat(isIn(technician)).isFalse();
    assertThat(coordinator.post("/accounts/" + id + "/link", "current", PASSWORD).body())
        .contains("/welcome?token=");
  }

  @Test
  void aRoleThatMustHaveASecondFactorSetsItUpBeforeAnythingElse(Database database)
      throws java.io.IOException {
    try (TestPages.Running pages =
        TestPages.start(
            database, Map.of("fleet.session.second-factor", "coordinator, technician"))) {
      Forms viewer = signedIn(pages, Role.VIEWER);
      assertThat(viewer.get("/").statusCode()).isEqualTo(200);
      Forms technician = signedIn(pages, Role.TECHNICIAN);
      for (String path : new String[] {"/", "/units", "/sites", "/usage"}) {
        assertThat(Forms.location(technician.get(path)))
            .as(path)
            .isEqualTo("/account/second-factor");
      }
      assertThat(technician.get("/api/v1/kiosks").statusCode()).isEqualTo(403);
      assertThat(technician.get("/events/kiosks").statusCode()).isEqualTo(403);
      assertThat(technician.post("/sites/x", "name", "x").statusCode()).isEqualTo(303);
      assertThat(technician.get("/account/second-factor").body())
          .contains("Votre rôle demande un second facteur");

      byte[] secret = setUpFactor(pages, technician);

      assertThat(technician.get("/").statusCode()).isEqualTo(200);
      assertThat(technician.get("/api/v1/kiosks").statusCode()).isEqualTo(200);
      assertThat(technician.post("/account/second-factor/off", "current", PASSWORD).statusCode())
          .as("it can't be turned off")
          .isEqualTo(422);
      assertThat(signedInWithCode(pages, secret).get("/").statusCode()).isEqualTo(200);
    }
  }
}
