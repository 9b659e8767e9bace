package fr.teleguichet.fleet.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Refuses what a program sends and the route does not know. A misspelt member would else count as a
 * missing one, and a rollout for one territory would be one for all.
 *
 * <p>It comes after the guard, so that a stranger learns nothing of the routes.
 */
@ServerFilter("/api/v1/**")
final class RequestBodyValidator implements Ordered {

  private static final String HOW =
      "Send JSON with the header \"Content-Type: application/json\", as /api/v1/openapi.yml tells.";

  /** More than the names of ten thousand kiosks; files come another way. */
  private static final int MAX_SIZE = 4 << 20;

  private final JsonMapper json;

  RequestBodyValidator(JsonMapper json) {
    this.json = json;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void check(HttpRequest<?> request) {
    if (request instanceof ServerHttpRequest<?> arrived && isJson(request)) {
      RouteAttributes.getRouteInfo(request)
          .flatMap(RequestBodyValidator::record)
          .ifPresent(type -> check(arrived, type));
    }
  }

  private static boolean isJson(HttpRequest<?> request) {
    return request
        .getContentType()
        .map(type -> type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"))
        .orElse(true);
  }

  private static Optional<Argument<?>> record(RouteInfo<?> route) {
    return route.getFullRequestBodyType().filter(it -> it.getType().isRecord());
  }

  private void check(ServerHttpRequest<?> request, Argument<?> type) {
    byte[] body = body(request);
    if (body.length == 0) {
      if (!type.isNullable()) {
        throw new ProblemException(HttpStatus.BAD_REQUEST, "The body is missing. " + HOW);
      }
      return;
    }
    List<Problem.FieldError> faults = JsonShape.of(type.getType()).faults(read(body));
    if (!faults.isEmpty()) {
      Problem.FieldError first = faults.getFirst();
      String field = first.field().isEmpty() ? "the body" : "the field " + first.field();
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "Correct " + field + ": " + first.detail() + ".", faults);
    }
  }

  /** The route reads the same bytes again; whoever is first must not wait for the other. */
  private static byte[] body(ServerHttpRequest<?> request) {
    try (CloseableByteBody copy = request.byteBody().split(SplitBackpressureMode.FASTEST);
        InputStream in = copy.toInputStream()) {
      byte[] body = in.readNBytes(MAX_SIZE + 1);
      if (body.length > MAX_SIZE) {
        throw new ProblemException(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body has more than 4 MiB.");
      }
      return body;
    } catch (IOException _) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "The body ended too early.");
    }
  }

  private JsonNode read(byte[] body) {
    try {
      Optional<String> twice = DuplicateJsonMemberDetector.twice(body);
      if (twice.isPresent()) {
        throw new ProblemException(
            HttpStatus.BAD_REQUEST,
            "The body has the member \"" + twice.get() + "\" twice in the same object.",
            List.of(new Problem.FieldError(twice.get(), "give it once")));
      }
      JsonNode node = json.readValue(body, JsonNode.class);
      return node == null ? JsonNode.nullNode() : node;
    } catch (IOException failure) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "The body is not JSON" + where(failure) + ". " + HOW);
    }
  }

  private static String where(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof JsonProcessingException parsing && parsing.getLocation() != null) {
        return " at line "
            + parsing.getLocation().getLineNr()
            + ", column "
            + parsing.getLocation().getColumnNr();
      }
    }
    return "";
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
