package fr.teleguichet.fleet.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.TestFiles;
import fr.teleguichet.release.TestKeys;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A running server that takes signed files only, and a key that it knows. */
public final class ReleaseBench implements AutoCloseable {

  /** What a kiosk would install. */
  public static final byte[] CONTENT = "a new kiosk".getBytes(StandardCharsets.UTF_8);

  private final TestPages.Running server;
  private final UpdateBench bench;
  private final ReleaseSigner signer;

  /** A server with more settings. */
  public ReleaseBench(Database database, Map<String, String> more) throws IOException {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("fleet.update.unsigned", "false");
    this.server = TestPages.start(database, settings);
    this.bench = new UpdateBench(server);
    Instant now = server.clock().instant();
    this.signer =
        ReleaseSigner.selfSigned(
            "Releases", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(100)));
  }

  /** The server. */
  public TestPages.Running server() {
    return server;
  }

  /** What a coordinator does. */
  public UpdateBench bench() {
    return bench;
  }

  /** The key of the fleet. */
  public ReleaseSigner signer() {
    return signer;
  }

  /** Makes a signer known, and returns the key's number. */
  public int know(ReleaseSigner known) throws IOException {
    HttpResponse<String> answer = add("Releases", TestKeys.pem(known.certificate()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return bench.json(answer).get("id").getIntValue();
  }

  /** Makes a root of trust known, and returns its number. */
  public int knowRoot(ReleaseSigner root) throws IOException {
    String json =
        server
            .context()
            .getBean(JsonMapper.class)
            .writeValueAsString(
                Map.of(
                    "name",
                    "Root",
                    "certificate",
                    TestKeys.pem(root.certificate()),
                    "purpose",
                    "trust-lists"));
    HttpResponse<String> answer = bench.ask("POST", "/api/v1/release-keys", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return bench.json(answer).get("id").getIntValue();
  }

  /** Asks to make a certificate known. */
  public HttpResponse<String> add(String name, String pem) throws IOException {
    String json =
        server
            .context()
            .getBean(JsonMapper.class)
            .writeValueAsString(Map.of("name", name, "certificate", pem));
    return bench.ask("POST", "/api/v1/release-keys", json);
  }

  /** A good file of this version. */
  public byte[] release(String version) {
    return TestFiles.swu(signer, version, CONTENT);
  }

  /** Uploads bytes. */
  public HttpResponse<String> upload(byte[] file) {
    return bench.upload("?name=kiosk.swu", BodyPublishers.ofByteArray(file));
  }

  /** Uploads what must be taken, and returns the artifact. */
  public Json taken(byte[] file) throws IOException {
    HttpResponse<String> answer = upload(file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return bench.json(answer);
  }

  /** The artifact of this number as it is now. */
  public Json artifact(int id) throws IOException {
    return bench.json(bench.ask("GET", "/api/v1/artifacts/" + id, ""));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
