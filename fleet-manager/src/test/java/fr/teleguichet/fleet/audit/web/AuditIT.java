package fr.teleguichet.fleet.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.AuditLogReader;
import fr.teleguichet.fleet.audit.AuditQuery;
import fr.teleguichet.fleet.audit.StoredAuditEntry;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import io.micronaut.web.router.Router;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was done is written down, stays as it was written, and can be found again. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AuditIT {

  private static final Optional<String> ADDRESS = Optional.of("192.0.2.1");

  private static void add(TestPages.Running pages, int count) {
    AuditLog log = pages.context().getBean(AuditLog.class);
    IntStream.range(0, count)
        .forEach(
            i ->
                log.append(
                    new AuditEntry(
                        new Actor.Script("nightly"),
                        "test.made",
                        "thing " + i,
                        ADDRESS,
                        Map.of("n", Integer.toString(i)))));
  }

  private static AuditLogReader trail(TestPages.Running pages) {
    return pages.context().getBean(AuditLogReader.class);
  }

  private static List<StoredAuditEntry> all(TestPages.Running pages) {
    return trail(pages)
        .find(
            new AuditQuery("", "", "", Optional.empty(), Optional.empty(), Long.MAX_VALUE, 10_000));
  }

  /** Method and route of all that changes something, but for what devices ask. */
  private static List<String[]> changes(TestPages.Running pages) {
    return pages
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(
            route ->
                !List.of("GET", "HEAD", "OPTIONS", "TRACE").contains(route.getHttpMethodName()))
        // What devices do is written down by what they ask for, in words of its own.
        .filter(route -> !route.getAnnotationMetadata().hasAnnotation(DeviceRoute.class))
        .map(
            route ->
                new String[] {
                  route.getHttpMethodName(), route.getUriMatchTemplate().toPathString()
                })
        .toList();
  }

  @Test
  void everyRouteThatChangesSomethingIsSaidInWords(TestPages.Running pages) {
    LocalizedText french = new MessageBundles().in(Language.FRENCH);
    List<String> wordless =
        changes(pages).stream()
            .filter(
                route ->
                    AuditRequestText.route(
                            "request." + route[0].toLowerCase(Locale.ROOT), route[1], french)
                        .isEmpty())
            .map(route -> route[0] + " " + route[1])
            .toList();

    assertThat(wordless).isEmpty();
  }

  @Test
  void everyRouteThatChangesSomethingLeavesAnEntry(TestPages.Running pages) {
    List<String> silent = new ArrayList<>();
    List<String[]> routes = changes(pages);
    assertThat(routes).hasSizeGreaterThan(15);
    String token = token(pages);
    for (String[] route : routes) {
      boolean api = route[1].startsWith("/api/");
      // A stranger with a link that is no longer good is turned away and leaves nothing.
      boolean stranger = route[1].equals("/first-account") || route[1].equals("/welcome");
      String path = route[1].replace("{id}", "999999").replaceAll("\\{[a-z]+}", "no-such");
      var request =
          pages
              .strangersRequest(path)
              .header("Origin", pages.uri("").toString())
              .header(
                  "Content-Type", api ? "application/json" : "application/x-www-form-urlencoded")
              .method(route[0], BodyPublishers.ofString(api ? "{}" : "x=y"));
      var _ =
          api
              ? request.header("Authorization", "Bearer " + token)
              : request.header("Cookie", "teleguichet=" + TestPeople.coordinator(pages.context()));
      int status = pages.send(request.build()).statusCode();
      boolean noted =
          all(pages).stream()
              .anyMatch(
                  row ->
                      row.action().equals("request." + route[0].toLowerCase(Locale.ROOT))
                          && row.details().contains(route[1] + "\""));
      if (!noted && !stranger && !route[1].startsWith("/sign-in")) {
        silent.add(route[0] + " " + route[1] + " " + status);
      }
    }
    assertThat(silent).isEmpty();
  }

  private static String token(TestPages.Running pages) {
    try {
      return java.nio.file.Files.readString(pages.tokenFile()).strip();
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  @Test
  void aFailedSignInIsNotedWithTheAddressAndWithoutThePassword(TestPages.Running pages) {
    var _ =
        new Forms(pages)
            .post("/sign-in", "email", "someone@example.org", "password", "hunter2hunter2");

    assertThat(all(pages))
        .anySatisfy(
            row -> {
              assertThat(row.action()).isEqualTo("sign-in.refused");
              assertThat(row.subject()).isEqualTo("someone@example.org");
              assertThat(row.address()).isEqualTo("127.0.0.1");
            })
        .noneSatisfy(row -> assertThat(row.toString()).contains("hunter2"));
  }

  @Test
  void theDatabaseRefusesThatARowIsAlteredOrDeleted(TestPages.Running pages, Database database) {
    add(pages, 3);

    assertThatThrownBy(() -> execute(database, "UPDATE audit SET subject = 'another'"))
        .hasMessageContaining("the audit log is not altered");
    assertThatThrownBy(() -> execute(database, "DELETE FROM audit WHERE number = 2"))
        .hasMessageContaining("the audit log keeps six months");
    assertThat(trail(pages).check().brokenAt()).isEmpty();
  }

  @Test
  void whoTakesTheTriggersAwayIsStillFoundOut(TestPages.Running pages, Database database) {
    add(pages, 5);
    try {
      execute(database, "DROP TRIGGER audit_no_update");
      execute(database, "DROP TRIGGER audit_no_delete");
      execute(database, "UPDATE audit SET subject = 'another' WHERE number = 4");
      assertThat(trail(pages).check().brokenAt()).hasValue(4);
      execute(database, "UPDATE audit SET subject = 'thing 3' WHERE number = 4");
      assertThat(trail(pages).check().brokenAt()).isEmpty();
      execute(database, "DELETE FROM audit WHERE number = 5");
      assertThat(trail(pages).check().brokenAt()).as("the newest is gone").hasValue(5);
      execute(database, "DELETE FROM audit WHERE number = 2");
      assertThat(trail(pages).check().brokenAt()).hasValue(2);
    } finally {
      fr.teleguichet.fleet.audit.TestTriggers.make(database);
    }
  }

  private static void execute(Database database, String statement) {
    database.jdbi().useHandle(handle -> handle.execute(statement));
  }

  @Test
  void entriesWrittenAtTheSameTimeFormOneChain(TestPages.Running pages) {
    CompletableFuture<?>[] writers =
        Stream.generate(() -> CompletableFuture.runAsync(() -> add(pages, 10)))
            .limit(6)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(writers).join();

    AuditLogReader.Finding finding = trail(pages).check();

    assertThat(finding.brokenAt()).isEmpty();
    assertThat(finding.entries()).isEqualTo(60);
    assertThat(finding.seal()).hasSize(64);
  }

  @Test
  void whatWasDoneToAKioskSaysWhereItStands(TestPages.Running pages) {
    EightKiosks.on(pages);
    AuditLog log = pages.context().getBean(AuditLog.class);
    for (String action : List.of("care.wanted", "unit.accepted")) {
      log.append(
          new AuditEntry(new Actor.Script("nightly"), action, "borne-gramat", ADDRESS, Map.of()));

      assertThat(pages.page("/audit?what=" + action))
          .as(action)
          .contains("borne-gramat<small>Médiathèque intercommunale, Gramat</small>");
    }
  }

  @Test
  void thePageFindsByWhoWhatAndSubjectAndTheSpreadsheetRunsNoFormula(TestPages.Running pages) {
    add(pages, 2);
    AuditLog log = pages.context().getBean(AuditLog.class);
    log.append(
        new AuditEntry(
            new Actor.Script("=cmd|' /C calc'!A0"), "test.other", "@SUM(1)", ADDRESS, Map.of()));
    Forms coordinator = new Forms(pages, pages.session());

    assertThat(coordinator.get("/audit?who=NIGHTLY&what=test.&subject=thing+1").body())
        .contains("thing 1")
        .doesNotContain("thing 0");
    assertThat(coordinator.get("/audit?subject=%25").body())
        .contains("Aucune entrée")
        .doesNotContain("thing 0");
    assertThat(coordinator.get("/audit?check=yes").body()).contains("Le journal est intact");
    String csv = coordinator.get("/audit.csv?what=test.").body();
    assertThat(csv).contains("\"'=cmd|").contains("\"'@SUM(1)\"");
    assertThat(coordinator.get("/audit?what=audit.exported").body()).contains("what=test.");
  }
}
