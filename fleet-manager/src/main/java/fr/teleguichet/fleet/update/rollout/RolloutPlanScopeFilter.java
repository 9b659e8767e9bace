package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.enrolment.TargetIdResolver;
import fr.teleguichet.fleet.site.VisibleSites;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a reader's own part of the fleet has of what rollouts name: the plan of one that reaches
 * further is shown without the kiosks, sites and territories that are outside.
 */
@Singleton
final class RolloutPlanScopeFilter {

  private final TargetIdResolver targets;
  private final VisibleSites sites;

  RolloutPlanScopeFilter(TargetIdResolver targets, VisibleSites sites) {
    this.targets = targets;
    this.sites = sites;
  }

  /**
   * What narrows plans to the scope; it asks the database once, however many there are.
   *
   * <p>A plan whose maker saw no more than the reader stays as it was written.
   */
  Function<Rollout, Rollout> narrowing(Scope scope, Collection<Rollout> rollouts) {
    Predicate<Rollout> isOwn =
        it -> {
          Set<String> made = it.plan().territories();
          return scope.isWholeFleet() || (!made.isEmpty() && made.stream().allMatch(scope::covers));
        };
    if (rollouts.stream().allMatch(isOwn)) {
      return Function.identity();
    }
    Function<TargetFilter, TargetFilter> narrow = filter(scope);
    return it -> isOwn.test(it) ? it : it.with(it.plan().narrowed(narrow));
  }

  private Function<TargetFilter, TargetFilter> filter(Scope scope) {
    Set<String> kiosks =
        targets.all().entrySet().stream()
            .filter(it -> scope.covers(it.getKey()))
            .map(it -> it.getValue().value())
            .collect(Collectors.toSet());
    Set<String> codes =
        sites.in(scope).stream().map(it -> it.code().value()).collect(Collectors.toSet());
    return it ->
        new TargetFilter(
            only(it.sites(), codes::contains),
            only(it.territories(), scope::covers),
            it.boards(),
            it.versions(),
            it.labels(),
            only(it.kiosks(), kiosks::contains));
  }

  private static Set<String> only(Set<String> all, Predicate<String> isSeen) {
    return all.stream().filter(isSeen).collect(Collectors.toSet());
  }
}
