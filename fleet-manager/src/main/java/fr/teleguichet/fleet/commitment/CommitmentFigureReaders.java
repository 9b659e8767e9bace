package fr.teleguichet.fleet.commitment;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.commitment.CommitmentFigureReader.Known;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader.AtSite;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** The figures that the network knows of itself. */
@Factory
final class CommitmentFigureReaders {

  private static final long HOUR = 3_600;

  /** A figure and how it is read. */
  record Source(CommitmentFigure figure, BiFunction<YearMonth, YearMonth, Optional<Known>> query)
      implements CommitmentFigureReader {
    @Override
    public Optional<Known> read(YearMonth first, YearMonth last) {
      return query.apply(first, last);
    }
  }

  @Singleton
  CommitmentFigureReader interviews(InterviewFigureReader table) {
    return new Source(CommitmentFigure.INTERVIEWS, table::held);
  }

  @Singleton
  CommitmentFigureReader answeredCalls(InterviewFigureReader table) {
    return new Source(CommitmentFigure.ANSWERED_CALLS, table::answeredPercent);
  }

  @Singleton
  CommitmentFigureReader availability(ConnectionMonthReader connections) {
    return new Source(
        CommitmentFigure.AVAILABILITY, (first, last) -> availability(connections, first, last));
  }

  private static Optional<Known> availability(
      ConnectionMonthReader connections, YearMonth first, YearMonth last) {
    List<AtSite> sites = connections.read(first, last, new Scope.Fleet()).sites();
    long known = sites.stream().mapToLong(AtSite::known).sum();
    return known == 0
        ? Optional.empty()
        : Optional.of(
            new Known(
                100.0 * sites.stream().mapToLong(AtSite::connected).sum() / known,
                OptionalLong.of(known / HOUR)));
  }

  @Singleton
  CommitmentFigureReader medianWait(InterviewFigureReader table) {
    return new Source(CommitmentFigure.MEDIAN_WAIT, table::medianWait);
  }
}
