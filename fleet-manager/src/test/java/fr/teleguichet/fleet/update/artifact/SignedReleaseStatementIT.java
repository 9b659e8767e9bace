package fr.teleguichet.fleet.update.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.ReleaseBench;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.TestFiles;
import fr.teleguichet.release.TestKeys;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every way to bring a file onto kiosks that nobody vouched for is refused and written down. */
@ExtendWith(TestDatabase.class)
final class SignedReleaseStatementIT {

  private ReleaseBench fleet;
  private int key;

  @BeforeEach
  void theFleetHasAKey(Database database) throws IOException {
    fleet = new ReleaseBench(database, Map.of("fleet.update.compatible", "os=1.0, agent=agent"));
    key = fleet.know(fleet.signer());
  }

  @AfterEach
  void theFleetGoes() throws IOException {
    fleet.close();
  }

  private void refused(byte[] file, int status, String reason, String words) throws IOException {
    int before = fleet.server().audit().of("artifact.refused").size();

    HttpResponse<String> answer = fleet.upload(file);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(fleet.bench().json(answer).get("detail").getStringValue()).contains(words);
    assertThat(fleet.server().audit().of("artifact.refused")).hasSize(before + 1);
    assertThat(fleet.server().audit().of("artifact.refused").getLast().details())
        .containsEntry("reason", reason)
        .containsKey("sentence");
    assertThat(fleet.bench().json(fleet.bench().ask("GET", "/api/v1/artifacts", "")).size())
        .isZero();
  }

  private ReleaseSigner signer(Duration from, Duration until) {
    Instant now = fleet.server().clock().instant();
    return ReleaseSigner.selfSigned("Other", now.plus(from), now.plus(until));
  }

  @Test
  void whatIsSignedIsKeptWithWhatItSays() throws IOException {
    Json artifact = fleet.taken(fleet.release("2.4.0"));

    Json release = artifact.get("release");
    assertThat(release.get("format").getStringValue()).isEqualTo("swupdate");
    assertThat(release.get("version").getStringValue()).isEqualTo("2.4.0");
    assertThat(release.get("compatible").get(0).getStringValue()).isEqualTo("1.0");
    assertThat(release.get("signer").getStringValue()).isEqualTo("CN=Releases");
    assertThat(release.get("signerExpired").getBooleanValue()).isFalse();
    assertThat(release.get("releaseKey").getStringValue())
        .isEqualTo(release.get("signerFingerprint").getStringValue());
    assertThat(fleet.server().audit().of("artifact.uploaded").getLast().details())
        .containsEntry("signer", "CN=Releases")
        .containsEntry("version", "2.4.0");
  }

  @Test
  void aBundleOfRaucIsTakenAsWell() throws IOException {
    Json artifact = fleet.taken(TestFiles.bundle(fleet.signer(), "2.4.0", 9));

    assertThat(artifact.get("release").get("format").getStringValue()).isEqualTo("rauc");
    assertThat(artifact.get("release").get("build").getStringValue()).isEqualTo("20261125");
  }

  @Test
  void whatIsNotSignedIsRefused() throws IOException {
    refused("a file".getBytes(StandardCharsets.UTF_8), 422, "not-a-release", "neither");
    byte[] bare = new byte[8192];
    System.arraycopy("hsqs".getBytes(StandardCharsets.US_ASCII), 0, bare, 0, 4);
    refused(bare, 422, "unsigned", "not signed");
  }

  @Test
  void whatAStrangerSignedIsRefused() throws IOException {
    ReleaseSigner stranger = signer(Duration.ofDays(-1), Duration.ofDays(9));
    refused(TestFiles.swu(stranger, "1.0", ReleaseBench.CONTENT), 422, "stranger", "release keys");
  }

  @Test
  void whatASignerSignsBeforeItsTimeIsRefused() throws IOException {
    ReleaseSigner early = signer(Duration.ofDays(2), Duration.ofDays(9));
    int _ = fleet.know(early);
    refused(
        TestFiles.swu(early, "1.0", ReleaseBench.CONTENT), 422, "signer-expired", "not valid now");
  }

