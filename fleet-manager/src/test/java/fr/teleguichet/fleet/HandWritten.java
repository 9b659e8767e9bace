package fr.teleguichet.fleet;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out what Micronaut's annotation processors generate beside our classes. */
final class HandWritten implements ImportOption {
  @Override
  public boolean includes(Location location) {
    return !location.contains("/$");
  }
}
