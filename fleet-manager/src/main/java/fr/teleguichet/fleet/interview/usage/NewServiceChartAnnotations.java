package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * The first interview about a service at the sites of the chart, which may be the whole network.
 */
@Singleton
final class NewServiceChartAnnotations implements ChartAnnotationSource {

  private final Jdbi jdbi;
  private final PublicServiceCache services;

  NewServiceChartAnnotations(Database database, PublicServiceCache services) {
    this.jdbi = database.jdbi();
    this.services = services;
  }

  @Override
  public List<ChartAnnotation> between(
      LocalDate first, LocalDate last, Optional<List<Integer>> sites, LocalizedText text) {
    if (sites.filter(List::isEmpty).isPresent()) {
      return List.of();
    }
    return jdbi.withHandle(handle -> firsts(handle, sites, text)).stream()
        .filter(it -> !it.day().isBefore(first) && !it.day().isAfter(last))
        .toList();
  }

  /** Reads the beginning of each service in the index, and nothing behind it. */
  private List<ChartAnnotation> firsts(
      Handle handle, Optional<List<Integer>> sites, LocalizedText text) {
    String at = sites.isPresent() ? " AND site_id IN (<sites>)" : "";
    Query query =
        handle.createQuery(
            """
            SELECT s.code, (SELECT i.started FROM interview i
                WHERE i.outcome = 'held' AND i.service = s.code %s
                ORDER BY i.started LIMIT 1) AS first
            FROM service s WHERE s.code NOT IN (
              SELECT service FROM interview_month WHERE outcome = 'held' %s)
            HAVING first IS NOT NULL
            """
                .formatted(at, at));
    sites.ifPresent(it -> query.bindList("sites", it));
    return query
        .map(
            (row, _) ->
                new ChartAnnotation(
                    row.getObject(2, LocalDateTime.class)
                        .atOffset(ZoneOffset.UTC)
                        .atZoneSameInstant(LocalizedText.ZONE)
                        .toLocalDate(),
                    text.say(
                        "usage.mark.service",
                        services.name(new ServiceCode(row.getString(1)), text))))
        .list();
  }
}
