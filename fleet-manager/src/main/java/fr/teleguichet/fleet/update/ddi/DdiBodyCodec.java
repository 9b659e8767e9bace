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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and answers in JSON or CBOR, as the client wants it. */
@Singleton
final class DdiBodyCodec {
  static final String HAL_TYPE = "application/hal+json";
  static final String NOT_KEPT = "no-cache, no-store, max-age=0, must-revalidate";
  static final String X_FRAME_OPTIONS = "X-Frame-Options";
  static final String DENY = "DENY";

  private static final MediaType HAL = new MediaType(HAL_TYPE);
  private static final MediaType CBOR = new MediaType("application/cbor");
  private static final List<MediaType> OFFERED =
      List.of(HAL, MediaType.APPLICATION_JSON_TYPE, CBOR);

  /** Larger bodies are not read: the largest feedback has 50 messages of 512 letters. */
  static final int MAX_SIZE = 128 * 1024;

  private final JsonMapper json;
  private final CborCodec cbor = new CborCodec();

  DdiBodyCodec(JsonMapper json) {
    this.json = json;
  }

  /** The answer, or that it is the one that the client has. */
  HttpResponse<?> json(HttpRequest<?> request, JsonNode content) {
    MediaType type = acceptable(request);
    ETaggedBody body = type.equals(CBOR) ? ETaggedBody.of(cbor.write(content)) : json(content);
    MutableHttpResponse<?> response =
        body.isKnown(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
            ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
            : HttpResponse.ok(body.bytes()).contentType(type);
    return response
        .header(HttpHeaders.ETAG, body.tag())
        .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
        .header(X_FRAME_OPTIONS, DENY);
  }

  private static MediaType acceptable(HttpRequest<?> request) {
    Collection<MediaType> accepted = request.accept();
    if (accepted.isEmpty()) {
      return HAL;
    }
    return OFFERED.stream()
        .filter(offered -> accepted.stream().anyMatch(type -> type.matches(offered)))
        .findFirst()
        .orElseThrow(
            () ->
                new DdiRefusalException(
                    HttpStatus.NOT_ACCEPTABLE,
                    "hawkbit.server.error.rest.accept",
                    "Accept application/hal+json, application/json or application/cbor."));
  }

  /** The object in a body; an empty one where there is none and none is needed. */
  JsonNode read(HttpRequest<?> request, byte @Nullable [] body, boolean needed) {
    byte[] some = body == null ? new byte[0] : body;
    if (!needed && some.length == 0) {
      return JsonNode.createObjectNode(Map.of());
    }
    boolean isCbor = isCbor(request);
    if (some.length > MAX_SIZE) {
      throw DdiRefusalException.tooLarge();
    }
    try {
      JsonNode read = isCbor ? cbor.read(some) : json.readValue(some, JsonNode.class);
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (IOException | RuntimeException _) {
      // Whatever a parser meets means the same to the device.
    }
    throw DdiRefusalException.unreadable(
        "The body is not an object in " + (isCbor ? "CBOR." : "JSON."));
  }

  private static boolean isCbor(HttpRequest<?> request) {
    return switch (request.getContentType().map(MediaType::getName).orElse("")) {
      case "application/json" -> false;
      case "application/cbor" -> true;
      default ->
          throw new DdiRefusalException(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "hawkbit.server.error.rest.contentType",
              "Send Content-Type: application/json or application/cbor.");
    };
  }

  /** An answer in JSON. */
  ETaggedBody json(JsonNode content) {
    try {
      return ETaggedBody.of(json.writeValueAsBytes(content));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
