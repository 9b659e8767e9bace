package fr.teleguichet.fleet.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.person.AccountService;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in through an identity provider that signs real tokens. */
@ExtendWith(TestDatabase.class)
final class OpenIdConnectClientIT {

  private static final String DESCRIPTION = "/.well-known/openid-configuration";
  private static final String KEYS = "/keys";

  private TestProvider provider;
  private TestPages.Running pages;

  @BeforeEach
  void theServerKnowsTheProvider(Database database) throws IOException, JOSEException {
    provider = new TestProvider();
    pages =
        TestPages.start(
            database,
            Map.of(
                "fleet.oidc.issuer", provider.issuer(),
                "fleet.oidc.client-id", TestProvider.CLIENT,
                "fleet.oidc.client-secret", TestProvider.SECRET));
    Optional<Long> _ =
        pages
            .context()
            .getBean(AccountService.class)
            .add("Noor", "noor@example.org", Role.VIEWER, new Scope.Fleet());
  }

  @AfterEach
  void everythingIsClosed() throws IOException {
    pages.close();
    provider.close();
  }

  /** Where the browser is at the end. */
  private String through(Forms browser, String subject, String email) {
    URI sent = URI.create(Forms.location(browser.get("/sign-in/provider?next=/usage")));
    assertThat(sent.toString()).startsWith(provider.issuer() + "/authorize?");
    return Forms.location(browser.get(provider.approve(sent, subject, email)));
  }

  @Test
  void anInvitedPersonComesInAndIsKnownByHerNumberFromThenOn() {
    assertThat(new Forms(pages).get("/sign-in").body()).contains("/sign-in/provider");
    assertThat(through(new Forms(pages), "n-1", "Noor@Example.org")).isEqualTo("/usage");
    Forms again = new Forms(pages);
    assertThat(through(again, "n-1", "married@example.org")).isEqualTo("/usage");
    assertThat(again.get("/account").body()).contains("noor@example.org");
    assertThat(through(new Forms(pages), "n-2", "noor@example.org"))
        .as("another person to whom the provider gives the same address")
        .isEqualTo("/sign-in?done=unknown");
  }

  @Test
  void strangersWhoAreSentAndNeverComeBackFillNoTable(Database database) {
    int _ =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle.execute(
                        """
                        INSERT INTO provider_visit (state, nonce, verifier, next, expires)
                        SELECT UNHEX(SHA2(seq, 256)), 'n', 'v', '/', ? FROM seq_1_to_10000
                        """,
                        LocalDateTime.ofInstant(
                            pages.clock().instant().plusSeconds(60), ZoneOffset.UTC)));

    assertThat(through(new Forms(pages), "n-1", "noor@example.org")).isEqualTo("/usage");
    String _ = Forms.location(new Forms(pages).get("/sign-in/provider"));

    int left =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT COUNT(*) FROM provider_visit")
                        .mapTo(int.class)
                        .one());
    assertThat(left).isEqualTo(PendingOpenIdSignIns.MAX_PENDING);
  }

  @Test
  void strangersDoNotHaveTheProviderAskedAgainAndAgain() {
    for (int i = 0; i < 5; i++) {
      assertThat(through(new Forms(pages), "n-1", "noor@example.org")).isEqualTo("/usage");
    }
    assertThat(provider.asked(DESCRIPTION)).isEqualTo(1);
    assertThat(provider.asked(KEYS)).isEqualTo(1);
  }

  @Test
  void aProviderThatIsAwayIsNotAskedByEveryStranger() {
    provider.isAway(true);
    for (int i = 0; i < 5; i++) {
      assertThat(Forms.location(new Forms(pages).get("/sign-in/provider")))
          .isEqualTo("/sign-in?done=provider");
    }
    assertThat(provider.asked(DESCRIPTION)).isEqualTo(1);
  }

  @Test
  void nobodyComesInWhomNobodyInvited() {
    assertThat(through(new Forms(pages), "x", "stranger@example.org"))
        .isEqualTo("/sign-in?done=unknown");
  }

  @Test
  void aTokenThatIsWrongInAnyWayLetsNobodyIn() throws JOSEException {
    Instant old = pages.clock().instant().minusSeconds(3_600);
    Map<String, UnaryOperator<JWTClaimsSet.Builder>> twists = new LinkedHashMap<>();
    twists.put("another issuer", it -> it.issuer("https://evil.example"));
    twists.put("another audience", it -> it.audience("somebody else"));
    twists.put("another nonce", it -> it.claim("nonce", "another"));
    twists.put("no nonce", it -> it.claim("nonce", null));
    twists.put("over", it -> it.expirationTime(Date.from(old)));
    twists.forEach(
        (name, twist) -> {
          provider.twist(twist);
          assertThat(through(new Forms(pages), "n-1", "noor@example.org"))
              .as(name)
              .isEqualTo("/sign-in?done=provider");
        });
    provider.twist(it -> it.claim("email_verified", false));
    assertThat(through(new Forms(pages), "n-1", "noor@example.org"))
        .as("an address that nobody verified")
        .isEqualTo("/sign-in?done=unknown");
    provider.twist(UnaryOperator.identity());
    provider.signWithAnotherKey();
    assertThat(through(new Forms(pages), "n-1", "noor@example.org"))
        .as("a key that nobody published")
        .isEqualTo("/sign-in?done=provider");
  }

  @Test
  void aBrowserThatWasNotSentAwayCannotComeBackAndNobodyComesBackTwice() {
    Forms attacker = new Forms(pages);
    URI sent = URI.create(Forms.location(attacker.get("/sign-in/provider")));
    String back = provider.approve(sent, "n-1", "noor@example.org");

    assertThat(Forms.location(new Forms(pages).get(back)))
        .as("a victim who follows the attacker's link")
        .isEqualTo("/sign-in?done=provider");
    assertThat(Forms.location(attacker.get(back))).isEqualTo("/");
    assertThat(Forms.location(attacker.get(back))).isEqualTo("/sign-in?done=provider");
  }

  @Test
  void aFirstPasswordWantsANewProofFromTheProvider() {
    Forms browser = new Forms(pages);
    Forms other = new Forms(pages);
    assertThat(through(browser, "n-1", "noor@example.org")).isEqualTo("/usage");
    assertThat(through(other, "n-1", "noor@example.org")).isEqualTo("/usage");

    assertThat(firstPassword(browser).statusCode())
        .as("she signed in at the provider two hours ago")
        .isEqualTo(422);
    assertThat(browser.get("/account").body()).contains("again=yes");
    URI sent = URI.create(Forms.location(browser.get("/sign-in/provider?again=yes&next=/account")));
    assertThat(sent.getQuery()).contains("prompt=login").contains("max_age=0");
    assertThat(Forms.location(browser.get(provider.approve(sent, "n-1", "noor@example.org"))))
        .isEqualTo("/account");

    assertThat(firstPassword(browser).statusCode()).isEqualTo(303);
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    assertThat(other.get("/account").statusCode()).as("her other session").isEqualTo(303);
  }

  private static HttpResponse<String> firstPassword(Forms browser) {
    String password = "quatre canards et un tracteur";
    return browser.post("/account/password", "password", password, "again", password);
  }
}
