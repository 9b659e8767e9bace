package fr.teleguichet.fleet.web.page;

import io.micronaut.http.HttpStatus;

/**
 * What the page says when something went wrong.
 *
 * @param status the HTTP status
 * @param kind which messages say it
 */
public record ErrorViewModel(int status, Kind kind) {

  /** Kinds of error that people can tell apart. */
  public enum Kind {
    NOT_FOUND("error.not-found.title", "error.not-found.advice"),
    BAD_REQUEST("error.bad-request.title", "error.bad-request.advice"),
    FORBIDDEN("error.forbidden.title", "error.forbidden.advice"),
    FAILURE("error.failure.title", "error.failure.advice");

    private final String title;
    private final String advice;

    Kind(String title, String advice) {
      this.title = title;
      this.advice = advice;
    }
  }

  static ErrorViewModel of(HttpStatus status) {
    Kind kind =
        switch (status) {
          case NOT_FOUND -> Kind.NOT_FOUND;
          case FORBIDDEN, UNAUTHORIZED, MISDIRECTED_REQUEST -> Kind.FORBIDDEN;
          default -> status.getCode() >= 500 ? Kind.FAILURE : Kind.BAD_REQUEST;
        };
    return new ErrorViewModel(status.getCode(), kind);
  }

  /** The key of its title. */
  public String title() {
    return kind.title;
  }

  /** The key of what to do. */
  public String advice() {
    return kind.advice;
  }
}
