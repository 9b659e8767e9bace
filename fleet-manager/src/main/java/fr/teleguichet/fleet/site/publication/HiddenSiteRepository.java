package fr.teleguichet.fleet.site.publication;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The table of the sites that the public may not see. */
@Singleton
final class HiddenSiteRepository {

  private final Jdbi jdbi;

  HiddenSiteRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The rows of the sites that are hidden. */
  Set<Integer> hidden() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT site_id FROM site_publication WHERE NOT shown")
                .mapTo(Integer.class)
                .set());
  }

  /** Shows the site of this row, or hides it. */
  void show(int site, boolean shown) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute(
                  "INSERT INTO site_publication (site_id, shown) VALUES (?, ?)"
                      + " ON DUPLICATE KEY UPDATE shown = VALUES(shown)",
                  site,
                  shown);
        });
  }
}
