package fr.teleguichet.edge.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which way picture and sound may go.
 *
 * @param servers STUN and TURN servers
 * @param isRelayOnly whether they must go through a TURN server
 */
public record IceConfiguration(List<IceServer> servers, boolean isRelayOnly) {

  private static final int MAX_SERVERS = 8;
  private static final int MAX_TEXT = 512;

  public IceConfiguration {
    servers = List.copyOf(servers);
  }

  /**
   * A STUN or TURN server, as browsers take it.
   *
   * @param user and its password, for TURN
   */
  public record IceServer(List<String> urls, Optional<Credential> user) {
    public IceServer {
      urls = List.copyOf(urls);
    }
  }

  /** A user of a TURN server, for a few hours. */
  public record Credential(String name, String password) {
    @Override
    public String toString() {
      return "Credential[name=" + name + "]";
    }
  }

  /**
   * Reads what the fleet manager said; a page is told nothing that is no STUN or TURN server.
   *
   * @throws IllegalArgumentException when it can't be used
   */
  static IceConfiguration read(JsonObject message) {
    List<IceServer> servers = new ArrayList<>();
    JsonArray given = CallJsonReader.array(message, "iceServers");
    if (given.size() > MAX_SERVERS) {
      throw new IllegalArgumentException(given.size() + " servers for a call");
    }
    for (Object server : given) {
      servers.add(server(CallJsonReader.object(server)));
    }
    return new IceConfiguration(servers, Boolean.TRUE.equals(message.getValue("relayOnly")));
  }

  private static IceServer server(JsonObject server) {
    List<String> urls = new ArrayList<>();
    JsonArray given =
        server.getValue("urls") instanceof String one
            ? JsonArray.of(one)
            : CallJsonReader.array(server, "urls");
    for (Object url : given) {
      if (!(url instanceof String text) || !text.matches("(stuns?|turns?):[\\x21-\\x7e]{1,300}")) {
        throw new IllegalArgumentException("no address of a STUN or TURN server");
      }
      urls.add(text);
    }
    if (urls.isEmpty() || urls.size() > MAX_SERVERS) {
      throw new IllegalArgumentException(urls.size() + " addresses of a server");
    }
    return new IceServer(urls, credential(server));
  }

  private static Optional<Credential> credential(JsonObject server) {
    return CallJsonReader.text(server, "username", MAX_TEXT)
        .flatMap(
            name ->
                CallJsonReader.text(server, "credential", MAX_TEXT)
                    .map(password -> new Credential(name, password)));
  }

  /** As the page's {@code RTCPeerConnection} takes it. */
  JsonArray json() {
    var all = new JsonArray();
    for (IceServer server : servers) {
      var one = new JsonObject().put("urls", new JsonArray(server.urls));
      server.user.ifPresent(it -> one.put("username", it.name).put("credential", it.password));
      all.add(one);
    }
    return all;
  }
}
