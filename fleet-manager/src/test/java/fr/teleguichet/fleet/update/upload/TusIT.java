package fr.teleguichet.fleet.update.upload;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.Json;
import fr.teleguichet.fleet.update.ReleaseBench;
import fr.teleguichet.fleet.update.artifact.PartialUploadFolder;
import fr.teleguichet.release.TestFiles;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Uploads go on where they broke off, and become artifacts like any other. */
@ExtendWith(TestDatabase.class)
final class TusIT {

  private ReleaseBench fleet;
  private String token;
  private byte[] file;

  @BeforeEach
  void aRelease(Database database) throws IOException {
    fleet = new ReleaseBench(database, Map.of("fleet.update.largest-artifact", "4M"));
    int _ = fleet.know(fleet.signer());
    token = Files.readString(fleet.server().tokenFile()).strip();
    byte[] content = new byte[2_000_000];
    new Random(5).nextBytes(content);
    file = TestFiles.swu(fleet.signer(), "1.0", content);
  }

  @AfterEach
  void theFleetGoes() throws IOException {
    fleet.close();
  }

  private HttpResponse<String> ask(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        fleet
            .server()
            .strangersRequest(path)
            .header("Authorization", "Bearer " + token)
            .header("Tus-Resumable", "1.0.0");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return fleet.server().send(request.method(method, BodyPublishers.ofByteArray(body)).build());
  }

