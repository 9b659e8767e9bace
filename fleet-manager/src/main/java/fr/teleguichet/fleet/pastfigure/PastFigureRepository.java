package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.text.CodedEnum;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The tables of files that were read in and of their figures. A file adds rows and changes none: of
 * two rows for the same thing that of the later file holds, and when that file is taken back, the
 * earlier one does again.
 */
@Singleton
final class PastFigureRepository {

  /** Twenty-five years of thirteen figures for sixty sites. */
  static final int MAX_FIGURES = 20_000;

  /** Many more than there are years; the page lists each. */
  static final int MAX_IMPORTS = 200;

  private static final String IMPORTS =
      "SELECT i.*, COUNT(f.id) AS figures, MIN(f.year) AS first_year, MAX(f.year) AS last_year"
          + " FROM past_figure_import i JOIN past_figure f ON f.import_id = i.id";

  private final Jdbi jdbi;
  private final SiteCache sites;

  PastFigureRepository(Database database, SiteCache sites) {
    this.jdbi = database.jdbi();
    this.sites = sites;
  }

  /** The figures that hold, by what they are of; those of a later version's words are left out. */
  Map<PastFigure.Key, PastFigure> holding() {
    Map<Integer, Site> known = sites.now().sites();
    Map<PastFigure.Key, PastFigure> figures = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM past_figure ORDER BY import_id, id")
                .map((row, _) -> figure(row, known))
                .forEach(row -> row.ifPresent(it -> figures.put(it.key(), it))));
    return figures;
  }

  private static Optional<PastFigure> figure(ResultSet row, Map<Integer, Site> known)
      throws SQLException {
    Optional<PastFigureIndicator> indicator =
        CodedEnum.of(PastFigureIndicator.class, row.getString("indicator"));
    if (indicator.isEmpty()) {
      return Optional.empty();
    }
    String service = row.getString("service");
    BigDecimal of = row.getBigDecimal("of_total");
    return Optional.of(
        new PastFigure(
            new PastFigure.Key(
                row.getInt("year"),
                place(row.getInt("site_id"), row.getString("place"), known),
                service.isEmpty() ? Optional.empty() : Optional.of(new ServiceCode(service)),
                indicator.get()),
            row.getBigDecimal("value"),
            Optional.ofNullable(of).map(BigDecimal::longValueExact),
            row.getString("source"),
            row.getString("note")));
  }

  private static PastFigurePlace place(int site, String name, Map<Integer, Site> known) {
    if (name.isEmpty()) {
      return new PastFigurePlace.WholeNetwork();
    }
    Site here = known.get(site);
    return here == null ? new PastFigurePlace.FormerSite(name) : PastFigurePlace.at(here);
  }

  /** How many rows there are, those included that later files replaced. */
  int count() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT COUNT(*) FROM past_figure").mapTo(Integer.class).one());
  }

  /** Adds a file with its figures, all of them or nothing; returns its row. */
  int add(String author, String hash, Instant now, List<PastFigure> figures) {
    return jdbi.inTransaction(
        handle -> {
          int id =
              handle
                  .createUpdate(
                      "INSERT INTO past_figure_import (imported, author, hash)"
                          + " VALUES (:now, :author, :hash)")
                  .bind("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                  .bind("author", author)
                  .bind("hash", hash)
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(Integer.class)
                  .one();
          PreparedBatch rows =
              handle.prepareBatch(
                  """
                  INSERT INTO past_figure (import_id, year, site_id, place, service, indicator,
                    value, of_total, source, note)
                  VALUES (:import, :year, :site, :place, :service, :indicator, :value, :of,
                    :source, :note)
                  """);
          for (PastFigure figure : figures) {
            PastFigure.Key key = figure.key();
            PreparedBatch _ =
                rows.bind("import", id)
                    .bind("year", key.year())
                    .bind("site", key.place().siteId().orElse(null))
                    .bind("place", key.place().siteName())
                    .bind("service", key.service().map(ServiceCode::value).orElse(""))
                    .bind("indicator", key.indicator().code())
                    .bind("value", figure.value())
                    .bind("of", figure.of().orElse(null))
                    .bind("source", figure.source())
                    .bind("note", figure.note())
                    .add();
          }
          int[] _ = rows.execute();
          return id;
        });
  }

  /** The files that were read in, the latest first. */
  List<PastFigureImport> imports() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(IMPORTS + " GROUP BY i.id ORDER BY i.id DESC")
                .map((row, _) -> file(row))
                .list());
  }

  Optional<PastFigureImport> find(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(IMPORTS + " WHERE i.id = :id GROUP BY i.id")
                .bind("id", id)
                .map((row, _) -> file(row))
                .findOne());
  }

  private static PastFigureImport file(ResultSet row) throws SQLException {
    return new PastFigureImport(
        row.getInt("id"),
        row.getObject("imported", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("author"),
        row.getString("hash"),
        row.getInt("figures"),
        row.getInt("first_year"),
        row.getInt("last_year"));
  }

  /** Takes a file back with all its figures; returns whether it was there. */
  boolean remove(int id) {
    return jdbi.withHandle(
        handle -> handle.execute("DELETE FROM past_figure_import WHERE id = ?", id) == 1);
  }
}
