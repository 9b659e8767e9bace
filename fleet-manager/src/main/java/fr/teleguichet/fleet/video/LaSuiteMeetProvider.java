package fr.teleguichet.fleet.video;

import fr.teleguichet.fleet.platform.settings.Secret;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rooms of La Suite Meet, by its programming interface for other servers: a token first, which acts
 * for one user there, and with it a room.
 *
 * @param base the server's address
 */
record LaSuiteMeetProvider(URI base, Client client, VideoHttpClient http, JsonMapper json)
    implements VideoProvider {

  private static final int HTTPS_PORT = 443;
  private static final String API = "/external-api/v1.0/";

  /**
   * What this program is there.
   *
   * @param user the e-mail address of the user to whom the rooms belong
   */
  record Client(String id, Secret secret, String user) {}

  @Override
  public VideoProviderKind kind() {
    return VideoProviderKind.LA_SUITE_MEET;
  }

  @Override
  public RoomResult open(RoomRequest request) {
    try {
      VideoHttpClient.Answer granted = http.postJson(uri("application/token/"), json(login()), "");
      Optional<String> token = member(granted, 200, "access_token");
      if (token.isEmpty()) {
        return new RoomResult.Failed("it gives no token and answered " + granted.status());
      }
      // The citizen has no account there, so whoever has the address comes in.
      VideoHttpClient.Answer made =
          http.postJson(uri("rooms/"), json(Map.of("access_level", "public")), token.get());
      return member(made, 201, "url")
          .flatMap(this::page)
          .<RoomResult>map(page -> new RoomResult.Made(new VideoRoom(page, page)))
          .orElseGet(() -> new RoomResult.Failed("it gives no room of its own: " + made.status()));
    } catch (IOException failure) {
      return new RoomResult.Failed(String.valueOf(failure.getMessage()));
    }
  }

  private Map<String, String> login() {
    Map<String, String> login = new LinkedHashMap<>();
    login.put("client_id", client.id());
    login.put("client_secret", client.secret().reveal());
    login.put("grant_type", "client_credentials");
    login.put("scope", client.user());
    return login;
  }

  private URI uri(String path) {
    return URI.create(base + API + path);
  }

  private byte[] json(Map<String, String> members) throws IOException {
    return json.writeValueAsBytes(members);
  }

  private Optional<String> member(VideoHttpClient.Answer answer, int status, String name)
      throws IOException {
    if (answer.status() != status) {
      return Optional.empty();
    }
    JsonNode node = json.readValue(answer.body(), JsonNode.class);
    return Optional.ofNullable(node)
        .map(it -> it.get(name))
        .filter(JsonNode::isString)
        .map(JsonNode::getStringValue);
  }

  private Optional<URI> page(String text) {
    try {
      URI page = URI.create(text);
      return isOf(base, page) ? Optional.of(page) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether it is a page of that server by HTTPS: another port is another server. */
  static boolean isOf(URI server, URI page) {
    return "https".equals(page.getScheme())
        && page.getRawUserInfo() == null
        && server.getHost().equalsIgnoreCase(page.getHost())
        && port(server) == port(page);
  }

  private static int port(URI address) {
    return address.getPort() < 0 ? HTTPS_PORT : address.getPort();
  }
}
