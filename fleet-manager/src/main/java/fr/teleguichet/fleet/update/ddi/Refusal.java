package fr.teleguichet.fleet.update.ddi;

import io.micronaut.http.HttpStatus;

/** A question of a device that can't be answered, with hawkBit's words for it. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient HttpStatus status;
  private final String errorCode;

  Refusal(HttpStatus status, String errorCode, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.errorCode = errorCode;
  }

  /** A body that says nothing that could be understood. */
  static Refusal unreadable(String sentence) {
    return new Refusal(
        HttpStatus.BAD_REQUEST, "hawkbit.server.error.rest.body.notReadable", sentence);
  }

  /** A body with a value that is not allowed. */
  static Refusal constraint(String sentence) {
    return new Refusal(
        HttpStatus.BAD_REQUEST, "hawkbit.server.error.repo.constraintViolation", sentence);
  }

  /** More than is kept. */
  static Refusal quota(String sentence) {
    return new Refusal(
        HttpStatus.TOO_MANY_REQUESTS, "hawkbit.server.error.quota.tooManyEntries", sentence);
  }

  /** Nothing there, for this device. */
  static Refusal notFound() {
    return new Refusal(HttpStatus.NOT_FOUND, "", "");
  }

  /** It was there, and is over. */
  static Refusal gone() {
    return new Refusal(HttpStatus.GONE, "", "");
  }

  HttpStatus status() {
    return status;
  }

  String errorCode() {
    return errorCode;
  }

  /** The sentence; empty where the status says it all. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
