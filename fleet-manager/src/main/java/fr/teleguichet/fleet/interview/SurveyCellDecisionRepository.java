package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.SurveyCellDecisions.Told;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What was decided of each year's cells when it was told first. It never changes: what comes late
 * is added to cells, and neither shows nor hides one.
 */
@Singleton
final class SurveyCellDecisionRepository {

  private static final String NO_SERVICE = "";

  private final Jdbi jdbi;

  SurveyCellDecisionRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** What was decided of these years; a year that nothing was decided of is not in it. */
  Map<Integer, SurveyCellDecisions> find(YearRange years) {
    return jdbi.withHandle(handle -> find(handle, years));
  }

  private static Map<Integer, SurveyCellDecisions> find(Handle handle, YearRange years) {
    Map<Integer, Map<Integer, Told>> sites = new TreeMap<>();
    Map<Integer, Map<ServiceCode, Told>> services = new TreeMap<>();
    handle
        .createQuery(
            "SELECT year, site_id, service, answers, recommend, resolved FROM survey_cell"
                + " WHERE year BETWEEN :from AND :to")
        .bind("from", years.first())
        .bind("to", years.last())
        .map(
            (row, _) ->
                new Row(
                    row.getInt(1),
                    row.getInt(2),
                    row.getString(3),
                    new Told(row.getBoolean(4), row.getBoolean(5), row.getBoolean(6))))
        .forEach(
            row -> {
              Map<Integer, Told> ofSites = sites.computeIfAbsent(row.year(), _ -> new HashMap<>());
              if (row.service().equals(NO_SERVICE)) {
                ofSites.put(row.site(), row.told());
              } else {
                services
                    .computeIfAbsent(row.year(), _ -> new HashMap<>())
                    .put(new ServiceCode(row.service()), row.told());
              }
            });
    Map<Integer, SurveyCellDecisions> all = new TreeMap<>();
    sites.forEach(
        (year, ofSites) ->
            all.put(year, new SurveyCellDecisions(ofSites, services.getOrDefault(year, Map.of()))));
    return all;
  }

  private record Row(int year, int site, String service, Told told) {}

  /** Decides a year, which must not be decided yet. */
  static void insert(Handle handle, int year, SurveyCellDecisions cells) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO survey_cell (year, site_id, service, answers, recommend, resolved)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      cells.sites().forEach((site, told) -> add(batch, year, site, NO_SERVICE, told));
      cells
          .services()
          .forEach(
              (service, told) ->
                  add(batch, year, InterviewCountReader.NO_SITE, service.value(), told));
      if (batch.size() > 0) {
        int[] _ = batch.execute();
      }
    }
  }

  private static void add(PreparedBatch batch, int year, int site, String service, Told told) {
    PreparedBatch _ =
        batch
            .bind(0, year)
            .bind(1, site)
            .bind(2, service)
            .bind(3, told.answers())
            .bind(4, told.recommend())
            .bind(5, told.resolved())
            .add();
  }
}
