package fr.teleguichet.release;

import java.nio.file.Path;
import java.util.List;

/**
 * What an archive for SWUpdate shall say and hold.
 *
 * @param description for people
 * @param revisions the hardware revisions that it is for, at least one: SWUpdate refuses it
 *     elsewhere
 * @param items at least one, no two with the same name
 */
public record SwuDraft(
    ReleaseVersion version, String description, List<String> revisions, List<Item> items) {

  /**
   * A file to install.
   *
   * @param name in the archive, a plain file name
   * @param content where it is now
   * @param place where SWUpdate puts it
   */
  public record Item(String name, Path content, Place place) {}

  /** Where SWUpdate puts a file. */
  public sealed interface Place {
    /** A file at this path; it is there whole or not at all. */
    record File(String path) implements Place {}

    /** Unpacked into this folder. */
    record Archive(String folder) implements Place {}

    /** The bytes of this block device. */
    record Device(String device) implements Place {}
  }

  public SwuDraft {
    revisions = List.copyOf(revisions);
    items = List.copyOf(items);
    if (revisions.isEmpty() || items.isEmpty()) {
      throw new IllegalArgumentException(
          "an archive needs a hardware revision and a content, and has "
              + revisions.size()
              + " and "
              + items.size());
    }
    if (items.stream().map(Item::name).distinct().count() < items.size()) {
      throw new IllegalArgumentException("two contents have the same name");
    }
  }
}
