package fr.teleguichet.fleet.update.rollout;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One distribution for many kiosks.
 *
 * @param name the distribution's, as people call it
 * @param reason why it is in its state: a word of {@link Why} when paused, a person's sentence when
 *     rejected; else empty
 * @param since when it came into its state
 * @param actor who made it, by the name of that day
 * @param maker who made it, so that the second person is another one
 * @param startAt when it starts by itself
 * @param revision grows with everything that changes in it
 */
public record Rollout(
    int id,
    int distribution,
    String name,
    RolloutState state,
    String reason,
    RolloutPlan plan,
    Instant made,
    Instant since,
    String actor,
    String maker,
    Optional<Instant> startAt,
    long revision) {

  /** Why a rollout paused. */
  public enum Why {
    /** Somebody wanted it. */
    PERSON,
    /** Too many kiosks of a wave failed. */
    ERRORS,
    /** A wave has nothing to wait for any more, and too few of its kiosks succeeded. */
    STALLED,
    /** A file of its distribution is not served any more. */
    WITHDRAWN;

    /** The word in files and the database. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  Rollout in(RolloutState next, String why, Instant now) {
    return new Rollout(
        id, distribution, name, next, why, plan, made, now, actor, maker, startAt, revision);
  }

  Rollout allowing(Set<String> kiosks) {
    return with(plan.allowing(kiosks));
  }

  Rollout with(RolloutPlan other) {
    return new Rollout(
        id, distribution, name, state, reason, other, made, since, actor, maker, startAt, revision);
  }

  /** Whether the deadline is over: kiosks do not wait for a good moment any more. */
  boolean isOverdue(Instant now) {
    return plan.deadline().map(deadline -> !now.isBefore(deadline)).orElse(false);
  }
}
