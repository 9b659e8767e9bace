package fr.teleguichet.fleet.site.life;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far a site is.
 *
 * <pre>
 *   planned → ordered → installed → in service ⇄ suspended
 *      │         │          │           │            │
 *      └─────────┴──────────┴───────────┴────────────┴──→ closed → planned
 * </pre>
 *
 * <p>A site of which nobody said anything is in service, and nobody knows since when.
 */
public sealed interface SiteLifeState {

  /** Since when; empty where nobody said. */
  Optional<LocalDate> since();

  /** Why; empty where nobody said. */
  String reason();

  /** Which it is. */
  SiteLifeStage stage();

  /** It shall come. */
  record Planned(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** Its kiosk is ordered. */
    Ordered order(LocalDate day, String why) {
      return new Ordered(Optional.of(day), why);
    }

    @Override
    public SiteLifeStage stage() {
      return SiteLifeStage.PLANNED;
    }
  }

  /** Its kiosk is on the way. */
  record Ordered(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** Its kiosk stands there. */
    Installed install(LocalDate day, String why) {
      return new Installed(Optional.of(day), why);
    }

    @Override
    public SiteLifeStage stage() {
      return SiteLifeStage.ORDERED;
    }
  }

  /** Its kiosk stands there, and citizens may not use it yet. */
  record Installed(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** Citizens may use it. */
    InService open(LocalDate day, String why) {
      return new InService(Optional.of(day), why);
    }

    @Override
    public SiteLifeStage stage() {
      return SiteLifeStage.INSTALLED;
    }
  }

  /** Citizens may use it. */
  record InService(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** Citizens may not use it for a while. */
    Suspended suspend(LocalDate day, String why) {
      return new Suspended(Optional.of(day), why);
    }

    @Override
    public SiteLifeStage stage() {
      return SiteLifeStage.IN_SERVICE;
    }
  }

  /** Citizens may not use it for a while. */
  record Suspended(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** Citizens may use it again. */
    InService resume(LocalDate day, String why) {
      return new InService(Optional.of(day), why);
    }

    @Override
    public SiteLifeStage stage() {
      return SiteLifeStage.SUSPENDED;
    }
  }

  /** There is no kiosk any more; what was counted there stays. */
  record Closed(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** It shall come again. */
    Planned plan(LocalDate day, String why) {
      return new Planned(Optional.of(day), why);
    }

    @Override
    public SiteLifeStage stage() {
      return SiteLifeStage.CLOSED;
    }
  }

  /** It is over, from wherever it was. */
  private Closed close(LocalDate day, String why) {
    return new Closed(Optional.of(day), why);
  }

  /** Where nobody said anything. */
  static SiteLifeState unsaid() {
    return new InService(Optional.empty(), "");
  }

  /** The state of a stage. */
  static SiteLifeState of(SiteLifeStage stage, LocalDate day, String why) {
    Optional<LocalDate> since = Optional.of(day);
    return switch (stage) {
      case PLANNED -> new Planned(since, why);
      case ORDERED -> new Ordered(since, why);
      case INSTALLED -> new Installed(since, why);
      case IN_SERVICE -> new InService(since, why);
      case SUSPENDED -> new Suspended(since, why);
      case CLOSED -> new Closed(since, why);
    };
  }

  /** Whether citizens may not use it although a kiosk may still stand there. */
  default boolean isOutOfUse() {
    return this instanceof Suspended || this instanceof Closed;
  }

  /** What it can become. */
  default Set<SiteLifeStage> next() {
    Set<SiteLifeStage> next = EnumSet.noneOf(SiteLifeStage.class);
    for (SiteLifeStage stage : SiteLifeStage.values()) {
      if (become(stage, LocalDate.EPOCH, "").isPresent()) {
        boolean _ = next.add(stage);
      }
    }
    return next;
  }

  /** What it becomes; nothing where no way leads there. */
  default Optional<SiteLifeState> become(SiteLifeStage stage, LocalDate day, String why) {
    return switch (this) {
      case Closed closed ->
          stage == SiteLifeStage.PLANNED ? Optional.of(closed.plan(day, why)) : Optional.empty();
      case SiteLifeState state when stage == SiteLifeStage.CLOSED ->
          Optional.of(state.close(day, why));
      case Planned planned when stage == SiteLifeStage.ORDERED ->
          Optional.of(planned.order(day, why));
      case Ordered ordered when stage == SiteLifeStage.INSTALLED ->
          Optional.of(ordered.install(day, why));
      case Installed installed when stage == SiteLifeStage.IN_SERVICE ->
          Optional.of(installed.open(day, why));
      case InService service when stage == SiteLifeStage.SUSPENDED ->
          Optional.of(service.suspend(day, why));
      case Suspended suspended when stage == SiteLifeStage.IN_SERVICE ->
          Optional.of(suspended.resume(day, why));
      case Planned _, Ordered _, Installed _, InService _, Suspended _ -> Optional.empty();
    };
  }
}
