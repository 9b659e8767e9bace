package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table of sites. */
@Singleton
final class SiteRepository {

  private static final String COLUMNS =
      "id, code, name, commune, insee, street, postcode, latitude, longitude, fictitious, opening";
  private static final RowMapper<Site> SITE =
      (row, _) ->
          new Site(
              row.getInt("id"),
              new SiteCode(row.getString("code")),
              row.getString("name"),
              row.getString("commune"),
              row.getString("insee"),
              new StreetAddress(row.getString("street"), row.getString("postcode")),
              row.getDouble("latitude"),
              row.getDouble("longitude"),
              row.getBoolean("fictitious"),
              Optional.ofNullable(row.getString("opening")).flatMap(OpeningHoursTextCodec::stored));

  private final Jdbi jdbi;
  private final Clock clock;

  SiteRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  static List<Site> all(Handle handle) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM site ORDER BY name, code")
        .map(SITE)
        .list();
  }

  Optional<Site> find(SiteCode code) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM site WHERE code = :code")
                .bind("code", code.value())
                .map(SITE)
                .findOne());
  }

  /** Adds the site. Returns false when the code is taken. */
  boolean add(SiteCode code, SiteDraft draft) {
    return jdbi.withHandle(
            handle ->
                bound(
                        handle.createUpdate(
                            """
                            INSERT IGNORE INTO site (
                              code, name, commune, insee, street, postcode, latitude, longitude, fictitious,
                              opening)
                            VALUES (
                              :code, :name, :commune, :insee, :street, :postcode, :latitude, :longitude,
                              :fictitious, :opening)
                            """),
                        code,
                        draft)
                    .execute())
        == 1;
  }

  /** Changes the site. Returns false when there is none of this code. */
  boolean change(SiteCode code, SiteDraft draft) {
    return jdbi.inTransaction(
        handle ->
            bound(
                        handle.createUpdate(
                            """
                            UPDATE site SET name = :name, commune = :commune, insee = :insee,
                              street = :street, postcode = :postcode,
                              latitude = :latitude, longitude = :longitude, fictitious = :fictitious,
                              opening = :opening
                            WHERE code = :code
                            """),
                        code,
                        draft)
                    .execute()
                == 1);
  }

  /** Makes each of these sites, or changes the one that has its code, with one statement. */
  static void putAll(Handle handle, List<SiteImportEntry> entries) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO site (
              code, name, commune, insee, street, postcode, latitude, longitude, fictitious,
              opening)
            VALUES (
              :code, :name, :commune, :insee, :street, :postcode, :latitude, :longitude,
              :fictitious, :opening)
            ON DUPLICATE KEY UPDATE name = VALUES(name), commune = VALUES(commune),
              insee = VALUES(insee), street = VALUES(street), postcode = VALUES(postcode),
              latitude = VALUES(latitude), longitude = VALUES(longitude),
              fictitious = VALUES(fictitious), opening = VALUES(opening)
            """);
    for (SiteImportEntry entry : entries) {
      PreparedBatch _ = bound(batch, entry.code(), entry.draft()).add();
    }
    int[] _ = batch.execute();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, SiteCode code, SiteDraft draft) {
    return statement
        .bind("code", code.value())
        .bind("name", draft.name())
        .bind("commune", draft.commune())
        .bind("insee", draft.insee())
        .bind("street", draft.address().street())
        .bind("postcode", draft.address().postcode())
        .bind("latitude", draft.latitude())
        .bind("longitude", draft.longitude())
        .bind("fictitious", draft.fictitious())
        .bind("opening", draft.opening().map(OpeningHoursTextCodec::write).orElse(null));
  }

  /**
   * What would lose its site.
   *
   * @param kiosks kiosks that stand there
   * @param planned kiosks that were meant for it
   * @param interviews interviews and attempts that were counted there
   * @param surveys answers to the survey that were given there
   */
  record Dependents(int kiosks, int planned, long interviews, long surveys) {}

  Dependents dependents(Site site) {
    return jdbi.withHandle(
        handle ->
            new Dependents(
                (int) count(handle, "kiosk", site),
                (int) count(handle, "planned_kiosk", site),
                count(handle, "interview", site),
                count(handle, "survey", site)));
  }

  private static long count(Handle handle, String table, Site site) {
    return handle
        .createQuery("SELECT COUNT(*) FROM " + table + " WHERE site_id = :id")
        .bind("id", site.id())
        .mapTo(Long.class)
        .one();
  }

  /** Takes the site away; its kiosks stand nowhere then, and its figures keep counting. */
  boolean remove(Site site) {
    return jdbi.inTransaction(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      "INSERT IGNORE INTO kiosk_past_site (kiosk_id, moved, site_id)"
                          + " SELECT id, :now, NULL FROM kiosk WHERE site_id = :id FOR UPDATE")
                  .bind("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                  .bind("id", site.id())
                  .execute();
          int _ = update(handle, "UPDATE kiosk SET site_id = NULL WHERE site_id = :id", site);
          int _ = update(handle, "DELETE FROM planned_kiosk WHERE site_id = :id", site);
          return update(handle, "DELETE FROM site WHERE id = :id", site) == 1;
        });
  }

  private static int update(Handle handle, String statement, Site site) {
    return handle.createUpdate(statement).bind("id", site.id()).execute();
  }
}
