package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.journal.ServiceCode;

/** What becomes of an adviser's wish to pass a citizen on. */
public sealed interface TransferResult {

  /** The citizen is asked. */
  record Proposed() implements TransferResult {}

  /** The citizen is still asked about another service: a kiosk asks one question at a time. */
  record Pending(ServiceCode asked) implements TransferResult {}

  /** Citizen and adviser do not speak yet, or no more. */
  record NotNow() implements TransferResult {}

  /** The service has nobody for this kiosk now. */
  record Unreachable() implements TransferResult {}
}