  private static String metadata(String name) {
    return "filename " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> begin(long length, String name) {
    return ask(
        "POST",
        "/api/v1/uploads",
        new byte[0],
        "Upload-Length",
        Long.toString(length),
        "Upload-Metadata",
        metadata(name));
  }

  private String begun() {
    HttpResponse<String> answer = begin(file.length, "kiosk.swu");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Upload-Expires").orElse(""))
        .matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> part(String path, int from, int to, String... more) {
    String[] headers = Arrays.copyOf(more, more.length + 4);
    headers[more.length] = "Upload-Offset";
    headers[more.length + 1] = Integer.toString(from);
    headers[more.length + 2] = "Content-Type";
    headers[more.length + 3] = "application/offset+octet-stream";
    return ask("PATCH", path, Arrays.copyOfRange(file, from, to), headers);
  }

  private long offset(String path) {
    HttpResponse<String> answer = ask("HEAD", path, new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Tus-Resumable")).contains("1.0.0");
    return answer.headers().firstValueAsLong("Upload-Offset").orElseThrow();
  }

  /** The one artifact that there is. */
  private Json made() throws IOException {
    return fleet.bench().json(fleet.bench().ask("GET", "/api/v1/artifacts", "")).get(0);
  }

  /** Somebody tried, and nothing of it came: the log tells who and what, as of a file. */
  @Test
  void whatIsRefusedBeforeItComesIsWrittenDown() {
    assertThat(begin(100L << 30, "large.swu").statusCode()).isEqualTo(413);
    assertThat(begin(100, "../x.swu").statusCode()).isEqualTo(400);

    assertThat(fleet.server().audit().of("artifact.refused"))
        .extracting(entry -> entry.subject() + " " + entry.details().get("reason"))
        .containsExactly("large.swu too-large", "../x.swu name");
  }

  /** The protocol's own client for Java, which breaks off and comes again. */
  @Test
  void aClientOfOthersGoesOnWhereItBrokeOff() throws Exception {
    TusClient client = new TusClient();
    client.setUploadCreationURL(fleet.server().uri("/api/v1/uploads").toURL());
    client.setHeaders(Map.of("Authorization", "Bearer " + token));
    TusUpload upload = new TusUpload();
    upload.setInputStream(new ByteArrayInputStream(file));
    upload.setSize(file.length);
    upload.setMetadata(Map.of("filename", "kiosk.swu"));
    TusUploader first = client.createUpload(upload);
    first.setChunkSize(64 * 1024);
    first.setRequestPayloadSize(256 * 1024);
    for (int i = 0; i < 5; i++) {
      int _ = first.uploadChunk();
    }
    first.finish(false);
    TusUpload again = new TusUpload();
    again.setInputStream(new ByteArrayInputStream(file));
    again.setSize(file.length);

    TusUploader second = client.beginOrResumeUploadFromURL(again, first.getUploadURL());

    assertThat(second.getOffset()).isEqualTo(5 * 64 * 1024);
    while (second.uploadChunk() > -1) {
      // It reads on until the end.
    }
    second.finish();
    assertThat(made().get("sha256").getStringValue()).isEqualTo(TestFiles.sha256(file));
    assertThat(made().get("release").get("version").getStringValue()).isEqualTo("1.0");
  }

  @Test
  void partsAreTakenInTheirPlaceOnlyAndWithTheirSumOnly() throws IOException {
    String path = begun();
    assertThat(part(path, 0, 1000).statusCode()).isEqualTo(204);
    assertThat(part(path, 500, 1000).statusCode()).isEqualTo(409);
    assertThat(ask("PATCH", path, new byte[9], "Upload-Offset", "1000").statusCode())
        .isEqualTo(415);
    String wrong = "sha256 " + Base64.getEncoder().encodeToString(new byte[32]);
    assertThat(part(path, 1000, 2000, "Upload-Checksum", wrong).statusCode()).isEqualTo(460);
    assertThat(offset(path)).isEqualTo(1000);
    String right =
        "sha256 "
            + Base64.getEncoder()
                .encodeToString(
                    HexFormat.of()
                        .parseHex(TestFiles.sha256(Arrays.copyOfRange(file, 1000, 2000))));
    assertThat(part(path, 1000, 2000, "Upload-Checksum", right).statusCode()).isEqualTo(204);
    assertThat(part(path, 2000, 3000, "Upload-Checksum", "md5 x").statusCode()).isEqualTo(400);

    HttpResponse<String> last = part(path, 2000, file.length);

    assertThat(last.statusCode()).as(last.body()).isEqualTo(204);
    assertThat(last.headers().firstValue("Link"))
        .contains("</api/v1/artifacts/%d>; rel=\"item\"".formatted(made().get("id").getIntValue()));
    assertThat(offset(path)).isEqualTo(file.length);
  }

  /** The bytes and the row are all that there is of an upload: a new desk knows both. */
  @Test
  void anUploadOutlivesWhoTookItsFirstPart(Database database) throws IOException {
    String path = begun();
    assertThat(part(path, 0, 1000).statusCode()).isEqualTo(204);

    PartialUploadFolder folder = fleet.server().context().createBean(PartialUploadFolder.class);

    assertThat(folder.parts()).hasSize(1);
    assertThat(offset(path)).isEqualTo(1000);
    assertThat(part(path, 1000, file.length).statusCode()).isEqualTo(204);
  }

  @Test
  void aFileThatIsRefusedIsGone() throws IOException {
    file[file.length / 2] ^= 1;
    String path = begun();

    HttpResponse<String> answer = part(path, 0, file.length);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Tus-Resumable")).contains("1.0.0");
    assertThat(ask("HEAD", path, new byte[0]).statusCode()).isEqualTo(404);
    assertThat(fleet.server().context().getBean(PartialUploadFolder.class).parts()).isEmpty();
    assertThat(fleet.server().audit().of("artifact.refused")).hasSize(1);
  }

  @Test
  void whatIsNotWantedIsEndedAndWhatIsForgottenExpires() throws IOException {
    String ended = begun();
    String forgotten = begun();
    assertThat(ask("DELETE", ended, new byte[0]).statusCode()).isEqualTo(204);
    assertThat(ask("HEAD", ended, new byte[0]).statusCode()).isEqualTo(404);
    fleet
        .server()
        .database()
        .jdbi()
        .useHandle(handle -> handle.execute("UPDATE upload SET expires = NOW(3) - INTERVAL 1 DAY"));

    fleet.server().context().getBean(ResumableUploadService.class).tidy();

    assertThat(part(forgotten, 0, 10).statusCode()).isEqualTo(404);
    assertThat(fleet.server().context().getBean(PartialUploadFolder.class).parts()).isEmpty();
  }

  @Test
  void whatCannotBecomeAnArtifactIsNotEvenBegun() throws IOException {
    assertThat(begin(100_000_000_000L, "kiosk.swu").statusCode()).isEqualTo(413);
    assertThat(begin(0, "kiosk.swu").statusCode()).isEqualTo(400);
    assertThat(begin(10, "../kiosk").statusCode()).isEqualTo(400);
    assertThat(ask("POST", "/api/v1/uploads", new byte[0]).statusCode()).isEqualTo(400);
    for (int i = 0; i < 20; i++) {
      assertThat(begin(10, "kiosk.swu").statusCode()).isEqualTo(201);
    }
    assertThat(begin(10, "kiosk.swu").statusCode()).isEqualTo(429);
  }

  @Test
  void aPartThatGoesBeyondTheWholeIsNotKept() throws IOException {
    String path = begin(1000, "kiosk.swu").headers().firstValue("Location").orElseThrow();
    assertThat(part(path, 0, 2000).statusCode()).isEqualTo(413);
    assertThat(offset(path)).isZero();
  }

  @Test
  void abilitiesAreToldAndOtherVersionsRefused() {
    HttpResponse<String> abilities = ask("OPTIONS", "/api/v1/uploads", new byte[0]);
    assertThat(abilities.statusCode()).isEqualTo(204);
    assertThat(abilities.headers().firstValue("Tus-Extension"))
        .contains("creation,checksum,termination,expiration");
    assertThat(abilities.headers().firstValue("Tus-Max-Size")).contains("4194304");
    HttpRequest old =
        fleet
            .server()
            .strangersRequest("/api/v1/uploads")
            .header("Authorization", "Bearer " + token)
            .header("Tus-Resumable", "0.2.2")
            .POST(BodyPublishers.noBody())
            .build();
    assertThat(fleet.server().send(old).statusCode()).isEqualTo(412);
  }
}
