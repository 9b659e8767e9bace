package fr.teleguichet.fleet.update.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.update.UpdateSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files go in whole or not at all, and come out only while they are meant to. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ArtifactIT {

  private static final long LARGE = 12L << 20;

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @Test
  void aFileLargerThanWhatIsHeldInMemoryIsTaken(TestPages.Running server) throws Exception {
    UpdateBench bench = new UpdateBench(server);
    byte[] content = new byte[(int) LARGE];
    new Random(3).nextBytes(content);

    HttpResponse<String> answer =
        bench.upload("?name=os.swu&sha256=" + sha256(content), BodyPublishers.ofByteArray(content));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    Json artifact = bench.json(answer);
    assertThat(artifact.get("size").getLongValue()).isEqualTo(LARGE);
    assertThat(artifact.get("sha256").getStringValue()).isEqualTo(sha256(content));
    HttpResponse<String> again =
        bench.upload("?name=os.swu", BodyPublishers.ofInputStream(() -> stream(content)));
    assertThat(bench.json(again).get("id").getIntValue())
        .isEqualTo(artifact.get("id").getIntValue());
    assertThat(server.audit().of("artifact.uploaded")).hasSize(2);
  }

  private static InputStream stream(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  @Test
  void namesThatLeadElsewhereAreRefused(TestPages.Running server) throws IOException {
    UpdateBench bench = new UpdateBench(server);
    for (String name :
        List.of(
            "",
            "..",
            ".hidden",
            "a/b",
            "..%2Fa",
            "a%5Cb",
            "a%00b",
            "a..b",
            "x.MD5SUM",
            "a%20b",
            "x".repeat(121),
            "%C3%A9.swu",
            "-rf",
            "a.")) {
      assertThat(bench.upload("?name=" + name, BodyPublishers.ofString("x")).statusCode())
          .as(name)
          .isEqualTo(400);
    }
    assertThat(bench.json(bench.ask("GET", "/api/v1/artifacts", "")).size()).isZero();
  }

  @Test
  void whatIsNotTheFileThatWasMeantIsNotKept(TestPages.Running server) throws IOException {
    UpdateBench bench = new UpdateBench(server);

    assertThat(
            bench
                .upload("?name=a&sha256=" + "0".repeat(64), BodyPublishers.ofString("x"))
                .statusCode())
        .isEqualTo(422);
    assertThat(bench.upload("?name=a&sha256=zz", BodyPublishers.ofString("x")).statusCode())
        .isEqualTo(400);
    assertThat(bench.upload("?name=a", BodyPublishers.noBody()).statusCode()).isEqualTo(400);
    assertThat(bench.json(bench.ask("GET", "/api/v1/artifacts", "")).size()).isZero();
  }

  @Test
  void tooLargeFilesAreRefusedByTheirWordAndByTheirBytes(Database database) throws IOException {
    try (TestPages.Running server =
        TestPages.start(database, Map.of("fleet.update.largest-artifact", "64K"))) {
      UpdateBench bench = new UpdateBench(server);
      byte[] content = new byte[65 * 1024];

      assertThat(bench.upload("?name=a", BodyPublishers.ofByteArray(content)).statusCode())
          .isEqualTo(413);
      try (Socket socket = promised(server, 100_000_000_000L)) {
        byte[] answer = socket.getInputStream().readNBytes(12);
        assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
      }
    }
  }

  @Test
  @Timeout(300)
  void aFileThatBreaksOffLeavesNothing(TestPages.Running server) throws IOException {
    UpdateSettings settings = server.context().getBean(UpdateSettings.class);

    try (Socket _ = promised(server, 1_000_000)) {
      awaitFiles(settings, files -> assertThat(files).as("what has come so far").isNotEmpty());
    }

    awaitFiles(settings, files -> assertThat(files).isEmpty());
    assertThat(server.audit().of("artifact.uploaded")).isEmpty();
  }

  private static void awaitFiles(UpdateSettings settings, Consumer<List<Path>> check) {
    org.awaitility.Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(
            () -> {
              try (var files = Files.walk(settings.folder())) {
                check.accept(files.filter(Files::isRegularFile).toList());
              }
            });
  }

  /** Sends a header that promises so many bytes, and a few of them. */
  private static Socket promised(TestPages.Running server, long length) throws IOException {
    int port = server.uri("/").getPort();
    Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST /api/v1/artifacts?name=a HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nAuthorization: Bearer "
                + Files.readString(server.tokenFile()).strip()
                + "\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                + length
                + "\r\n\r\nbeginning")
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  @Test
  void partsAreRefusedWithAWord(TestPages.Running server) throws IOException {
    String token = Files.readString(server.tokenFile()).strip();
    HttpResponse<String> answer =
        server.send(
            server
                .strangersRequest("/api/v1/artifacts?name=a")
                .header("Authorization", "Bearer " + token)
                .header("Content-Range", "bytes 0-4/10")
                .POST(BodyPublishers.ofString("01234"))
                .build());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("whole file");
  }

  @Test
  void whatIsWithdrawnIsNeverServedAssignedOrTakenAgain(TestPages.Running server)
      throws IOException {
    UpdateBench bench = new UpdateBench(server);
    byte[] content = "bad".getBytes(StandardCharsets.UTF_8);
    try (UpdateBench.Enrolled kiosk = bench.kiosk("figeac-1")) {
      int distribution = bench.distribution("os.swu", content);
      int update = bench.assign(kiosk, distribution, "");
      Json artifact = bench.json(bench.ask("GET", "/api/v1/artifacts", "")).get(0);
      String path =
          java.net
              .URI
              .create(
                  bench
                      .json(kiosk.get("/deploymentBase/" + update))
                      .get("deployment")
                      .get("chunks")
                      .get(0)
                      .get("artifacts")
                      .get(0)
                      .get("_links")
                      .get("download")
                      .get("href")
                      .getStringValue())
              .getPath();

      HttpResponse<String> withdrawn =
          bench.ask(
              "POST", "/api/v1/artifacts/" + artifact.get("id").getIntValue() + "/withdraw", "{}");

      assertThat(withdrawn.statusCode()).isEqualTo(200);
      assertThat(kiosk.client().get(path).statusCode()).isEqualTo(404);
      assertThat(
              bench
                  .ask(
                      "POST",
                      "/api/v1/kiosks/figeac-1/updates",
                      "{\"distribution\":" + distribution + "}")
                  .statusCode())
          .isEqualTo(409);
      assertThat(bench.upload("?name=other", BodyPublishers.ofByteArray(content)).statusCode())
          .isEqualTo(409);
    }
    assertThat(server.audit().of("artifact.withdrawn")).hasSize(1);
  }
}
