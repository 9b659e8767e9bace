package fr.teleguichet.fleet.update.trust;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.ReleaseBench;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.update.action.UpdateClientAttributeRepository;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.SignerIdentity;
import fr.teleguichet.release.TestFiles;
import fr.teleguichet.release.TrustLists;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A key is lost at night: what a coordinator finds, does and is told. */
@ExtendWith(TestDatabase.class)
final class TrustListIT {

  private ReleaseBench fleet;
  private ReleaseSigner root;
  private ReleaseSigner stolen;
  private int stolenKey;
  private Forms browser;

  @BeforeEach
  void start(Database database) throws IOException {
    fleet = new ReleaseBench(database, Map.of());
    root = signer("Root");
    stolen = signer("Stolen");
    int _ = fleet.know(fleet.signer());
    stolenKey = fleet.know(stolen);
    browser = new Forms(fleet.server(), TestPeople.coordinator(fleet.server().context()));
  }

  @AfterEach
  void stop() throws IOException {
    fleet.close();
  }

  private ReleaseSigner signer(String name) {
    Instant now = fleet.server().clock().instant();
    return ReleaseSigner.selfSigned(
        name, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(100)));
  }

  private byte[] withoutStolen(long serial) {
    return TrustLists.without(root, serial, SignerIdentity.fingerprint(stolen.certificate()));
  }

  private HttpResponse<String> send(byte[] list) {
    return fleet
        .bench()
        .send("/api/v1/trust-lists?name=trust-list.swu", BodyPublishers.ofByteArray(list));
  }

  private Json taken(byte[] list) throws IOException {
    HttpResponse<String> answer = send(list);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return fleet.bench().json(answer);
  }

  private void refused(byte[] file, String reason, String sentence) {
    HttpResponse<String> answer = send(file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("\"" + reason + "\"").contains(sentence);
    AuditEntry entry = fleet.server().audit().of("artifact.refused").getLast();
    assertThat(entry.details()).containsEntry("reason", reason);
  }

  private void says(String kiosk, String serial) {
    assertThat(
            fleet
                .server()
                .context()
                .getBean(UpdateClientAttributeRepository.class)
                .describes(
                    new TargetId(kiosk),
                    KioskAttributeRepository.Mode.MERGE,
                    Map.of("version-trust-list", serial)))
        .isTrue();
  }

  @Test
  void aListIsShownWithWhatItSaysAndWhoBroughtIt() throws IOException {
    int _ = fleet.knowRoot(root);

    Json list = taken(withoutStolen(7));

    assertThat(list.get("serial").getIntValue()).isEqualTo(7);
    assertThat(list.get("root").getStringValue())
        .isEqualTo(SignerIdentity.fingerprint(root.certificate()));
    Json removed = list.get("removed").get(0);
    assertThat(removed.get("name").getStringValue()).isEqualTo("Releases");
    assertThat(removed.get("fingerprint").getStringValue())
        .isEqualTo(SignerIdentity.fingerprint(stolen.certificate()));
    assertThat(removed.get("status").getStringValue()).isEqualTo("quarantined");
    assertThat(browser.get("/trust-lists").body())
        .contains("Liste 7", SignerIdentity.fingerprint(stolen.certificate()), "Clé écartée, volée")
        .doesNotContain("Aucune racine de confiance n’est connue");
    assertThat(fleet.server().audit().of("trust-list.uploaded").getLast().details())
        .containsEntry("removed", "1");
  }

  @Test
  void aListThatKiosksWouldRefuseOrThatWouldEndUpdatesIsRefused() throws IOException {
    int _ = fleet.knowRoot(root);
    Json _ = taken(withoutStolen(7));

    refused(fleet.release("2.4.0"), "no-trust-list", "is no trust list");
    refused("nothing".getBytes(StandardCharsets.UTF_8), "no-trust-list", "");
    refused(TrustLists.of(stolen, 8, ""), "no-root", "not signed by a root of trust");
    refused(withoutStolen(6), "serial", "there is one with 7 already");
    refused(TrustLists.of(root, 7, ""), "serial", "there is one with 7 already");
    refused(TrustLists.of(root, 8, "removed: ( \"x\" );"), "not-a-release", "no group");
    String all =
        "removed: ( { fingerprint = \"%s\"; status = \"retired\"; reason = \"a\"; }, { fingerprint = \"%s\"; status = \"quarantined\"; reason = \"b\"; } );"
            .formatted(
                SignerIdentity.fingerprint(stolen.certificate()),
                SignerIdentity.fingerprint(fleet.signer().certificate()));
    refused(TrustLists.of(root, 8, all), "no-key", "no release key would be left");

    assertThat(fleet.bench().json(fleet.bench().ask("GET", "/api/v1/trust-lists", "")).size())
        .isEqualTo(1);
  }

  /** Whatever the way by which a file comes, it is judged by what it is. */
  @Test
  void aListThatComesAsAnyArtifactIsJudgedAlike() throws IOException {
    int _ = fleet.knowRoot(root);
    Json _ = fleet.taken(withoutStolen(7));

    assertThat(fleet.upload(withoutStolen(6)).body()).contains("\"serial\"");
    assertThat(fleet.upload(TrustLists.of(stolen, 8, "")).body()).contains("\"no-root\"");
    assertThat(browser.get("/trust-lists").body()).contains("Liste 7");
  }

  @Test
  void aRootSignsNoReleasesAndTheSameListAgainChangesNothing() throws IOException {
    int _ = fleet.knowRoot(root);

    assertThat(fleet.upload(TestFiles.swu(root, "2.4.0", ReleaseBench.CONTENT)).body())
        .contains("\"stranger\"");
    byte[] seven = withoutStolen(7);
    Json _ = taken(seven);
    Json _ = taken(TrustLists.of(root, 8, ""));
    assertThat(taken(seven).get("serial").getIntValue()).isEqualTo(7);
    Json lists = fleet.bench().json(fleet.bench().ask("GET", "/api/v1/trust-lists", ""));
    assertThat(lists.get(0).get("serial").getIntValue()).isEqualTo(8);
    assertThat(lists.size()).isEqualTo(2);
  }

  @Test
  void whereNoRootIsKnownAListIsReadAndThatIsSaid() throws IOException {
    Json list = taken(withoutStolen(7));

    assertThat(list.get("root").node().isNull()).isTrue();
    assertThat(browser.get("/trust-lists").body())
        .contains("Aucune racine de confiance n’est connue ici", "Non vérifié");

    int key = fleet.knowRoot(root);
    assertThat(
            fleet
                .bench()
                .ask("POST", "/api/v1/release-keys/" + key + "/retire", "{\"quarantine\":false}")
                .statusCode())
        .isEqualTo(200);
    refused(withoutStolen(8), "no-root", "root of trust");
  }

  @Test
  void theListGoesToEverybodyOnceItsNameIsTyped() throws IOException {
    UpdateBench.Enrolled kiosk = fleet.bench().kiosk("figeac-1");
    kiosk.close();
    int _ = fleet.knowRoot(root);
    Json _ = taken(withoutStolen(7));

    HttpResponse<String> answer = browser.post("/trust-lists/7/roll-out", "roll-out", "yes");
    String look = Forms.location(answer);

    assertThat(look).startsWith("/rollouts/new/preview?distribution=");
    String page = browser.get(look).body();
    assertThat(page)
        .contains("Toutes les bornes la reçoivent dès qu’elles interrogent")
        .contains("Pour confirmer, écrivez son nom")
        .doesNotContain("Jamais deux bornes d’un même territoire");
    assertThat(Forms.location(browser.post("/trust-lists/7/roll-out", "roll-out", "yes")))
        .isEqualTo(look);
    assertThat(fleet.server().audit().of("release.published")).hasSize(1);
    Json list = fleet.bench().json(fleet.bench().ask("POST", "/api/v1/trust-lists/7/publish", ""));
    assertThat(look).contains("distribution=" + list.get("distribution").getIntValue() + "&");
    assertThat(fleet.bench().ask("POST", "/api/v1/trust-lists/8/publish", "").statusCode())
        .isEqualTo(404);

    for (String wrong : List.of("", "trust-list 8", "liste 7")) {
      HttpResponse<String> unnamed = browser.post("/rollouts", sent(page, wrong));
      assertThat(unnamed.statusCode()).as(wrong).isEqualTo(422);
      assertThat(unnamed.body()).contains("pour confirmer.").contains("id=\"name-error\"");
    }
    assertThat(fleet.server().audit().of("rollout.created")).isEmpty();
    String made = Forms.location(browser.post("/rollouts", sent(page, "trust-list 7")));
    assertThat(made).startsWith("/rollouts/");
    assertThat(fleet.server().audit().of("rollout.created").getLast().details())
        .containsEntry("distribution", "trust-list 7")
        .containsEntry("waves", "1");
    assertThat(fleet.server().audit().of("rollout.start")).hasSize(1);
  }

  /** What the form of the last look sends, with what somebody typed for the name. */
  private static String[] sent(String page, String name) {
    List<String> fields = new ArrayList<>();
    Matcher hidden =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .matcher(page);
    while (hidden.find()) {
      fields.add(hidden.group(1));
      fields.add(hidden.group(2));
    }
    fields.add("name");
    fields.add(name);
    return fields.toArray(String[]::new);
  }

  /** What the agent's own tests take and act on, byte for byte. */
  @Test
  void aKioskIsOfferedTheListAsItWasSigned() throws IOException {
    int _ = fleet.knowRoot(root);
    byte[] signed = withoutStolen(7);
    Json _ = taken(signed);
    UpdateBench.Enrolled kiosk = fleet.bench().kiosk("figeac-1");
    Json list = fleet.bench().json(fleet.bench().ask("POST", "/api/v1/trust-lists/7/publish", ""));
    int _ = fleet.bench().assign(kiosk, list.get("distribution").getIntValue(), "");

    String poll = kiosk.get("").body();
    assertThat(poll).contains("deploymentBase");
    String order = kiosk.get(deployment(poll)).body();
    assertThat(order).contains("trust-list", TestFiles.sha256(signed));
    kiosk.close();
  }

  private static String deployment(String poll) {
    return "/deploymentBase/"
        + Forms.between(poll, "deploymentBase/", "\"").replaceAll("\\?.*", "");
  }

  @Test
  void whoStillAcceptsARetiredKeyIsSaidUntilTheListHasReachedEverybody() throws IOException {
    EightKiosks.on(fleet.server());
    UpdateSamples.Ids _ = UpdateSamples.on(fleet.server());
    int _ = fleet.knowRoot(root);
    assertThat(
            browser
                .post("/release-keys/" + stolenKey + "/retire", "quarantine", "yes")
                .statusCode())
        .isEqualTo(303);

    assertThat(browser.get("/release-keys").body())
        .contains("Les bornes admettent encore cette clé")
        .contains("href=\"/trust-lists\"");
    assertThat(browser.get("/trust-lists").body())
        .contains("est encore admise par toutes les bornes qui la connaissent")
        .contains("href=\"/trust-lists/manual\"");

    Json list = taken(withoutStolen(7));
    int kiosks = list.get("behind").getIntValue();
    assertThat(kiosks).isGreaterThan(2);
    says("borne-cajarc", "7");
    says("borne-gramat", "6");

    String page = browser.get("/trust-lists").body();
    assertThat(page)
        .contains("est écartée par la liste 7. " + (kiosks - 1) + " bornes ne l’ont pas encore")
        .contains("Liste 7\u00a0: une borne")
        .contains("Liste 6\u00a0: une borne")
        .contains("href=\"/trust-lists/7/behind\"");
    assertThat(browser.get("/trust-lists/7/behind").body())
        .contains(":borne-gramat\"", "Liste 6")
        .doesNotContain(":borne-cajarc\"");
    assertThat(browser.get("/trust-lists/9/behind").statusCode()).isEqualTo(404);
  }

  /**
   * Else a page would say of the whole fleet that it runs a list, and which system would be lost.
   */
  @Test
  void aListTakesThePlaceOfNothingThatAKioskRuns() throws IOException {
    EightKiosks.on(fleet.server());
    UpdateSamples.Ids _ = UpdateSamples.on(fleet.server());
    int _ = fleet.knowRoot(root);
    Json _ = taken(withoutStolen(7));
    Json _ = fleet.bench().json(fleet.bench().ask("POST", "/api/v1/trust-lists/7/publish", ""));

    says("borne-cajarc", "7");
    assertThat(row("borne-cajarc")).contains("kiosk-os 2.5.0-rc1").contains("trust-list=7");
    UpdateSamples.installs(fleet.server(), "borne-cajarc", "trust-list", "7");
    assertThat(row("borne-cajarc")).contains("kiosk-os 2.5.0-rc1");
  }

  private String row(String kiosk) {
    return browser
        .get("/updates.csv")
        .body()
        .lines()
        .filter(line -> line.startsWith("\"" + kiosk + "\""))
        .findFirst()
        .orElse("");
  }

  @Test
  void howAListIsMadeIsSaidWithTheCommandsOfTheManual() {
    assertThat(browser.get("/trust-lists/manual").body())
        .contains("openssl cms -sign", "quarantined", "SERIAL=1")
        .doesNotContain("```");
  }
}
