package fr.teleguichet.fleet.video;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Looks whether a server that makes rooms of their mere addresses is there, before two people are
 * sent to it: nothing else would ever say that it is gone.
 */
interface VideoRoomServerCheck {

  /** Takes each server for one that is there. */
  VideoRoomServerCheck NEVER = (_, _) -> Optional.empty();

  /**
   * Why nobody shall be sent there; nothing where the server is well.
   *
   * @param page what is asked for
   * @param isWell whether a status is one of a server that is
   */
  Optional<String> fault(URI page, IntPredicate isWell);

  /** Asks for the page. */
  static VideoRoomServerCheck by(VideoHttpClient http) {
    return (page, isWell) -> {
      try {
        int status = http.status(page);
        return isWell.test(status) ? Optional.empty() : Optional.of("it answered " + status);
      } catch (IOException failure) {
        return Optional.of(String.valueOf(failure.getMessage()));
      }
    };
  }
}
