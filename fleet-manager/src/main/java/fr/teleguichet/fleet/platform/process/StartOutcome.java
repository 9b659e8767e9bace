package fr.teleguichet.fleet.platform.process;

import java.util.OptionalInt;

/** How the first start of a supervised process went. */
public sealed interface StartOutcome {
  /** It is ready. */
  record Ready(long pid) implements StartOutcome {}

  /**
   * It never became ready.
   *
   * @param status its exit status, where there was one
   */
  record NotStarted(String reason, OptionalInt status) implements StartOutcome {}
}
