package fr.teleguichet.fleet.web.api;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What went wrong, for a program (RFC 9457).
 *
 * @param type {@code about:blank}: the status says what kind it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what was wrong and what to do
 * @param instance the path that was asked for
 * @param errors what is wrong with each field or parameter; empty where that is not the point
 */
@Serdeable
@Introspected
@Schema(description = "What went wrong (RFC 9457).")
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    List<FieldError> errors) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = MediaType.APPLICATION_JSON_PROBLEM;

  /**
   * What is wrong with one field.
   *
   * @param field its name
   * @param detail what is wrong with it
   */
  @Serdeable
  @Introspected
  @Schema(name = "FieldError", description = "What is wrong with one field or parameter.")
  public record FieldError(String field, String detail) {}

  public Problem {
    errors = List.copyOf(errors);
  }

  /** A problem that the status and one sentence tell. */
  public static Problem of(HttpStatus status, String detail, String path) {
    return new Problem(
        "about:blank", status.getReason(), status.getCode(), detail, path, List.of());
  }

  /** The problem as an answer. */
  public MutableHttpResponse<Problem> response() {
    return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
        .body(this)
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
  }
}
