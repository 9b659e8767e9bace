package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.StoredActor;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import jakarta.inject.Singleton;
import java.util.Set;

/** What a visitor may do with a rollout, by its territories and by who made it. */
@Singleton
final class RolloutPermissions {

  private final RolloutViewReader views;

  RolloutPermissions(RolloutViewReader views) {
    this.views = views;
  }

  /**
   * The rollout, when the visitor may change it.
   *
   * @throws RefusalException when there is none, or it reaches further than the visitor
   */
  Rollout mine(int id, Principal visitor) {
    Rollout rollout =
        views
            .find(id, visitor)
            .orElseThrow(() -> RefusalException.unknown("rollout", Integer.toString(id)))
            .rollout();
    if (!covers(rollout, visitor)) {
      throw new RefusalException(
          new Refusal.Forbidden(
              "The rollout reaches beyond your territories; ask somebody with a wider scope."));
    }
    return rollout;
  }

  /** Whether the rollout stays within the visitor's scope. */
  boolean covers(Rollout rollout, Principal visitor) {
    Set<String> territories = rollout.plan().territories();
    return visitor.scope().isWholeFleet()
        || (!territories.isEmpty() && territories.stream().allMatch(visitor::covers));
  }

  /** Whether the visitor is a person, and another one than who made the rollout. */
  boolean isSecond(Rollout rollout, Principal visitor) {
    return visitor.actor() instanceof Actor.Person && !rollout.maker().equals(maker(visitor));
  }

  /**
   * Requires that.
   *
   * @throws RefusalException when it is not so
   */
  void requireSecond(int id, Principal visitor) {
    if (!isSecond(mine(id, visitor), visitor)) {
      throw new RefusalException(
          new Refusal.Forbidden(
              "Another person than the one who made it must agree, signed in by name."));
    }
  }

  /** Who somebody is, whatever name it has. */
  static String maker(Principal visitor) {
    StoredActor words = StoredActor.of(visitor.actor());
    return words.kind()
        + ":"
        + (words.id().isPresent() ? Long.toString(words.id().getAsLong()) : words.name());
  }
}
