package fr.teleguichet.provisioning.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;

/** Calls the manager's programming interface with a bearer token. */
public final class ManagerApiClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_SIZE = 4 << 20;

  private final HttpClient client;
  private final ManagerAddress manager;
  private final String token;
  private final Locale language;

  /**
   * A door to this manager.
   *
   * @param token proves who calls; it is never shown
   * @param language of the manager's sentences
   */
  public ManagerApiClient(
      HttpClient client, ManagerAddress manager, String token, Locale language) {
    this.client = client;
    this.manager = manager;
    this.token = token;
    this.language = language;
  }

  JsonNode get(String path) throws TroubleException {
    return judged(send(request(path).GET().build()));
  }

  /** As {@link #get}, but nothing where the manager has nothing. */
  JsonNode find(String path) throws TroubleException {
    Reply reply = send(request(path).GET().build());
    return reply.status() == 404 ? MissingNode.getInstance() : judged(reply);
  }

  JsonNode post(String path, JsonNode body) throws TroubleException {
    return judged(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build()));
  }

  private HttpRequest.Builder request(String path) throws TroubleException {
    try {
      return HttpRequest.newBuilder(manager.uri().resolve(path))
          .timeout(PATIENCE)
          .header("Accept", "application/json, application/problem+json")
          .header("Accept-Language", language.toLanguageTag())
          .header("Authorization", "Bearer " + token);
    } catch (IllegalArgumentException _) {
      // The exception's message would show the token.
      throw new TroubleException(TroubleKind.USAGE, "manager.token-form");
    }
  }

  private record Reply(int status, JsonNode body) {}

  private Reply send(HttpRequest request) throws TroubleException {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return new Reply(response.statusCode(), tree(body.readNBytes(MAX_SIZE)));
      }
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.NETWORK, Message.of("manager.unreachable", manager.uri(), reason(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TroubleException(
          TroubleKind.NETWORK, Message.of("manager.unreachable", manager.uri(), ""), e);
    }
  }

  private JsonNode judged(Reply reply) throws TroubleException {
    JsonNode answer = reply.body();
    String detail = answer.path("detail").asText(answer.path("title").asText(""));
    return switch (reply.status()) {
      case 200, 201, 202, 204 -> answer;
      case 401 -> throw new TroubleException(TroubleKind.NETWORK, "manager.token", manager.uri());
      case 403 -> throw new TroubleException(TroubleKind.NETWORK, "manager.forbidden", detail);
      case 404 -> throw new TroubleException(TroubleKind.NETWORK, "manager.unknown", detail);
      default ->
          throw new TroubleException(
              TroubleKind.NETWORK, "manager.refused", reply.status(), detail);
    };
  }

  private static JsonNode tree(byte[] body) {
    try {
      JsonNode tree = new ObjectMapper().readTree(body);
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
