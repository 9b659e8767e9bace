package fr.teleguichet.fleet.portability;

import java.util.List;
import java.util.OptionalLong;

/**
 * A file of an archive.
 *
 * @param path its place in it
 * @param bytes how many it has
 * @param sha256 of its bytes, in hexadecimal
 * @param rows how many rows it has, where it is a table
 * @param fields the columns of the table; none of another file
 * @param nextNumber the number that the next row gets, where the table numbers its rows
 */
record PackageResource(
    String path,
    long bytes,
    String sha256,
    long rows,
    List<String> fields,
    OptionalLong nextNumber) {
  PackageResource {
    fields = List.copyOf(fields);
  }

  /** A file that is no table. */
  static PackageResource file(String path, long bytes, String sha256) {
    return new PackageResource(path, bytes, sha256, 0, List.of(), OptionalLong.empty());
  }
}
