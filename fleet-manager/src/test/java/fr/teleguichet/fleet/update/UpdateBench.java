package fr.teleguichet.fleet.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.authority.TestAuthority;
import fr.teleguichet.fleet.pki.device.DeviceClient;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.cert.X509Certificate;

/** A running server with kiosks, and what a coordinator does with it through the interface. */
public final class UpdateBench {
  private final TestPages.Running server;
  private final JsonMapper json;
  private final String token;
  private int made;

  /** A bench on a server. */
  public UpdateBench(TestPages.Running server) throws IOException {
    this.server = server;
    this.json = server.context().getBean(JsonMapper.class);
    this.token = Files.readString(server.tokenFile()).strip();
  }

  /** A kiosk that is enrolled. */
  public record Enrolled(
      KioskId name, KeyPair keys, X509Certificate certificate, DeviceClient client)
      implements AutoCloseable {

    /** The path of everything that is its own. */
    public String path(String more) {
      return "/DEFAULT/controller/v1/" + name.name() + more;
    }

    /** Gets something of its own. */
    public HttpResponse<String> get(String more) throws IOException {
      return client.get(path(more));
    }

    /** Sends JSON to something of its own. */
    public HttpResponse<String> send(String method, String more, String body) throws IOException {
      return client.send(
          client
              .request(path(more))
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(body))
              .build());
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /** Enrols a kiosk. */
  public Enrolled kiosk(String name) {
    return kiosk(name, "lot");
  }

  /** Enrols a kiosk of a territory. */
  public Enrolled kiosk(String name, String territory) {
    return kiosk(name, territory, name);
  }

  /** Enrols a kiosk whose name another territory had before. */
  public Enrolled namesake(String name, String territory) {
    return kiosk(name, territory, territory + ":" + name);
  }

  private Enrolled kiosk(String name, String territory, String target) {
    Enrolled kiosk = unregistered(name, territory);
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO unit (state, since, made, fingerprint, kiosk, territory, target,
                      admitted)
                    VALUES ('enrolled', NOW(3), NOW(3), ?, ?, ?, ?, NOW(3))
                    """,
                    Fingerprint.of(kiosk.keys().getPublic()).hex(),
                    name,
                    territory,
                    target));
    return kiosk;
  }

  /** A kiosk with a certificate, of which the register of units knows nothing yet. */
  public Enrolled unregistered(String name, String territory) {
    KioskId whole = new KioskId(new Territory(territory), new KioskName(name));
    KeyPair keys = TestAuthority.keys();
    X509Certificate certificate = server.authority().issue(whole, keys.getPublic());
    return new Enrolled(
        whole,
        keys,
        certificate,
        DeviceClient.showing(
            server.devices(), server.authority().root(), keys.getPrivate(), certificate));
  }

  /** Asks the programming interface. */
  public HttpResponse<String> ask(String method, String path, String body) {
    return server.send(
        server
            .strangersRequest(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /** Uploads a file. */
  public HttpResponse<String> upload(String query, HttpRequest.BodyPublisher content) {
    return send("/api/v1/artifacts" + query, content);
  }

  /** Uploads a file to an address. */
  public HttpResponse<String> send(String path, HttpRequest.BodyPublisher content) {
    return server.send(
        server
            .strangersRequest(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/octet-stream")
            .POST(content)
            .build());
  }

  /** The JSON of an answer. */
  public Json json(HttpResponse<String> answer) throws IOException {
    JsonNode node = json.readValue(answer.body(), JsonNode.class);
    if (node == null) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return new Json(node);
  }

  private int id(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).get("id").getIntValue();
  }

  /** Makes a distribution of one file, and returns its number. */
  public int distribution(String file, byte[] content) throws IOException {
    int artifact = id(upload("?name=" + file, BodyPublishers.ofByteArray(content)));
    made++;
    int module =
        id(
            ask(
                "POST",
                "/api/v1/software-modules",
                """
                {"part":"os","name":"kiosk-os","version":"1.%d","artifacts":[%d]}
                """
                    .formatted(made, artifact)));
    return id(
        ask(
            "POST",
            "/api/v1/distributions",
            """
            {"name":"kiosk","version":"1.%d","modules":[%d]}
            """
                .formatted(made, module)));
  }

  /** Assigns a distribution, and returns the update's number. */
  public int assign(Enrolled kiosk, int distribution, String more) throws IOException {
    return id(
        ask(
            "POST",
            "/api/v1/kiosks/" + kiosk.name().name() + "/updates",
            "{\"distribution\":" + distribution + more + "}"));
  }

  /** An update as the programming interface tells of it. */
  public Json update(Enrolled kiosk, int id) throws IOException {
    for (Json each :
        json(ask("GET", "/api/v1/kiosks/" + kiosk.name().name() + "/updates", "")).values()) {
      if (each.get("id").getIntValue() == id) {
        return each;
      }
    }
    throw new AssertionError("there is no update " + id);
  }
}
