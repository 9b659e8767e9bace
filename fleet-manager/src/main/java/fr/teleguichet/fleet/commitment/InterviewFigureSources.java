package fr.teleguichet.fleet.commitment;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.BiFunction;

/** The figures that interviews give. */
@Factory
final class InterviewFigureSources {

  /** A figure and how it is read. */
  record Source(CommitmentFigure figure, BiFunction<YearMonth, YearMonth, Optional<Double>> query)
      implements FigureSource {
    @Override
    public Optional<Double> read(YearMonth first, YearMonth last) {
      return query.apply(first, last);
    }
  }

  @Singleton
  FigureSource interviews(InterviewFigureTable table) {
    return new Source(CommitmentFigure.INTERVIEWS, table::held);
  }

  @Singleton
  FigureSource answeredCalls(InterviewFigureTable table) {
    return new Source(CommitmentFigure.ANSWERED_CALLS, table::answeredPercent);
  }

  @Singleton
  FigureSource medianWait(InterviewFigureTable table) {
    return new Source(CommitmentFigure.MEDIAN_WAIT, table::medianWait);
  }
}