  @Test
  void whatIsCutOffPaddedOrAlteredIsRefused() throws IOException {
    byte[] good = fleet.release("1.0");
    refused(Arrays.copyOf(good, good.length - 200), 422, "damaged", "cut off");
    byte[] padded = Arrays.copyOf(good, good.length + 9);
    padded[good.length] = 'x';
    refused(padded, 422, "damaged", "do not belong");
    refused(Arrays.copyOf(good, good.length + 4096), 422, "damaged", "do not belong");
    byte[] exchanged =
        new String(good, StandardCharsets.ISO_8859_1)
            .replace("a new kiosk", "a bad kiosk")
            .getBytes(StandardCharsets.ISO_8859_1);
    refused(exchanged, 422, "damaged", "");
  }

  @Test
  void namesThatLeadElsewhereAreRefused() throws IOException {
    refused(
        TestFiles.swu(
            fleet.signer(),
            TestFiles.description("1.0", "../etc", TestFiles.sha256(ReleaseBench.CONTENT)),
            Map.of("../etc", ReleaseBench.CONTENT)),
        422,
        "not-a-release",
        "plain file name");
  }

  @Test
  void aHundredGigabytesThatAreDeclaredAreRefused() throws IOException {
    String huge =
        TestFiles.description("1.0", "image", TestFiles.sha256(ReleaseBench.CONTENT))
            .replace("path =", "size = 100000000000L; path =");
    refused(
        TestFiles.swu(fleet.signer(), huge, Map.of("image", ReleaseBench.CONTENT)),
        422,
        "too-large",
        "64 GiB");
  }

  private HttpResponse<String> module(String part, String version, int artifact, String channel) {
    return fleet
        .bench()
        .ask(
            "POST",
            "/api/v1/software-modules",
            """
            {"part":"%s","name":"kiosk","version":"%s","artifacts":[%d],"channel":"%s"}
            """
                .formatted(part, version, artifact, channel));
  }

  @Test
  void aReleaseForSomethingElseOrUnderAnotherNumberIsRefused() throws IOException {
    int artifact = fleet.taken(fleet.release("1.0")).get("id").getIntValue();

    assertThat(module("agent", "1.0", artifact, "pilot").body()).contains("is not for the part");
    assertThat(module("os", "9.9", artifact, "pilot").body()).contains("says that it is version");
    assertThat(module("os", "9.9", artifact, "pilot").statusCode()).isEqualTo(422);
    assertThat(fleet.server().audit().of("software-module.refused")).hasSize(3);
    assertThat(module("os", "1.0", artifact, "pilot").statusCode()).isEqualTo(201);
  }

  @Test
  void aPilotIsPromotedOnce() throws IOException {
    int artifact = fleet.taken(fleet.release("1.0")).get("id").getIntValue();
    int module = fleet.bench().json(module("os", "1.0", artifact, "pilot")).get("id").getIntValue();
    String path = "/api/v1/software-modules/" + module + "/promote";

    HttpResponse<String> promoted = fleet.bench().ask("POST", path, "{}");

    assertThat(promoted.statusCode()).as(promoted.body()).isEqualTo(200);
    assertThat(fleet.bench().json(promoted).get("channel").getStringValue()).isEqualTo("stable");
    assertThat(fleet.bench().ask("POST", path, "{}").statusCode()).isEqualTo(409);
    assertThat(fleet.server().audit().of("software-module.promoted")).hasSize(1);
  }

  @Test
  void whatIsWithdrawnSaysWhyAndComesBackByItsName() throws IOException {
    int id = fleet.taken(fleet.release("1.0")).get("id").getIntValue();
    String path = "/api/v1/artifacts/" + id;

    assertThat(
            fleet.bench().ask("POST", path + "/withdraw", "{\"reason\":\"no sound\"}").statusCode())
        .isEqualTo(200);

    assertThat(fleet.artifact(id).get("withdrawnWhy").getStringValue()).isEqualTo("no sound");
    assertThat(fleet.artifact(id).get("withdrawnBy").getStringValue()).isNotEmpty();
    assertThat(
            fleet.bench().ask("POST", path + "/restore", "{\"name\":\"other.swu\"}").statusCode())
        .isEqualTo(400);
    assertThat(fleet.artifact(id).has("withdrawn")).isTrue();
    assertThat(
            fleet.bench().ask("POST", path + "/restore", "{\"name\":\"kiosk.swu\"}").statusCode())
        .isEqualTo(200);
    assertThat(TestPages.found(fleet.bench().ask("GET", path, ""))).doesNotContain("no sound");
    assertThat(fleet.server().audit().of("artifact.restored")).hasSize(1);
  }

