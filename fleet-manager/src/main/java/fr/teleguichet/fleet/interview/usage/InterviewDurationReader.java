package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.site.VisibleSites;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads how long people waited and talked, of interviews that are kept one by one. */
@Singleton
public final class InterviewDurationReader {

  private final InterviewRepository interviews;
  private final VisibleSites sites;

  InterviewDurationReader(InterviewRepository interviews, VisibleSites sites) {
    this.interviews = interviews;
    this.sites = sites;
  }

  /** How long people whose interview was held had waited for it. */
  public SecondsHistogram waits(MonthRange months, Scope scope) {
    return interviews.waits(held(months, scope));
  }

  /** How long interviews were. */
  public SecondsHistogram lengths(MonthRange months, Scope scope) {
    return interviews.lengths(held(months, scope));
  }

  private InterviewFilter held(MonthRange months, Scope scope) {
    return InterviewFilter.of(UsageQuery.of(months), sites.in(scope), scope.isWholeFleet())
        .with(Optional.of("held"));
  }
}
