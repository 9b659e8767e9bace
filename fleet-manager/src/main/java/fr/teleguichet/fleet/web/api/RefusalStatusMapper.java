package fr.teleguichet.fleet.web.api;

import fr.teleguichet.fleet.refusal.Refusal;
import io.micronaut.http.HttpStatus;

/** What each reason of a refusal is over HTTP: the only place that says so. */
public final class RefusalStatusMapper {
  private RefusalStatusMapper() {}

  /** The status of an answer that refuses for this reason. */
  public static HttpStatus of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unknown _ -> HttpStatus.NOT_FOUND;
      case Refusal.Invalid _ -> HttpStatus.BAD_REQUEST;
      case Refusal.Forbidden _ -> HttpStatus.FORBIDDEN;
      case Refusal.Conflict _ -> HttpStatus.CONFLICT;
      case Refusal.Unfit _ -> HttpStatus.UNPROCESSABLE_ENTITY;
      case Refusal.Busy _ -> HttpStatus.LOCKED;
      case Refusal.TooLarge _ -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
      case Refusal.TooMany _ -> HttpStatus.TOO_MANY_REQUESTS;
      case Refusal.Unavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
      case Refusal.DiskFull _ -> HttpStatus.INSUFFICIENT_STORAGE;
    };
  }
}