  /** A key that was replaced leaves what it signed; a key that was stolen takes it along. */
  @Test
  void aKeyThatIsRetiredTakesAlongWhatItSignedOnlyWhenAsked() throws IOException {
    ReleaseSigner stolen = signer(Duration.ofDays(-1), Duration.ofDays(9));
    int other = fleet.know(stolen);
    int kept = fleet.taken(fleet.release("1.0")).get("id").getIntValue();
    int gone =
        fleet.taken(TestFiles.swu(stolen, "1.1", ReleaseBench.CONTENT)).get("id").getIntValue();

    Json retired = fleet.bench().json(retire(key, "{\"quarantine\":false}"));
    Json taken = fleet.bench().json(retire(other, "{\"quarantine\":true}"));

    assertThat(retired.get("withdrawn").getIntValue()).isZero();
    assertThat(taken.get("withdrawn").getIntValue()).isEqualTo(1);
    assertThat(TestPages.found(fleet.bench().ask("GET", "/api/v1/artifacts/" + kept, "")))
        .doesNotContain("was retired");
    assertThat(fleet.artifact(gone).get("withdrawnWhy").getStringValue()).contains("was retired");
    assertThat(fleet.upload(fleet.release("1.2")).statusCode()).isEqualTo(422);
    assertThat(retire(key, "{}").statusCode()).isEqualTo(400);
    assertThat(fleet.server().audit().of("release-key.retired")).hasSize(2);
  }

  /** A large file is on its way into its place for minutes after its signature was read. */
  @Test
  void whatIsSignedByAKeyThatIsRetiredBeforeItIsWrittenDownIsRefused(Database database)
      throws Exception {
    byte[] file = fleet.release("1.0");
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
        Handle other = database.jdbi().open()) {
      other.begin();
      int _ =
          other.execute(
              "INSERT INTO artifact (name, size, sha256, sha1, md5, uploaded)"
                  + " VALUES ('kiosk.swu', ?, ?, '', '', NOW(3))",
              file.length,
              sha256(file));
      Future<HttpResponse<String>> upload = people.submit(() -> fleet.upload(file));
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> isUnderWay(other, "INSERT INTO artifact (%"));
      assertThat(retire(key, "{\"quarantine\":true}").statusCode()).isEqualTo(200);
      other.rollback();

