package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.interview.usage.ChartAnnotation;
import fr.teleguichet.fleet.interview.usage.ChartAnnotationSource;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Actions to make the network known, each on its first day, or on the first that the chart has. */
@Singleton
final class OutreachChartAnnotations implements ChartAnnotationSource {

  private final OutreachReader reader;

  OutreachChartAnnotations(OutreachReader reader) {
    this.reader = reader;
  }

  @Override
  public List<ChartAnnotation> between(
      LocalDate first, LocalDate last, Optional<List<Integer>> sites, LocalizedText text) {
    return reader
        .between(first, last, site -> sites.map(it -> it.contains(site)).orElse(true))
        .stream()
        .map(
            it ->
                new ChartAnnotation(
                    it.first().isBefore(first) ? first : it.first(),
                    text.say("communication.mark", it.title())))
        .toList();
  }
}
