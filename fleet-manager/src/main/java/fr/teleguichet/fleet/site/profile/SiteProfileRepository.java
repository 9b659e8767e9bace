package fr.teleguichet.fleet.site.profile;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The table of what is said of sites beside the register. */
@Singleton
public final class SiteProfileRepository {

  private static final String SELECT = "SELECT site_id, field, content FROM site_profile";

  private final Jdbi jdbi;

  SiteProfileRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** What is said of the site of this row. */
  public SiteProfile find(int site) {
    return jdbi.withHandle(
        handle ->
            profiles(handle.createQuery(SELECT + " WHERE site_id = :site").bind("site", site))
                .getOrDefault(site, SiteProfile.EMPTY));
  }

  /** What is said of all sites, by their rows; those of which nothing is said are missing. */
  public Map<Integer, SiteProfile> all() {
    return jdbi.withHandle(SiteProfileRepository::all);
  }

  /** What is said of all sites, as this transaction sees it. */
  public static Map<Integer, SiteProfile> all(Handle handle) {
    return profiles(handle.createQuery(SELECT));
  }

  /** What a later version says beside is left out. */
  private static Map<Integer, SiteProfile> profiles(Query query) {
    Map<Integer, Map<ProfileField, String>> said = new HashMap<>();
    for (Row row : query.map((it, _) -> Row.of(it)).list()) {
      row.field()
          .filter(field -> field.takes(row.content()))
          .ifPresent(
              field -> {
                String _ =
                    said.computeIfAbsent(row.site(), _ -> new EnumMap<>(ProfileField.class))
                        .put(field, row.content());
              });
    }
    Map<Integer, SiteProfile> profiles = new HashMap<>();
    said.forEach((site, values) -> profiles.put(site, new SiteProfile(values)));
    return profiles;
  }

  private record Row(int site, Optional<ProfileField> field, String content) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getInt("site_id"),
          ProfileField.ofWord(row.getString("field")),
          row.getString("content"));
    }
  }

  /** Replaces what is said of the site of this row. */
  public void replace(int site, SiteProfile profile) {
    jdbi.useTransaction(handle -> replaceAll(handle, Map.of(site, profile)));
  }

  /** Replaces what is said of the sites of these rows, with two statements. */
  public static void replaceAll(Handle handle, Map<Integer, SiteProfile> profiles) {
    PreparedBatch removed = handle.prepareBatch("DELETE FROM site_profile WHERE site_id = :site");
    PreparedBatch added =
        handle.prepareBatch(
            "INSERT INTO site_profile (site_id, field, content) VALUES (:site, :field, :content)");
    profiles.forEach(
        (site, profile) -> {
          PreparedBatch _ = removed.bind("site", site).add();
          profile
              .values()
              .forEach(
                  (field, content) ->
                      added
                          .bind("site", site)
                          .bind("field", field.code())
                          .bind("content", content)
                          .add());
        });
    int[] _ = removed.execute();
    int[] _ = added.execute();
  }
}