      assertThat(upload.get().statusCode()).as(upload.get().body()).isEqualTo(409);
    }
    assertThat(fleet.bench().json(fleet.bench().ask("GET", "/api/v1/artifacts", "")).size())
        .isZero();
  }

  /** A manager may fall between the two, and nobody can retire a key that is retired. */
  @Test
  void whatAStolenKeySignedIsWithdrawnBeforeTheKeyIsRetired(Database database) throws Exception {
    int id = fleet.taken(fleet.release("1.0")).get("id").getIntValue();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
        Handle other = database.jdbi().open()) {
      other.begin();
      int _ = other.execute("UPDATE release_key SET name = name WHERE id = ?", key);
      Future<HttpResponse<String>> retired =
          people.submit(() -> retire(key, "{\"quarantine\":true}"));
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> isUnderWay(other, "UPDATE release_key SET retired%"));

      assertThat(fleet.artifact(id).get("withdrawnWhy").getStringValue()).contains("was retired");
      other.rollback();
      assertThat(fleet.bench().json(retired.get()).get("withdrawn").getIntValue()).isEqualTo(1);
    }
  }

  private static boolean isUnderWay(Handle handle, String statement) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM information_schema.processlist"
                + " WHERE info LIKE :statement AND id <> CONNECTION_ID()")
        .bind("statement", statement)
        .mapTo(Boolean.class)
        .one();
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  /** As the file of another name does that was on its way when this content was withdrawn. */
  @Test
  void aContentThatWasWithdrawnIsNotWrittenDownUnderAnotherName() throws IOException {
    int id = fleet.taken(fleet.release("1.0")).get("id").getIntValue();
    ArtifactRepository artifacts = fleet.server().context().getBean(ArtifactRepository.class);
    Artifact artifact = artifacts.find(id).orElseThrow();
    artifacts.withdraw(artifact, "Anne", "no sound");
    ArtifactName name = new ArtifactName("other.swu");

    assertThatThrownBy(
            () -> artifacts.add(name, artifact.size(), artifact.sums(), Optional.empty()))
        .isInstanceOf(RefusalException.class)
        .hasMessageContaining("withdrawn");

    assertThat(artifacts.list()).containsExactly(artifacts.find(id).orElseThrow());
  }

  private HttpResponse<String> retire(int id, String body) {
    return fleet.bench().ask("POST", "/api/v1/release-keys/" + id + "/retire", body);
  }

  @Test
  void whatIsNoCertificateIsNoKey() throws IOException {
    for (String pem :
        List.of("", "x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")) {
      assertThat(fleet.add("Key", pem).statusCode()).as(pem).isEqualTo(400);
    }
    ReleaseSigner late = signer(Duration.ofDays(-9), Duration.ofDays(-1));
    assertThat(fleet.add("Late", TestKeys.pem(late.certificate())).body())
        .contains("its time ended");
    assertThat(fleet.add("Again", TestKeys.pem(fleet.signer().certificate())).statusCode())
        .isEqualTo(409);
  }

  private Path place(Json artifact) {
    String sha256 = artifact.get("sha256").getStringValue();
    return fleet
        .server()
        .context()
        .getBean(UpdateSettings.class)
        .folder()
        .resolve(sha256.substring(0, 2))
        .resolve(sha256);
  }

  @Test
  void aFileThatWasExchangedOnTheDiskIsGivenToNobody() throws IOException {
    Json json = fleet.taken(fleet.release("1.0"));
    Artifact artifact =
        fleet
            .server()
            .context()
            .getBean(ArtifactRepository.class)
            .find(json.get("id").getIntValue())
            .orElseThrow();
    VerifyingArtifactStore store = fleet.server().context().getBean(VerifyingArtifactStore.class);
    byte[] content = Files.readAllBytes(place(json));
    store.open(artifact, 0).close();
    content[content.length / 2] ^= 1;
    Path _ = Files.write(place(json), content);

    assertThatThrownBy(() -> store.open(artifact, 0)).isInstanceOf(ContentLostException.class);

    ArtifactScrubber scrub = fleet.server().context().getBean(ArtifactScrubber.class);
    assertThat(scrub.all()).isEqualTo(1);
    assertThat(scrub.all()).as("told once").isZero();
    assertThat(fleet.server().audit().of("artifact.damaged")).hasSize(1);
    assertThat(fleet.artifact(artifact.id()).has("damaged")).isTrue();
    assertThat(module("os", "1.0", artifact.id(), "pilot").statusCode()).isEqualTo(409);
    content[content.length / 2] ^= 1;
    assertThat(fleet.taken(content).get("id").getIntValue()).isEqualTo(artifact.id());
    assertThat(module("os", "1.0", artifact.id(), "pilot").statusCode()).isEqualTo(201);
  }

  /** A backup that was played back has other times and the same content. */
  @Test
  void aFileWithABrokenSealAndTheRightContentIsSealedAgain() throws IOException {
    Json json = fleet.taken(fleet.release("1.0"));
    Artifact artifact =
        fleet
            .server()
            .context()
            .getBean(ArtifactRepository.class)
            .find(json.get("id").getIntValue())
            .orElseThrow();
    FileTime seal = Files.getLastModifiedTime(place(json));
    Path _ = Files.setLastModifiedTime(place(json), FileTime.from(Instant.EPOCH));

    fleet.server().context().getBean(VerifyingArtifactStore.class).open(artifact, 0).close();

    assertThat(Files.getLastModifiedTime(place(json))).isEqualTo(seal);
  }
}
