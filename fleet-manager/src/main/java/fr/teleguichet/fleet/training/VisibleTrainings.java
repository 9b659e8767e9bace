package fr.teleguichet.fleet.training;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * People and trainings, as far as somebody may see them: who works at a site is seen by those who
 * see the site, who works for the whole network by those who see all of it.
 */
@Singleton
final class VisibleTrainings {

  private final TraineeRepository people;
  private final TrainingSessionRepository sessions;
  private final VisibleSites sites;
  private final SiteLifecycleRepository lives;
  private final Clock clock;

  VisibleTrainings(
      TraineeRepository people,
      TrainingSessionRepository sessions,
      VisibleSites sites,
      SiteLifecycleRepository lives,
      Clock clock) {
    this.people = people;
    this.sessions = sessions;
    this.sites = sites;
    this.lives = lives;
    this.clock = clock;
  }

  /**
   * What is in a scope.
   *
   * @param people who is there, whoever needs a day most urgently first
   * @param departed how many left
   * @param sessions the newest first
   * @param without the sites in service at which nobody who was trained works
   * @param intervalMonths from a day of training to the next that is due
   */
  record View(
      List<TraineeTrainingRecord> people,
      int departed,
      List<TrainingSession> sessions,
      List<Site> without,
      int intervalMonths) {

    View {
      people = List.copyOf(people);
      sessions = List.copyOf(sessions);
      without = List.copyOf(without);
    }

    Optional<TraineeTrainingRecord> person(int id) {
      return people.stream().filter(it -> it.person().id() == id).findFirst();
    }

    Optional<TrainingSession> session(int id) {
      return sessions.stream().filter(it -> it.id() == id).findFirst();
    }

    /** How many need a day now. */
    long overdue() {
      return people.stream()
          .filter(
              it -> it.state() == TrainingUrgency.NEVER || it.state() == TrainingUrgency.OVERDUE)
          .count();
    }

    /** How many had a day at least. */
    long trained() {
      return people.stream().filter(it -> it.state() != TrainingUrgency.NEVER).count();
    }
  }

  /** Coordination and mediation read names, technicians and readers numbers. */
  static boolean mayReadNames(Role role) {
    return role == Role.COORDINATOR || role == Role.MEDIATOR;
  }

  LocalDate today() {
    return clock.instant().atZone(LocalizedText.ZONE).toLocalDate();
  }

  View view(Scope scope) {
    Map<Integer, Site> visible =
        sites.in(scope).stream().collect(Collectors.toMap(Site::id, Function.identity()));
    List<Trainee> all =
        people.all().stream().filter(it -> isVisible(it, scope, visible.keySet())).toList();
    Set<Integer> ids = all.stream().map(Trainee::id).collect(Collectors.toSet());
    List<TrainingSession> held =
        sessions.all().stream()
            .filter(
                it -> scope.isWholeFleet() || it.participants().stream().anyMatch(ids::contains))
            .toList();
    int months = sessions.intervalMonths();
    List<TraineeTrainingRecord> standings =
        all.stream()
            .filter(Trainee::isPresent)
            .map(it -> standing(it, visible, held, months))
            .sorted(MOST_URGENT_FIRST)
            .toList();
    return new View(
        standings, all.size() - standings.size(), held, without(visible, standings), months);
  }

  private static final Comparator<TraineeTrainingRecord> MOST_URGENT_FIRST =
      Comparator.comparing(TraineeTrainingRecord::state)
          .thenComparing(it -> it.due().orElse(LocalDate.MIN))
          .thenComparing(it -> it.person().name());

  static boolean isVisible(Trainee person, Scope scope, Set<Integer> visibleSites) {
    return scope.isWholeFleet() || person.site().filter(visibleSites::contains).isPresent();
  }

  private TraineeTrainingRecord standing(
      Trainee person, Map<Integer, Site> visible, List<TrainingSession> held, int months) {
    return TraineeTrainingRecord.of(
        person,
        person.site().map(visible::get),
        held.stream().filter(it -> it.participants().contains(person.id())).toList(),
        months,
        today());
  }

  private List<Site> without(Map<Integer, Site> visible, List<TraineeTrainingRecord> standings) {
    Set<Integer> with =
        standings.stream()
            .filter(it -> it.state() != TrainingUrgency.NEVER)
            .flatMap(it -> it.person().site().stream())
            .collect(Collectors.toSet());
    Map<Integer, SiteLifeState> states = lives.all();
    return visible.values().stream()
        .filter(
            it ->
                states.getOrDefault(it.id(), SiteLifeState.unsaid()).stage()
                    == SiteLifeStage.IN_SERVICE)
        .filter(it -> !with.contains(it.id()))
        .sorted(Comparator.comparing(Site::name))
        .toList();
  }

  /** Whether somebody of this scope may change the training: all who were there are in it. */
  boolean mayChange(TrainingSession session, Scope scope) {
    Set<Integer> ids =
        view(scope).people().stream().map(it -> it.person().id()).collect(Collectors.toSet());
    return scope.isWholeFleet() || ids.containsAll(session.participants());
  }
}
