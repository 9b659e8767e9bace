package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.service.ServiceDirectory;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The first interview about a service in the whole network. */
@Singleton
final class NewServiceAnnotations implements ChartAnnotationSource {

  private final Jdbi jdbi;
  private final ServiceDirectory services;

  NewServiceAnnotations(Database database, ServiceDirectory services) {
    this.jdbi = database.jdbi();
    this.services = services;
  }

  @Override
  public List<ChartAnnotation> between(
      LocalDate first, LocalDate last, Scope scope, LocalizedText text) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT i.service, MIN(i.started) FROM interview i
                        WHERE i.outcome = 'held' AND NOT EXISTS (
                          SELECT 1 FROM interview_month m
                          WHERE m.service = i.service AND m.outcome = 'held')
                        GROUP BY i.service
                        """)
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
                    .list())
        .stream()
        .filter(it -> !it.day().isBefore(first) && !it.day().isAfter(last))
        .toList();
  }
}
