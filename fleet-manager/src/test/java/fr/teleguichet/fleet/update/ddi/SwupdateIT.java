package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** SWUpdate, which knows hawkBit and not us, updates from this server as a kiosk. */
@ExtendWith(TestDatabase.class)
@Timeout(300)
@Tag("proof")
final class SwupdateIT {
  @TempDir private Path folder;

  private TestPages.Running server;
  private UpdateBench bench;
  private UpdateBench.Enrolled kiosk;

  @BeforeEach
  void theKioskHasItsCertificateAndKey(Database database) throws Exception {
    Path _ = Installed.program("swupdate", "swupdate");
    Path _ = Installed.program("openssl", "openssl");
    server = TestPages.start(database, Map.of("fleet.update.target-token", "true"));
    bench = new UpdateBench(server);
    kiosk = bench.kiosk("figeac-1");
    Path _ =
        Files.copy(server.authorityFolder().resolve("root/root.pem"), folder.resolve("root.pem"));
    pem("kiosk.pem", "CERTIFICATE", kiosk.certificate().getEncoded());
    pem("java-key.pem", "PRIVATE KEY", kiosk.keys().getPrivate().getEncoded());
    // GnuTLS, which SWUpdate is built with in Debian, wants the public key in the same file.
    run("openssl ec -in java-key.pem -out kiosk-key.pem");
    run(
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout sign-key.pem -out sign.pem -subj"
            + " /CN=images -days 2 -addext extendedKeyUsage=emailProtection");
    configure(
        """
          sslcert = "%s/kiosk.pem";
          sslkey = "%s/kiosk-key.pem";
        """
            .formatted(folder, folder));
  }

  /** The configuration that is shipped, in a hurry and with another proof. */
  private void configure(String proof) throws IOException {
    String shipped = Files.readString(Path.of("src", "main", "dist", "clients", "swupdate.cfg"));
    Path _ =
        Files.writeString(
            folder.resolve("swupdate.cfg"),
            shipped
                .replace("@KIOSK@", "figeac-1")
                .replace("@DEVICES@", "https://127.0.0.1:" + server.devices().getPort())
                .replace("@ROOT@", folder.resolve("root.pem").toString())
                .replace("  gatewaytoken = \"@GATEWAY@\";\n", proof)
                .replace("polldelay = 300", "polldelay = 2")
                .replace("retrywait = 60", "retrywait = 1"));
  }

  @AfterEach
  void theKioskGoes() throws IOException {
    if (kiosk != null) {
      kiosk.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void itInstallsAnImageAndSaysSo() throws Exception {
    byte[] content = "a new kiosk".getBytes(StandardCharsets.UTF_8);
    int id = bench.assign(kiosk, bench.distribution("os.swu", image(content, content)), "");

    during(
        "",
        () ->
            assertThat(folder.resolve("installed"))
                .hasContent(new String(content, StandardCharsets.UTF_8)));
    assertThat(state(id)).isEqualTo("running");
    // How often it tells depends on the machine's speed; that it tells does not.
    assertThat(toldOnTheWay(id)).contains("Installing Update Chunk Artifacts.");

    // Without a boot loader it keeps no state: the next start is told how the new system does.
    during(" -c 2", () -> assertThat(state(id)).isEqualTo("succeeded"));
  }

  /** For boards whose updater has no place for a key. */
  @Test
  void itUpdatesWithATokenInPlaceOfACertificate() throws Exception {
    String token =
        bench
            .json(bench.ask("POST", "/api/v1/kiosks/figeac-1/target-token", ""))
            .get("token")
            .getStringValue();
    configure("  targettoken = \"" + token + "\";\n");
    byte[] content = "a new kiosk".getBytes(StandardCharsets.UTF_8);
    int id = bench.assign(kiosk, bench.distribution("os.swu", image(content, content)), "");

    during(
        "",
        () ->
            assertThat(folder.resolve("installed"))
                .hasContent(new String(content, StandardCharsets.UTF_8)));
    assertThat(state(id)).isEqualTo("running");
  }

  @Test
  void itSaysThatAnImageIsBroken() throws Exception {
    byte[] content = "a broken kiosk".getBytes(StandardCharsets.UTF_8);
    byte[] promised = "a sound kiosk".getBytes(StandardCharsets.UTF_8);
    int id = bench.assign(kiosk, bench.distribution("os.swu", image(content, promised)), "");

    during("", () -> assertThat(state(id)).isEqualTo("failed"));
  }

  @Test
  void itLeavesAnUpdateThatIsNotWantedAnyMore() throws Exception {
    byte[] content = "an unwanted kiosk".getBytes(StandardCharsets.UTF_8);
    int id = bench.assign(kiosk, bench.distribution("os.swu", image(content, content)), "");
    assertThat(bench.ask("DELETE", "/api/v1/kiosks/figeac-1/updates/" + id, "").statusCode())
        .isEqualTo(200);

    during("", () -> assertThat(state(id)).isEqualTo("cancelled"));

    assertThat(folder.resolve("installed")).doesNotExist();
  }

  private String state(int id) {
    try {
      return bench.update(kiosk, id).get("state").getStringValue();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The words that it told of itself while it was at it. */
  private List<String> toldOnTheWay(int id) throws IOException {
    List<String> told = new ArrayList<>();
    bench
        .update(kiosk, id)
        .get("history")
        .values()
        .forEach(
            line -> {
              if (line.get("kind").getStringValue().equals("proceeding")) {
                line.get("messages").values().forEach(it -> told.add(it.getStringValue()));
              }
            });
    return told;
  }

  private byte[] image(byte[] content, byte[] promised) throws Exception {
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(promised));
    Path description = folder.resolve("sw-description");
    Path _ =
        Files.writeString(
            description,
            SwupdateImage.description("image", folder.resolve("installed").toString(), sha256));
    run(
        "openssl cms -sign -in sw-description -out sw-description.sig -signer sign.pem -inkey"
            + " sign-key.pem -outform DER -nosmimecap -binary");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("sw-description", Files.readAllBytes(description));
    files.put("sw-description.sig", Files.readAllBytes(folder.resolve("sw-description.sig")));
    files.put("image", content);
    return SwupdateImage.pack(files);
  }

  /** Runs the client until something holds. */
  private void during(String option, org.awaitility.core.ThrowingRunnable holds)
      throws IOException, InterruptedException {
    Path log = folder.resolve("swupdate.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "swupdate",
                "-f",
                folder.resolve("swupdate.cfg").toString(),
                "-H",
                "kiosk:1.0",
                "-k",
                folder.resolve("sign.pem").toString(),
                "-u",
                "-S hawkbit" + option)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("TMPDIR", folder.toString());
    builder.environment().put("RUNTIME_DIRECTORY", folder.toString());
    Process process = builder.start();
    try {
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(300))
          .untilAsserted(holds);
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError(Files.readString(log), failure);
    } finally {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        var _ = process.destroyForcibly().waitFor();
      }
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private void pem(String file, String kind, byte[] der) throws IOException {
    Path _ =
        Files.writeString(
            folder.resolve(file),
            "-----BEGIN "
                + kind
                + "-----\n"
                + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END "
                + kind
                + "-----\n");
  }

  private void run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command.split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
  }
}
