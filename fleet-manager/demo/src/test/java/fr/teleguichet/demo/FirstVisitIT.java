package fr.teleguichet.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import fr.teleguichet.hardware.peer.HeadlessChromium;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.AutoCloseableSoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The first visit, as the README describes it: the demo is started with what is the default, looked
 * at by each of its people, used for a call, stopped and started again. Nothing here is easier than
 * what a visitor has: the past, the pilot update and the ninth kiosk are there.
 */
class FirstVisitIT {

  private static final Duration PATIENCE = Duration.ofMinutes(12);

  private static final List<String> ROLES =
      List.of("coordinator", "technician", "mediator", "adviser");

  /** A talk that is shorter counts as an attempt. */
  private static final Duration AN_INTERVIEW = Duration.ofSeconds(60);

  /** The kiosk whose scanner does not work with the new version. */
  private static final String FAILING_PILOT = "figeac";

  /** No pilot, so that a visitor's call and the update go on beside each other. */
  private static final String KIOSK = "montcuq";

  private static final String SERVICE = "carsat";

  private final Map<String, String> cookies = new TreeMap<>();

  /** One page of each kind that a role's links lead to, by the kind. */
  private final Map<String, Map<String, String>> kinds = new TreeMap<>();

  @Test
  void everythingThatTheVisitorSeesIsWholeAndAllThatKiosksWroteHasArrived() throws Exception {
    Path _ = HeadlessChromium.program();
    int port = Installed.freePort();
    // What is wrong with one page hides nothing of the others, nor of what was counted.
    try (AutoCloseableSoftAssertions seen = new AutoCloseableSoftAssertions();
        DemoRun run = new DemoRun()) {
      Process first = run.start(port);
      JsonNode access = run.access(first);
      assertThatScriptsAreTold(run, access, port);
      String installation = fact(run, access, "cet-ordinateur", "Journal/Id");

      try (TalkingPages pages = new TalkingPages()) {
        peopleSignIn(access, pages);
        Instant begun = Instant.now();
        pages.call(URI.create(kiosk(access, KIOSK).get("screen").asText()), SERVICE);
        pages.answer();
        pages.awaitPictures();
        // The two talk, and the pilot update goes on, while everybody looks around.
        seen.assertThat(linksThatLeadNowhere(access)).as("links").isEmpty();
        seen.assertThat(inaccessible(access, pages, seen)).as("accessibility").isEmpty();
        awaitAnInterview(begun);
        endTheCall(run, access, pages);
        identify(run, access);
        assertThatTheCallIsOneInterview(run, begun);
        awaitPilotUpdate(run, access);
        assertThatAllHasArrived(run, access);
        assertThatPagesCountIt(run, access);
      }
      assertThatNothingIsRefused(run, access);
      DemoRun.interrupt(first);
      assertThatNothingRuns(run, access);
      seen.assertThat(LogComplaints.of(run.data(""))).as("logs").isEmpty();

      Process second = run.start(port);
      JsonNode again = run.access(second);
      assertThat(fact(run, again, "cet-ordinateur", "Journal/Id")).isEqualTo(installation);
      assertThat(fact(run, again, "cet-ordinateur", "Properties/Simulated")).isEqualTo("false");
      DemoRun.interrupt(second);
      seen.assertThat(LogComplaints.of(run.data(""))).as("logs of a second run").isEmpty();
    }
  }

