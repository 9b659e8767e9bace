package fr.teleguichet.fleet.alert.maintenance;

import java.time.Instant;

/**
 * When somebody works on a part of the fleet.
 *
 * @param id its row; 0 before it has one
 * @param author who planned it, by the name at that time
 */
public record MaintenanceWindow(
    int id, MaintenanceArea area, Instant starts, Instant finishes, String reason, String author) {

  /** Whether it is under way. */
  public boolean isOn(Instant now) {
    return !now.isBefore(starts) && now.isBefore(finishes);
  }
}
