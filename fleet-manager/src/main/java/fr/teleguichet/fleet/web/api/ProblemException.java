package fr.teleguichet.fleet.web.api;

import io.micronaut.http.HttpStatus;
import java.util.List;

/** A request of the programming interface that can't be met, with what to tell the program. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient HttpStatus status;
  private final transient List<Problem.FieldError> errors;

  /** A problem with the request as a whole. */
  public ProblemException(HttpStatus status, String detail) {
    this(status, detail, List.of());
  }

  /** A problem with some of its fields. */
  public ProblemException(HttpStatus status, String detail, List<Problem.FieldError> errors) {
    super(detail, null, false, false);
    this.status = status;
    this.errors = List.copyOf(errors);
  }

  /** Nothing of this name. */
  public static ProblemException notFound(String what, String name) {
    return new ProblemException(HttpStatus.NOT_FOUND, "There is no " + what + " " + name + ".");
  }

  /** A parameter with a value that it can't have. */
  public static ProblemException parameter(String name, String detail) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "The parameter " + name + " is wrong: " + detail,
        List.of(new Problem.FieldError(name, detail)));
  }

  Problem problem(String path) {
    return new Problem(
        "about:blank",
        status.getReason(),
        status.getCode(),
        String.valueOf(getMessage()),
        path,
        errors);
  }
}