  private static void assertThatScriptsAreTold(DemoRun run, JsonNode access, int port)
      throws IOException {
    assertThat(access.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "pages",
            "api",
            "apiToken",
            "firstAccount",
            "devices",
            "broker",
            "ca",
            "signIn",
            "desk",
            "processes",
            "kiosks");
    assertThat(access.get("pages").asText()).isEqualTo("http://127.0.0.1:" + port);
    assertThat(access.get("desk").asText()).isEqualTo("http://127.0.0.1:" + port + "/desk");
    assertThat(run.get(access, access.get("pages").asText() + "/public/privacy"))
        .contains(DemoPublicAuthority.NAME);
    assertThat(access.get("broker").asText()).startsWith("ssl://");
    assertThat(access.get("devices").asText()).startsWith("https://");
    assertThat(Files.readString(Path.of(access.get("ca").asText()))).contains("BEGIN CERTIFICATE");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(run.data("access.json"))))
        .isEqualTo("rw-------");
    assertThat(access.get("kiosks"))
        .hasSize(9)
        .allSatisfy(
            kiosk -> {
              boolean isSimulated = !kiosk.get("id").asText().equals("cet-ordinateur");
              assertThat(kiosk.has("site")).isEqualTo(isSimulated);
              assertThat(kiosk.has("workbench")).isEqualTo(isSimulated);
              assertThat(Path.of(kiosk.get("identity").asText(), "certificate.pem")).exists();
              assertThat(URI.create(kiosk.get("screen").asText())).hasScheme("http");
            });
    assertThat(access.get("processes"))
        .hasSize(12)
        .allSatisfy(
            process -> {
              assertThat(process.get("role").asText()).isNotEmpty();
              assertThat(process.get("pid").asLong()).isPositive();
              assertThat(Path.of(process.get("log").asText())).isRegularFile();
            });
  }

  /** By the links that the demo prints; the adviser is at the desk from then on. */
  private void peopleSignIn(JsonNode access, TalkingPages pages) {
    for (String role : ROLES) {
      String link = access.get("signIn").get(role).asText();
      String email = role + "@example.org";
      if (role.equals("adviser")) {
        pages.openDesk(link, email);
        cookies.put(role, cookie(pages.desk));
      } else {
        Page page = pages.window();
        TalkingPages.signIn(page, link, email);
        cookies.put(role, cookie(page));
        page.close();
      }
    }
  }

  private static String cookie(Page page) {
    return page.context().cookies().stream()
        .filter(it -> it.name.equals("teleguichet"))
        .map(it -> it.name + "=" + it.value)
        .findFirst()
        .orElseThrow();
  }

  private List<String> linksThatLeadNowhere(JsonNode access) throws Exception {
    List<String> faults = new ArrayList<>();
    for (String role : ROLES) {
      int ofAKind = role.equals("coordinator") ? 12 : 3;
      PageWalk walk = walk(access, role, "fr", ofAKind);
      faults.addAll(walk.faults());
      kinds.put(role, walk.kinds());
      faults.addAll(walk(access, role, "en", 2).faults());
    }
    return faults;
  }

  private PageWalk walk(JsonNode access, String role, String language, int ofAKind)
      throws Exception {
    URI pages = URI.create(access.get("pages").asText());
    return new PageWalk(pages, requireNonNull(cookies.get(role)), language, ofAKind).from("/");
  }

  private PageWalk coordinator(JsonNode access) {
    return new PageWalk(
        URI.create(access.get("pages").asText()),
        requireNonNull(cookies.get("coordinator")),
        "fr",
        0);
  }

  /** One page of each kind that anybody is shown, asked for its accessibility. */
  private List<String> inaccessible(
      JsonNode access, TalkingPages pages, AutoCloseableSoftAssertions seen) throws Exception {
    List<String> faults = new ArrayList<>();
    Map<String, String> done = new TreeMap<>();
    for (String role : ROLES) {
      Page page = pages.window();
      String[] cookie = requireNonNull(cookies.get(role)).split("=", 2);
      String pagesAddress = access.get("pages").asText();
      page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(pagesAddress)));
      for (var kind : requireNonNull(kinds.get(role)).entrySet()) {
        // What is asked behind a question mark changes figures of a page, not what it is made of.
        String template = kind.getKey().split("\\?", 2)[0];
        if (done.putIfAbsent(template, role) == null && !template.equals("/desk")) {
          page.navigate(pagesAddress + kind.getValue());
          // Somebody who is not signed in would be shown that one page everywhere.
          seen.assertThat(page.url()).as(kind.getValue()).doesNotContain("/sign-in");
          AccessibilityFaults.of(page).forEach(it -> faults.add(kind.getValue() + " " + it));
        }
      }
      page.close();
    }
    return faults;
  }

  /** The first time, by itself: the page tells of it in the words of the rollout. */
  private static void awaitPilotUpdate(DemoRun run, JsonNode access) throws IOException {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> run.api(access, "/rollouts/1").path("state").asText().equals("finished"));
    JsonNode failed = run.api(access, "/rollouts/1/kiosks?state=failed");
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).get("kiosk").asText()).isEqualTo(FAILING_PILOT);
    assertThat(failed.get(0).get("cause").get("sentence").asText()).contains("2.4.0", "2.3.1");
    assertThat(run.api(access, "/rollouts/1/kiosks?state=succeeded")).hasSize(3);
  }

  /** A remote action that a coordinator asks for, as a program does. */
  private static void identify(DemoRun run, JsonNode access) throws IOException {
    JsonNode asked = run.post(access, "/kiosks/" + KIOSK + "/care", "{\"action\": \"identify\"}");
    String path = "/kiosks/" + KIOSK + "/care/" + action(asked).get("id").asText();
    await().atMost(PATIENCE).until(() -> action(run.api(access, path)).get("ended").asBoolean());
    assertThat(action(run.api(access, path)).get("stage").asText()).isEqualTo("done");
  }

  private static JsonNode action(JsonNode answer) {
    return answer.has("action") && answer.get("action").isObject() ? answer.get("action") : answer;
  }

  private static void awaitAnInterview(Instant begun) {
    Instant enough = begun.plus(AN_INTERVIEW).plusSeconds(15);
    await().atMost(PATIENCE).until(() -> Instant.now().isAfter(enough));
  }

  private static void endTheCall(DemoRun run, JsonNode access, TalkingPages pages)
      throws IOException {
    int before = held(run, access);
    pages.awaitPictures();
    pages.end();
    pages.answerSurvey();
    await().atMost(PATIENCE).until(() -> held(run, access) > before);
  }

  private static JsonNode kiosk(JsonNode access, String id) {
    for (JsonNode kiosk : access.get("kiosks")) {
      if (kiosk.get("id").asText().equals(id)) {
        return kiosk;
      }
    }
    throw new AssertionError("the demo tells of no kiosk " + id);
  }

  /** Interviews that were held, of the past that the demo makes up and of the minutes since. */
  private static int held(DemoRun run, JsonNode access) throws IOException {
    String from = YearMonth.now(ZoneId.of("Europe/Paris")).minusMonths(18).toString();
    return run.api(access, "/usage?from=" + from).get("total").get("held").asInt();
  }

  private static String fact(DemoRun run, JsonNode access, String kiosk, String name)
      throws IOException {
    return run.api(access, "/kiosks/" + kiosk).get("facts").get(name).asText();
  }

  private static void assertThatNothingIsRefused(DemoRun run, JsonNode access) throws IOException {
    JsonNode ingest = run.api(access, "/status").get("ingest");
    for (String count : List.of("dropped", "refused", "missing")) {
      assertThat(ingest.get(count).asInt()).as(count).isZero();
    }
    ingest
        .get("faults")
        .properties()
        .forEach(
            fault -> {
              // A kiosk that leaves says why, then that it is gone; the two may be read in turn.
              if (!fault.getKey().equals("no-birth")) {
                assertThat(fault.getValue().asInt()).as(fault.getKey()).isZero();
              }
            });
  }

  private static void assertThatNothingRuns(DemoRun run, JsonNode access) {
    for (JsonNode process : access.get("processes")) {
      assertThat(ProcessHandle.of(process.get("pid").asLong()).filter(ProcessHandle::isAlive))
          .as(process.get("role").asText())
          .isEqualTo(Optional.empty());
    }
    assertThat(run.left()).as("processes, those of restarted kiosks among them").isEmpty();
    assertThat(run.data("access.json")).doesNotExist();
  }

  /** Counted from the kiosks' own files, and not from what a program says of itself. */
  private static void assertThatAllHasArrived(DemoRun run, JsonNode access) throws Exception {
    for (JsonNode kiosk : access.get("kiosks")) {
      String id = kiosk.get("id").asText();
      KioskJournalCopy written =
          KioskJournalCopy.of(run.data("kiosks/" + id + "/data"), run.data("copies/" + id));
      assertThat(written.id()).isEqualTo(fact(run, access, id, "Journal/Id"));
      assertThat(written.lastNumber()).as(id).isPositive();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(arrived(run, access, id, written))
                      .as(id)
                      .isEqualTo(written.records()));
    }
  }

  /** How many records of each type the interface tells of, of those that were written. */
  private static Map<String, Integer> arrived(
      DemoRun run, JsonNode access, String kiosk, KioskJournalCopy written) throws IOException {
    Map<String, Integer> arrived = new TreeMap<>();
    for (JsonNode record : run.api(access, "/records?limit=1000&kiosk=" + kiosk).get("records")) {
      if (record.get("journal").asText().equals(written.id())
          && record.get("number").asLong() <= written.lastNumber()) {
        arrived.merge(record.get("type").asText(), 1, Integer::sum);
      }
    }
    return arrived;
  }

  /** One interview, of its service and length, whoever counts: the kiosk, the manager, the page. */
  private void assertThatTheCallIsOneInterview(DemoRun run, Instant begun) throws Exception {
    var database = new FleetDatabase(run.data("fleet"));
    String since = "'" + begun.toString().replace("Z", "") + "'";
    long most = Duration.between(begun, Instant.now()).toSeconds() + 1;
    assertThat(
            database.query(
                """
                SELECT service, adapter, TIMESTAMPDIFF(SECOND, connected, ended) BETWEEN %d AND %d
                FROM video_call WHERE outcome = 'held' AND asked >= %s
                """
                    .formatted(AN_INTERVIEW.toSeconds(), most, since)))
        .containsExactly(List.of(SERVICE, "direct", "1"));
    assertThat(
            database.query(
                """
                SELECT service FROM interview JOIN kiosk ON kiosk.id = kiosk_id
                WHERE name = '%s' AND outcome = 'held' AND started >= %s AND seconds BETWEEN %d AND %d
                """
                    .formatted(KIOSK, since, AN_INTERVIEW.toSeconds(), most)))
        .containsExactly(List.of(SERVICE));
  }

  /** The pages on which people count what kiosks did say the same as the interface. */
  private void assertThatPagesCountIt(DemoRun run, JsonNode access) throws Exception {
    YearMonth month = YearMonth.now(ZoneId.of("Europe/Paris"));
    PageWalk coordinator = coordinator(access);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              String period = "/usage?from=" + month + "&to=" + month;
              int held = run.api(access, period).get("total").get("held").asInt();
              assertThat(coordinator.text(period)).contains(held + " entretien");
            });
    assertThat(coordinator.text("/kiosks/" + KIOSK + "/history")).contains("Entretien");
  }
}
