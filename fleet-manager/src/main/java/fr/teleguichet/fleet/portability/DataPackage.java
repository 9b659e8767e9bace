package fr.teleguichet.fleet.portability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an archive says of itself in {@code datapackage.json} (Frictionless Data Package 2.0).
 *
 * @param program the version of the program that wrote it
 * @param schema the last migration of its database
 * @param created when its data were as they are
 */
public record DataPackage(
    String program, String schema, Instant created, List<PackageResource> resources) {
  /** Of what is this program's own in the description. */
  static final int FORMAT = 1;

  static final String FILE = "datapackage.json";

  public DataPackage {
    resources = List.copyOf(resources);
  }

  /** How many rows all tables have. */
  public long rows() {
    return resources.stream().mapToLong(PackageResource::rows).sum();
  }

  /** How many bytes all files have. */
  long bytes() {
    return resources.stream().mapToLong(PackageResource::bytes).sum();
  }

  Optional<PackageResource> table(String name) {
    return resources.stream()
        .filter(resource -> resource.path().equals(ArchiveFileNames.table(name)))
        .findFirst();
  }
}
