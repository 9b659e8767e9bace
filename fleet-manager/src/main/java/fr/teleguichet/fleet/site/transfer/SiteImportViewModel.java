package fr.teleguichet.fleet.site.transfer;

import java.util.List;
import java.util.Optional;

/**
 * What the page of the register as a file shows.
 *
 * @param file what was read, in Base64, for the confirmation
 * @param pasted what was pasted instead of a file
 * @param preview what it would do; empty where nothing was read yet
 */
public record SiteImportViewModel(String file, String pasted, Optional<ImportPreview> preview) {

  /** The columns of a file. */
  public List<String> columns() {
    return SiteColumns.ALL;
  }
}
