package fr.teleguichet.fleet.training;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.site.label.SiteQualityLabelRepository;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Counts training for reports, as it was at the end of a period, whatever happened since. */
@Singleton
public final class TrainingFigureReader {

  private final TraineeRepository people;
  private final TrainingSessionRepository sessions;
  private final VisibleSites sites;
  private final SiteQualityLabelRepository labels;

  TrainingFigureReader(
      TraineeRepository people,
      TrainingSessionRepository sessions,
      VisibleSites sites,
      SiteQualityLabelRepository labels) {
    this.people = people;
    this.sessions = sessions;
    this.sites = sites;
    this.labels = labels;
  }

  /** Counts what is in the scope, from the first month to the last. */
  public TrainingFigures read(YearMonth first, YearMonth last, Scope scope) {
    LocalDate end = last.atEndOfMonth();
    Set<Integer> visible = sites.in(scope).stream().map(Site::id).collect(Collectors.toSet());
    List<Trainee> known =
        people.on(end).stream()
            .filter(it -> VisibleTrainings.isVisible(it, scope, visible))
            .toList();
    Set<Integer> ids = known.stream().map(Trainee::id).collect(Collectors.toSet());
    List<TrainingSession> until =
        sessions.all().stream()
            .filter(it -> !it.day().isAfter(end))
            .filter(
                it -> scope.isWholeFleet() || it.participants().stream().anyMatch(ids::contains))
            .toList();
    List<TrainingSession> within =
        until.stream().filter(it -> !it.day().isBefore(first.atDay(1))).toList();
    Set<Integer> trained = participants(until, ids);
    Set<Integer> labelled =
        labels.heldOn(end).stream().filter(visible::contains).collect(Collectors.toSet());
    Set<Integer> qualified =
        known.stream()
            .filter(it -> trained.contains(it.id()))
            .filter(it -> it.departed().filter(day -> !day.isAfter(end)).isEmpty())
            .flatMap(it -> it.site().stream())
            .filter(labelled::contains)
            .collect(Collectors.toSet());
    ToDoubleFunction<TrainingSession> personDays =
        it -> it.days() * it.participants().stream().filter(ids::contains).count();
    return new TrainingFigures(
        first,
        last,
        trained.size(),
        participants(within, ids).size(),
        sum(within, TrainingKind.INITIAL, TrainingSession::days),
        sum(within, TrainingKind.CONTINUING, TrainingSession::days),
        sum(within, TrainingKind.INITIAL, personDays),
        sum(within, TrainingKind.CONTINUING, personDays),
        years(within),
        labelled.size(),
        qualified.size());
  }

  private static Set<Integer> participants(List<TrainingSession> sessions, Set<Integer> visible) {
    return sessions.stream()
        .flatMap(it -> it.participants().stream())
        .filter(visible::contains)
        .collect(Collectors.toSet());
  }

  private static double sum(
      List<TrainingSession> sessions, TrainingKind kind, ToDoubleFunction<TrainingSession> days) {
    return sessions.stream().filter(it -> it.kind() == kind).mapToDouble(days).sum();
  }

  private static List<TrainingFigures.Year> years(List<TrainingSession> sessions) {
    return sessions.stream()
        .map(it -> it.day().getYear())
        .distinct()
        .sorted()
        .map(
            year -> {
              List<TrainingSession> held =
                  sessions.stream().filter(it -> it.day().getYear() == year).toList();
              return new TrainingFigures.Year(
                  year,
                  sum(held, TrainingKind.INITIAL, TrainingSession::days),
                  sum(held, TrainingKind.CONTINUING, TrainingSession::days));
            })
        .toList();
  }
}
