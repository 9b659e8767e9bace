package fr.teleguichet.fleet.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.session.Session;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.account.totp.TotpCodeVerifier;
import fr.teleguichet.fleet.account.totp.TotpKey;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How people come in, with real forms. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class SignInServiceIT {

  private static final String PASSWORD = "un cheval gris sous la pluie";

  /** The same, hashed with less memory than hashes are made with today. */
  private static final String OUTDATED =
      "$argon2id$v=19$m=1024,t=1,p=1$c2l4dGVlbiBieXRlcyBvaw"
          + "$P7/i2ZrpPkI1FZgWjGGHf222uT88lQnVCE+byJGOIAg";

  @Test
  void theFirstPersonComesInByTheLinkAndOnlyOnce(TestPages.Running pages, @TempDir Path folder)
      throws IOException {
    deleteEverybody(pages);
    FirstAccountLink first = pages.context().getBean(FirstAccountLink.class);
    Path file = folder.resolve("first-account");
    String earlier = path(first.announce(pages.uri(""), file).orElseThrow());
    assertThat(first.announce(pages.uri(""), file).map(SignInServiceIT::path))
        .as("the same until it expires")
        .contains(earlier);
    assertThat(Files.readString(file)).contains(earlier);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> handle.execute("UPDATE account_link SET expires = '2026-01-01 00:00:00'"));
    String link = path(first.announce(pages.uri(""), file).orElseThrow());
    assertThat(link).isNotEqualTo(earlier);
    Forms browser = new Forms(pages);

    assertThat(browser.get("/sign-in").body()).contains("Personne n’a encore de compte");
    assertThat(browser.get(earlier).statusCode()).as("an earlier link").isEqualTo(410);
    assertThat(browser.get(link).body()).contains("Créer le premier compte");
    assertThat(make(browser, link, "azertyazerty").statusCode()).isEqualTo(422);
    HttpResponse<String> made = make(browser, link, PASSWORD);

    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(browser.get("/").body()).contains("Camille Dupré").contains("/accounts");
    assertThat(make(new Forms(pages), link, PASSWORD).statusCode()).isEqualTo(410);
    assertThat(first.announce(pages.uri(""), file)).isEmpty();
    assertThat(file).doesNotExist();
  }

  /** Accounts that came from an archive have no passwords; the first one may be among them. */
  @Test
  void whoComesByTheLinkWithAKnownAddressHasThatAccount(
      TestPages.Running pages, @TempDir Path folder) {
    deleteEverybody(pages);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO account (id, name, email, role, whole_fleet, created) VALUES"
                          + " (4001, 'C. Dupré', 'camille.dupre@example.org', 'viewer', 0,"
                          + " NOW(3))");
              int _ =
                  handle.execute(
                      "INSERT INTO account_territory (account_id, territory) VALUES (4001, 'lot')");
            });
    FirstAccountLink first = pages.context().getBean(FirstAccountLink.class);
    String link =
        path(first.announce(pages.uri(""), folder.resolve("first-account")).orElseThrow());
    Forms browser = new Forms(pages);

    assertThat(make(browser, link, PASSWORD).statusCode()).isEqualTo(303);

    assertThat(browser.get("/").body()).contains("Camille Dupré").contains("/accounts");
    List<String> known =
        pages
            .database()
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .select(
                            "SELECT CONCAT(id, role, whole_fleet, (SELECT COUNT(*) FROM"
                                + " account_territory)) FROM account")
                        .mapTo(String.class)
                        .list());
    assertThat(known).containsExactly("4001coordinator10");
    assertThat(make(new Forms(pages), link, PASSWORD).statusCode()).isEqualTo(410);
  }

  private static void deleteEverybody(TestPages.Running pages) {
    pages.database().jdbi().useHandle(handle -> handle.execute("DELETE FROM account"));
  }

  private static String path(String link) {
    return link.substring(link.indexOf("/first-account"));
  }

  private static HttpResponse<String> make(Forms browser, String link, String password) {
    return browser.post(
        "/first-account",
        "token",
        link.substring(link.indexOf('=') + 1),
        "name",
        "Camille Dupré",
        "email",
        "Camille.Dupre@Example.org",
        "password",
        password,
        "again",
        password);
  }

  /** An invited person who chose a password; returns her address. */
  static String invited(TestPages.Running pages, Forms person) {
    Forms coordinator = new Forms(pages, pages.session());
    String page =
        coordinator
            .post(
                "/accounts",
                "name",
                "Sacha",
                "email",
                "sacha@example.org",
                "role",
                "technician",
                "scope",
                "fleet")
            .body();
    String token = Forms.between(page, "/welcome?token=", "<");
    assertThat(person.get("/welcome?token=" + token).body()).contains("sacha@example.org");
    HttpResponse<String> chosen =
        person.post("/welcome", "token", token, "password", PASSWORD, "again", PASSWORD);
    assertThat(Forms.location(chosen)).isEqualTo("/sign-in?done=password");
    assertThat(person.get("/welcome?token=" + token).statusCode()).isEqualTo(410);
    return "sacha@example.org";
  }

  @Test
  void anInvitedPersonChoosesAPasswordSignsInAndOut(TestPages.Running pages) {
    Forms browser = new Forms(pages);
    String email = invited(pages, browser);

    assertThat(Forms.location(browser.get("/usage?from=2026-01")))
        .isEqualTo("/sign-in?next=%2Fusage%3Ffrom%3D2026-01");
    HttpResponse<String> in =
        browser.post(
            "/sign-in",
            "email",
            "SACHA@example.org ",
            "password",
            PASSWORD,
            "next",
            "/usage?from=2026-01");
    assertThat(Forms.location(in)).isEqualTo("/usage?from=2026-01");
    assertThat(in.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("teleguichet=")
                    .contains("HTTPOnly")
                    .contains("SameSite=Lax"));
    String session = browser.cookie("teleguichet");
    assertThat(browser.get("/account").body()).contains(email);
    assertThat(Forms.location(browser.post("/sign-out"))).isEqualTo("/sign-in?done=out");
    assertThat(new Forms(pages, session).get("/account").statusCode()).isEqualTo(303);
  }

  @Test
  void anAddressOfElsewhereIsNotFollowedAfterSigningIn(TestPages.Running pages) {
    Forms browser = new Forms(pages);
    String email = invited(pages, browser);

    for (String next :
        List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x")) {
      HttpResponse<String> in =
          browser.post("/sign-in", "email", email, "password", PASSWORD, "next", next);
      assertThat(Forms.location(in)).as(next).isEqualTo("/");
    }
  }

  @Test
  void whoGuessesWaitsEverLongerAndHerOwnBrowserStillLetsHerIn(TestPages.Running pages) {
    Forms own = new Forms(pages);
    String email = invited(pages, own);
    assertThat(own.post("/sign-in", "email", email, "password", PASSWORD).statusCode())
        .isEqualTo(303);
    Forms stranger = new Forms(pages);

    for (int i = 0; i < 6; i++) {
      assertThat(stranger.post("/sign-in", "email", email, "password", "wrong number " + i).body())
          .contains("n’est pas le bon");
    }
    // Many failures later.
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> handle.execute("UPDATE sign_in_failure SET failures = 40, until = last"));
    assertThat(stranger.post("/sign-in", "email", email, "password", "the last one").statusCode())
        .isEqualTo(422);

    assertThat(stranger.post("/sign-in", "email", email, "password", PASSWORD).statusCode())
        .as("the right password is not looked at either")
        .isEqualTo(429);
    assertThat(own.post("/sign-in", "email", email, "password", PASSWORD).statusCode())
        .as("a browser that is known")
        .isEqualTo(303);
  }

  @Test
  void unknownAndKnownAddressesAreRefusedAlike(TestPages.Running pages) {
    String email = invited(pages, new Forms(pages));
    Forms stranger = new Forms(pages);

    String known = stranger.post("/sign-in", "email", email, "password", "no such password").body();
    String unknown =
        stranger
            .post("/sign-in", "email", "nobody@example.org", "password", "no such password")
            .body();

    assertThat(known).contains("n’est pas le bon");
    assertThat(unknown.replace("nobody@example.org", email)).isEqualToIgnoringWhitespace(known);
  }

  @Test
  void aSecondFactorIsAskedForAndEachCodeIsGoodOnce(TestPages.Running pages) {
    Forms browser = new Forms(pages);
    String email = invited(pages, browser);
    assertThat(browser.post("/sign-in", "email", email, "password", PASSWORD).statusCode())
        .isEqualTo(303);
    String offer = browser.get("/account/second-factor").body();
    assertThat(offer).contains("<svg class=\"square-code\"");
    String key = Forms.between(offer, "name=\"key\" value=\"", "\"");
    byte[] secret = TotpKey.ofBase32(key).orElseThrow().bytes();
    String code = TotpCodeVerifier.code(secret, pages.clock().instant());
    String codes =
        browser
            .post("/account/second-factor", "key", key, "code", code, "current", PASSWORD)
            .body();
    List<String> recovery =
        Pattern.compile("<code class=\"secret\">([a-z0-9-]+)</code>")
            .matcher(codes)
            .results()
            .map((MatchResult it) -> it.group(1))
            .toList();
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();

    Forms other = new Forms(pages);
    HttpResponse<String> half = other.post("/sign-in", "email", email, "password", PASSWORD);
    assertThat(Forms.location(half)).startsWith("/sign-in/code");
    String halfway = other.cookie("teleguichet");
    assertThat(other.get("/account").statusCode()).as("half way in").isEqualTo(303);
    assertThat(other.post("/sign-in/code", "code", code).statusCode())
        .as("the code that was used to turn it on")
        .isEqualTo(422);
    String next =
        TotpCodeVerifier.code(secret, pages.clock().instant().plus(Duration.ofSeconds(30)));
    assertThat(other.post("/sign-in/code", "code", next).statusCode()).isEqualTo(303);
    assertThat(other.get("/account").statusCode()).isEqualTo(200);
    assertThat(other.cookie("teleguichet")).as("a new session").isNotEqualTo(halfway);

    for (int status : new int[] {303, 422}) {
      Forms lost = new Forms(pages);
      assertThat(lost.post("/sign-in", "email", email, "password", PASSWORD).statusCode())
          .isEqualTo(303);
      assertThat(
              lost.post(
                      "/sign-in/code",
                      "code",
                      recovery.getFirst().toUpperCase(java.util.Locale.ROOT))
                  .statusCode())
          .isEqualTo(status);
    }
  }

  @Test
  void aSecondFactorWhoseKeyIsLostTakesARecoveryCodeAndIsSetUpAgain(TestPages.Running pages) {
    Forms browser = new Forms(pages);
    String email = invited(pages, browser);
    var _ = browser.post("/sign-in", "email", email, "password", PASSWORD);
    String offer = browser.get("/account/second-factor").body();
    String key = Forms.between(offer, "name=\"key\" value=\"", "\"");
    byte[] secret = TotpKey.ofBase32(key).orElseThrow().bytes();
    String codes =
        browser
            .post(
                "/account/second-factor",
                "key",
                key,
                "code",
                TotpCodeVerifier.code(secret, pages.clock().instant()),
                "current",
                PASSWORD)
            .body();
    String recovery = Forms.between(codes, "<code class=\"secret\">", "<");
    assertThat(kept(pages, email)).isNotEqualTo(secret).hasSize(49);

    // As after a lost data folder: what is in the database was sealed with another key.
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE account SET totp_secret = CONCAT(X'01', REPEAT('x', 48))"
                        + " WHERE email = ?",
                    email));
    Forms other = new Forms(pages);
    var _ = other.post("/sign-in", "email", email, "password", PASSWORD);
    assertThat(other.get("/sign-in/code").body()).contains("Entrez un code de secours");
    String next =
        TotpCodeVerifier.code(secret, pages.clock().instant().plus(Duration.ofSeconds(30)));
    HttpResponse<String> refused = other.post("/sign-in/code", "code", next);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Entrez un code de secours");

    assertThat(other.post("/sign-in/code", "code", recovery).statusCode()).isEqualTo(303);

    assertThat(kept(pages, email)).isNull();
    assertThat(other.get("/account/second-factor").body()).contains("square-code");
  }

  private static byte[] kept(TestPages.Running pages, String email) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT totp_secret FROM account WHERE email = :email")
                    .bind("email", email)
                    .map((row, _) -> row.getBytes(1))
                    .one());
  }

  @Test
  void changingThePasswordEndsEveryOtherSession(TestPages.Running pages) {
    Forms one = new Forms(pages);
    String email = invited(pages, one);
    Forms two = new Forms(pages);
    assertThat(one.post("/sign-in", "email", email, "password", PASSWORD).statusCode())
        .isEqualTo(303);
    assertThat(two.post("/sign-in", "email", email, "password", PASSWORD).statusCode())
        .isEqualTo(303);
    String before = one.cookie("teleguichet");

    String other = "quatre canards et un tracteur";
    assertThat(
            one.post("/account/password", "current", "wrong", "password", other, "again", other)
                .statusCode())
        .isEqualTo(422);
    HttpResponse<String> changed =
        one.post("/account/password", "current", PASSWORD, "password", other, "again", other);

    assertThat(Forms.location(changed)).isEqualTo("/account?done=password");
    assertThat(one.get("/account").statusCode()).isEqualTo(200);
    assertThat(one.cookie("teleguichet")).isNotEqualTo(before);
    assertThat(two.get("/account").statusCode()).isEqualTo(303);
  }

  @Test
  void aChangedRoleEndsTheSessionsAndTheLastCoordinatorStays(
      TestPages.Running pages, Database database) {
    Forms coordinator = new Forms(pages, pages.session());
    Forms viewer =
        new Forms(pages, TestPeople.signedIn(pages.context(), Role.VIEWER, new Scope.Fleet()));
    long viewerId = id(database, "viewer@example.org");
    long coordinatorId = id(database, "coordinator@example.org");
    assertThat(viewer.get("/account").statusCode()).isEqualTo(200);

    assertThat(
            coordinator
                .post("/accounts/" + viewerId, "name", "V", "role", "technician", "scope", "fleet")
                .statusCode())
        .isEqualTo(303);

    assertThat(viewer.get("/account").statusCode()).isEqualTo(303);
    assertThat(
            coordinator
                .post("/accounts/" + coordinatorId, "name", "C", "role", "viewer", "scope", "fleet")
                .body())
        .contains("la dernière personne");
    assertThat(
            coordinator
                .post("/accounts/" + coordinatorId + "/end", "email", "coordinator@example.org")
                .body())
        .contains("la dernière personne");
    assertThat(
            coordinator
                .post("/accounts/" + viewerId + "/end", "email", "somebody@example.org")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            coordinator
                .post("/accounts/" + viewerId + "/end", "email", "viewer@example.org")
                .statusCode())
        .isEqualTo(303);
  }

  /** Checking a password takes long enough for somebody to change it meanwhile. */
  @Test
  void aPasswordThatIsChangedWhileItIsLookedAtLetsNobodyIn(TestPages.Running pages)
      throws Exception {
    Forms stranger = new Forms(pages);
    String email = invited(pages, new Forms(pages));

    HttpResponse<String> answer = signInWhileThePasswordChanges(pages, stranger, email);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(pages.context().getBean(SessionRepository.class).of(id(pages.database(), email)))
        .isEmpty();
  }

  @Test
  void aPasswordThatIsChangedWhileTheOldOneIsHashedAnewStaysTheNewOne(TestPages.Running pages)
      throws Exception {
    Forms stranger = new Forms(pages);
    String email = invited(pages, new Forms(pages));
    pages
        .context()
        .getBean(AccountRepository.class)
        .setPassword(id(pages.database(), email), OUTDATED);

    HttpResponse<String> answer = signInWhileThePasswordChanges(pages, stranger, email);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(
            pages
                .context()
                .getBean(AccountRepository.class)
                .proof(id(pages.database(), email))
                .password())
        .contains("the new one");
  }

  @Test
  void aPasswordThatIsSetWhileItsOwnerChangesItStays(TestPages.Running pages) throws Exception {
    Forms own = new Forms(pages);
    String email = invited(pages, own);
    assertThat(own.post("/sign-in", "email", email, "password", PASSWORD).statusCode())
        .isEqualTo(303);
    String other = "quatre canards et un tracteur";

    HttpResponse<String> answer =
        whileThePasswordChanges(
            pages,
            email,
            () ->
                own.post(
                    "/account/password", "current", PASSWORD, "password", other, "again", other));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("un autre mot de passe a été choisi");
    assertThat(own.get("/account").statusCode()).as("signed out").isEqualTo(303);
    assertThat(
            pages
                .context()
                .getBean(AccountRepository.class)
                .proof(id(pages.database(), email))
                .password())
        .contains("the new one");
  }

  private static HttpResponse<String> signInWhileThePasswordChanges(
      TestPages.Running pages, Forms stranger, String email) throws Exception {
    return whileThePasswordChanges(
        pages, email, () -> stranger.post("/sign-in", "email", email, "password", PASSWORD));
  }

  private static HttpResponse<String> whileThePasswordChanges(
      TestPages.Running pages, String email, Callable<HttpResponse<String>> asked)
      throws Exception {
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
        Handle change = pages.database().jdbi().open()) {
      change.begin();
      int _ = change.execute("UPDATE account SET password = 'the new one' WHERE email = ?", email);
      Future<HttpResponse<String>> answer = people.submit(asked);
      await().atMost(Duration.ofMinutes(2)).until(() -> wantsTheAccount(change));
      change.commit();
      pages.context().getBean(SignInService.class).forgetEverywhere(id(pages.database(), email));
      return answer.get();
    }
  }

  /** Whether a statement is under way that wants the account as nobody else changes it. */
  private static boolean wantsTheAccount(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM information_schema.processlist
            WHERE info LIKE 'UPDATE account SET%' OR info LIKE 'INSERT INTO session%'
            """)
        .mapTo(Boolean.class)
        .one();
  }

  @Test
  void aCodeInASessionThatWasEndedMeanwhileLetsNobodyIn(TestPages.Running pages) {
    Forms browser = new Forms(pages);
    String email = invited(pages, browser);
    var _ = browser.post("/sign-in", "email", email, "password", PASSWORD);
    String key =
        Forms.between(browser.get("/account/second-factor").body(), "name=\"key\" value=\"", "\"");
    byte[] secret = TotpKey.ofBase32(key).orElseThrow().bytes();
    String code = TotpCodeVerifier.code(secret, pages.clock().instant());
    var _ = browser.post("/account/second-factor", "key", key, "code", code, "current", PASSWORD);
    Forms other = new Forms(pages);
    var _ = other.post("/sign-in", "email", email, "password", PASSWORD);
    SessionRepository sessions = pages.context().getBean(SessionRepository.class);
    SignInService signIn = pages.context().getBean(SignInService.class);
    Session waiting = sessions.find(new SecretToken(other.cookie("teleguichet"))).orElseThrow();

    signIn.forgetEverywhere(waiting.account());
    SignInService.Result result =
        signIn.withCode(
            waiting,
            TotpCodeVerifier.code(secret, pages.clock().instant().plus(Duration.ofSeconds(30))),
            new SignInService.From("192.0.2.1", "a test", Optional.empty()));

    assertThat(result).isInstanceOf(SignInService.Result.Refused.class);
    assertThat(sessions.of(waiting.account())).isEmpty();
  }

  private static long id(Database database, String email) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT id FROM account WHERE email = :email")
                    .bind("email", email)
                    .mapTo(Long.class)
                    .one());
  }
}
