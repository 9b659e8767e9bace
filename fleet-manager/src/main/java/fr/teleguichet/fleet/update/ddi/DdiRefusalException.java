package fr.teleguichet.fleet.update.ddi;

import io.micronaut.http.HttpStatus;

/** A question of a device that can't be answered, with hawkBit's words for it. */
final class DdiRefusalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient HttpStatus status;
  private final String errorCode;
  private final int wait;

  DdiRefusalException(HttpStatus status, String errorCode, String sentence) {
    this(status, errorCode, sentence, 0);
  }

  private DdiRefusalException(HttpStatus status, String errorCode, String sentence, int wait) {
    super(sentence, null, false, false);
    this.status = status;
    this.errorCode = errorCode;
    this.wait = wait;
  }

  /** A body that says nothing that could be understood. */
  static DdiRefusalException unreadable(String sentence) {
    return new DdiRefusalException(
        HttpStatus.BAD_REQUEST, "hawkbit.server.error.rest.body.notReadable", sentence);
  }

  /** A body with a value that is not allowed. */
  static DdiRefusalException constraint(String sentence) {
    return new DdiRefusalException(
        HttpStatus.BAD_REQUEST, "hawkbit.server.error.repo.constraintViolation", sentence);
  }

  /** Nobody that is known; which part of it is wrong is not said. */
  static DdiRefusalException unauthorized() {
    return new DdiRefusalException(HttpStatus.UNAUTHORIZED, "", "");
  }

  /** Too much at a time; after so many seconds it is taken again. */
  static DdiRefusalException tooFast(String sentence, int seconds) {
    return new DdiRefusalException(
        HttpStatus.TOO_MANY_REQUESTS, "hawkbit.server.error.tooManyRequests", sentence, seconds);
  }

  /** All places are taken; after so many seconds one may be free. */
  static DdiRefusalException full(int seconds) {
    return new DdiRefusalException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "hawkbit.server.error.tooManyRequests",
        "As many download as may: come back later.",
        seconds);
  }

  /** More than is kept. */
  static DdiRefusalException quota(String sentence) {
    return new DdiRefusalException(
        HttpStatus.TOO_MANY_REQUESTS, "hawkbit.server.error.quota.tooManyEntries", sentence);
  }

  /** A body that is not read. */
  static DdiRefusalException tooLarge() {
    return new DdiRefusalException(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "hawkbit.server.error.rest.body.tooLarge",
        "The body is larger than " + DdiBodyCodec.MAX_SIZE + " bytes.");
  }

  /** Nothing there, for this device. */
  static DdiRefusalException notFound() {
    return new DdiRefusalException(HttpStatus.NOT_FOUND, "", "");
  }

  /** A file that this device should have, and whose content the fleet has lost. */
  static DdiRefusalException lost(String name) {
    return new DdiRefusalException(
        HttpStatus.NOT_FOUND,
        "hawkbit.server.error.repo.entitiyNotFound",
        "The content of " + name + " is missing on the server until somebody sends it again.");
  }

  /** It was there, and is over. */
  static DdiRefusalException gone() {
    return new DdiRefusalException(HttpStatus.GONE, "", "");
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

  /** After how many seconds to try again; 0 where that does not help. */
  int seconds() {
    return wait;
  }
}
