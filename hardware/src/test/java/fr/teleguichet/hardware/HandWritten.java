package fr.teleguichet.hardware;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out what protoc makes of the .proto file. */
final class HandWritten implements ImportOption {

  @Override
  public boolean includes(Location location) {
    return !location.contains("/hardware/protocol/wire/");
  }
}
