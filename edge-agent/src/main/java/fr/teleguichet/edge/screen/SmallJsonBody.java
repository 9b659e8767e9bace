package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.json.UntrustedJsonParser;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request's body as a JSON object, if it is a small one. */
final class SmallJsonBody {

  /** The largest body that is taken, in bytes. */
  static final int MAX_SIZE = 8 * 1024;

  private SmallJsonBody() {}

  /** The object; nothing when the body is larger than 8 KiB, no JSON object or nested too deep. */
  static Future<Optional<JsonObject>> read(HttpServerRequest request) {
    return read(request, MAX_SIZE);
  }

  /** The object; nothing when the body is larger, no JSON object or nested too deep. */
  static Future<Optional<JsonObject>> read(HttpServerRequest request, int largest) {
    Promise<Optional<JsonObject>> result = Promise.promise();
    Buffer body = Buffer.buffer();
    request
        .handler(
            chunk -> {
              if (body.length() + chunk.length() > largest) {
                result.tryComplete(Optional.empty());
              } else {
                body.appendBuffer(chunk);
              }
            })
        .exceptionHandler(result::tryFail)
        .endHandler(_ -> result.tryComplete(parse(body)));
    return result.future();
  }

  private static Optional<JsonObject> parse(Buffer body) {
    try {
      return Optional.of(UntrustedJsonParser.object(body.toString(StandardCharsets.UTF_8)));
    } catch (DecodeException _) {
      return Optional.empty();
    }
  }
}
