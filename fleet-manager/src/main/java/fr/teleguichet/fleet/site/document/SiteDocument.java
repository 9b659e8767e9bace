package fr.teleguichet.fleet.site.document;

import java.time.Instant;
import java.util.Locale;

/**
 * A paper of a site, without its content.
 *
 * @param size in bytes
 * @param author who brought it, by the name of then
 */
public record SiteDocument(
    long id, String name, DocumentFileFormat type, int size, Instant uploaded, String author) {

  /** Letters of its name, at most. */
  public static final int MAX_NAME = 120;

  /** The largest, in bytes. */
  public static final int MAX_SIZE = 2_000_000;

  /** How many a site can have. */
  public static final int MAX_COUNT = 12;

  /** The name of its file: letters that every file system takes. */
  String fileName() {
    String plain = name.replaceAll("[^0-9A-Za-z._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    String stem = plain.isEmpty() ? "document" : plain;
    return stem.toLowerCase(Locale.ROOT).endsWith(type.ending()) ? stem : stem + type.ending();
  }
}
