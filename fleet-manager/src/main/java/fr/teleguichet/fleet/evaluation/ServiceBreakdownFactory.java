package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Interviews by service, the largest share first. */
@Singleton
public final class ServiceBreakdownFactory {

  private final PublicServiceCache services;
  private final MessageBundles texts;

  ServiceBreakdownFactory(PublicServiceCache services, MessageBundles texts) {
    this.services = services;
    this.texts = texts;
  }

  /**
   * The table.
   *
   * @param held all interviews of these places
   */
  public Breakdown of(Collection<UsageFigures.Place> places, long held) {
    Map<ServiceCode, Long> byService = new TreeMap<>();
    places.stream()
        .flatMap(place -> place.lines().stream())
        .forEach(line -> byService.merge(line.service(), line.total().held(), Long::sum));
    return new Breakdown(
        BreakdownSubject.SERVICE,
        List.of(Indicator.INTERVIEWS, Indicator.SHARE_OF_INTERVIEWS),
        byService.entrySet().stream()
            .filter(it -> it.getValue() > 0)
            .sorted(Map.Entry.<ServiceCode, Long>comparingByValue().reversed())
            .map(it -> line(it.getKey(), it.getValue(), held))
            .toList());
  }

  private Breakdown.Line line(ServiceCode service, long interviews, long held) {
    return new Breakdown.Line(
        BilingualLabel.of(texts, text -> services.name(service, text)),
        List.of(new Measure.Count(interviews), Measure.share(interviews, held)));
  }
}
