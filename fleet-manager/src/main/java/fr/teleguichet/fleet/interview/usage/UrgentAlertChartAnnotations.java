package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** How many urgent alerts were opened in a month, those of the network and its lines among them. */
@Singleton
final class UrgentAlertChartAnnotations implements ChartAnnotationSource {

  private final Jdbi jdbi;

  UrgentAlertChartAnnotations(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public List<ChartAnnotation> between(
      LocalDate first, LocalDate last, Optional<List<Integer>> sites, LocalizedText text) {
    if (sites.filter(List::isEmpty).isPresent()) {
      return List.of();
    }
    SortedMap<YearMonth, Integer> months = new TreeMap<>();
    jdbi.useHandle(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "SELECT a.opened FROM alert a WHERE a.severity = 'urgent'"
                          + " AND a.opened >= :begin AND a.opened < :end"
                          + (sites.isEmpty()
                              ? ""
                              : " AND EXISTS (SELECT 1 FROM alert_member m WHERE m.alert_id = a.id"
                                  + " AND m.site_id IN (<sites>))"))
                  .bind("begin", utc(first))
                  .bind("end", utc(last.plusDays(1)));
          sites.ifPresent(it -> query.bindList("sites", it));
          query.mapTo(LocalDateTime.class).forEach(it -> months.merge(month(it), 1, Integer::sum));
        });
    List<ChartAnnotation> marks = new ArrayList<>();
    months.forEach(
        (month, count) ->
            marks.add(new ChartAnnotation(month.atDay(1), text.say("usage.mark.alerts", count))));
    return marks;
  }

  private static LocalDateTime utc(LocalDate day) {
    return LocalDateTime.ofInstant(
        day.atStartOfDay(LocalizedText.ZONE).toInstant(), ZoneOffset.UTC);
  }

  private static YearMonth month(LocalDateTime utc) {
    return YearMonth.from(utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(LocalizedText.ZONE));
  }
}
