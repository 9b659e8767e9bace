package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.est.Decision;
import fr.teleguichet.fleet.est.EnrolmentDesk;

/** A desk at which nobody sits: nothing is known of units yet, so none gets a certificate. */
final class ClosedDesk implements EnrolmentDesk {
  private static final Decision REFUSAL =
      new Decision.Refuse(
          Decision.Why.NOT_ALLOWED, "This fleet manager does not take up units yet.");

  @Override
  public Decision enrol(Request request) {
    return REFUSAL;
  }

  @Override
  public Decision renew(Request request) {
    return REFUSAL;
  }
}
