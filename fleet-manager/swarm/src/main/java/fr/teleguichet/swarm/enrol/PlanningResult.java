package fr.teleguichet.swarm.enrol;

import fr.teleguichet.hardware.identity.EnrolmentClaim;

/** What the fleet manager says to a unit that is to be planned. */
sealed interface PlanningResult {

  /** Here is its claim. */
  record Planned(EnrolmentClaim claim) implements PlanningResult {}

  /**
   * No.
   *
   * @param sentence why, in the manager's words when it has any
   */
  record Refused(String sentence) implements PlanningResult {}
}
