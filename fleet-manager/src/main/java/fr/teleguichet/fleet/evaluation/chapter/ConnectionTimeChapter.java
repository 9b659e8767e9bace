package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader.AtSite;
import fr.teleguichet.fleet.site.Site;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How much of the known time kiosks were reached, altogether and by site. */
@Singleton
final class ConnectionTimeChapter implements ChapterSource {

  private static final long HOUR = 3_600;

  private final ConnectionMonthReader connections;

  ConnectionTimeChapter(ConnectionMonthReader connections) {
    this.connections = connections;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.AVAILABILITY;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    List<AtSite> known =
        connections
            .read(question.months().first(), question.months().last(), question.scope())
            .sites();
    Map<Integer, AtSite> bySite =
        known.stream().collect(Collectors.toMap(AtSite::site, Function.identity()));
    ChapterContent content =
        ChapterContent.of(
            chapter(),
            List.of(
                new EvaluationFigure(
                    Indicator.AVAILABILITY,
                    share(
                        known.stream().mapToLong(AtSite::connected).sum(),
                        known.stream().mapToLong(AtSite::known).sum()))));
    return bySite.isEmpty()
        ? content
        : content.with(
            new Breakdown(
                BreakdownSubject.SITE,
                List.of(Indicator.AVAILABILITY),
                question.sites().stream()
                    .filter(site -> bySite.containsKey(site.id()))
                    .map(site -> line(site, bySite))
                    .toList()));
  }

  private static Breakdown.Line line(Site site, Map<Integer, AtSite> bySite) {
    AtSite known = bySite.getOrDefault(site.id(), new AtSite(site.id(), 0, 0, 0, 0));
    return new Breakdown.Line(
        BilingualLabel.of(site.name()), List.of(share(known.connected(), known.known())));
  }

  /** In whole hours, which a reader can check against a calendar. */
  private static Measure share(long connected, long known) {
    return Measure.share(connected / HOUR, known / HOUR);
  }
}
