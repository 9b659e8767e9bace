package fr.teleguichet.fleet.update.ddi;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers in JSON, with the tag by which a client sees that nothing has changed. */
@Singleton
final class Replies {

  private static final MediaType HAL = new MediaType("application/hal+json");

  /** Larger bodies are not read: the largest feedback has 50 messages of 512 letters. */
  private static final int LARGEST = 128 * 1024;

  private final JsonMapper json;

  Replies(JsonMapper json) {
    this.json = json;
  }

  /** The answer, or that it is the one that the client has. */
  HttpResponse<?> json(HttpRequest<?> request, JsonNode content) {
    MediaType type = acceptable(request);
    byte[] body = bytes(content);
    String tag = "\"0" + HexFormat.of().formatHex(md5(body)) + "\"";
    boolean known =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
            .map(value -> Arrays.stream(value.split(",")).map(String::strip))
            .map(tags -> tags.anyMatch(it -> it.equals(tag) || it.equals("W/" + tag)))
            .orElse(false);
    MutableHttpResponse<?> response =
        known
            ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
            : HttpResponse.ok(body).contentType(type);
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");
  }

  private static MediaType acceptable(HttpRequest<?> request) {
    Collection<MediaType> accepted = request.accept();
    if (accepted.isEmpty() || accepted.stream().anyMatch(type -> type.matches(HAL))) {
      return HAL;
    }
    if (accepted.stream().anyMatch(type -> type.matches(MediaType.APPLICATION_JSON_TYPE))) {
      return MediaType.APPLICATION_JSON_TYPE;
    }
    throw new Refusal(
        HttpStatus.NOT_ACCEPTABLE,
        "hawkbit.server.error.rest.accept",
        "Accept application/hal+json or application/json.");
  }

  /** The JSON object in a body; an empty one where there is none and none is needed. */
  JsonNode read(HttpRequest<?> request, byte @Nullable [] body, boolean needed) {
    if (!needed && (body == null || body.length == 0)) {
      return JsonNode.createObjectNode(java.util.Map.of());
    }
    boolean typed =
        request.getContentType().map(it -> it.getName().equals("application/json")).orElse(false);
    if (!typed) {
      throw new Refusal(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "hawkbit.server.error.rest.contentType",
          "Send Content-Type: application/json.");
    }
    if (body != null && body.length > LARGEST) {
      throw new Refusal(
          HttpStatus.REQUEST_ENTITY_TOO_LARGE,
          "hawkbit.server.error.rest.body.tooLarge",
          "The body is larger than " + LARGEST + " bytes.");
    }
    try {
      JsonNode read = json.readValue(body == null ? new byte[0] : body, JsonNode.class);
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (IOException | RuntimeException _) {
      // Whatever a parser meets means the same to the device.
    }
    throw Refusal.unreadable("The body is not a JSON object.");
  }

  private byte[] bytes(JsonNode content) {
    try {
      return json.writeValueAsBytes(content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] md5(byte[] body) {
    try {
      return MessageDigest.getInstance("MD5").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
