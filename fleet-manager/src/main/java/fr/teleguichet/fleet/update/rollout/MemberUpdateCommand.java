package fr.teleguichet.fleet.update.rollout;

import java.time.Instant;

/** Something that a rollout wants done to the update of a kiosk. */
sealed interface MemberUpdateCommand {

  /** The kiosk. */
  String kiosk();

  /** It gets an update to the distribution. */
  record Offer(String kiosk, int distribution, boolean forced) implements MemberUpdateCommand {}

  /** Its update, which it never read, is over. */
  record Withdraw(String kiosk, int action) implements MemberUpdateCommand {}

  /**
   * It is asked to leave its update.
   *
   * @param force whether its word on that is not waited for
   */
  record Leave(String kiosk, int action, boolean force) implements MemberUpdateCommand {}

  /**
   * Nothing was heard of it for too long: its update counts as failed until it tells otherwise.
   *
   * @param since when it fell silent
   */
  record GiveUp(String kiosk, int action, Instant since) implements MemberUpdateCommand {}

  /** It shall not wait for a good moment. */
  record Force(String kiosk, int action) implements MemberUpdateCommand {}
}
