package fr.teleguichet.provisioning.fleet;

import java.util.List;

/**
 * How a kiosk is, as the manager judges it.
 *
 * @param severity {@code ok}, {@code watch}, {@code failed}, {@code offline}, {@code never-seen} …
 * @param lastHeard when anything last arrived from it; may be empty
 * @param reasons why, worst first, in the language that was asked for
 */
public record KioskHealth(String severity, String lastHeard, List<String> reasons) {

  public KioskHealth {
    reasons = List.copyOf(reasons);
  }
}
