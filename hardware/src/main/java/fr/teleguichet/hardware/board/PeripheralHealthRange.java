package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.text.Slug;

/** What a peripheral itself can say of its health, and where worry begins with this part. */
public record PeripheralHealthRange(Slug id, HealthRangeUnit unit, HealthyRange range) {

  /** As a table shows it. */
  public String text() {
    return id + " " + HealthRangeFormatter.of(range, unit.symbol());
  }
}
