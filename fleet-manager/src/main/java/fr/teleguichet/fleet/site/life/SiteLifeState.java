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
  SiteStage stage();

  /** It shall come. */
  record Planned(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** Its kiosk is ordered. */
    Ordered order(LocalDate day, String why) {
      return new Ordered(Optional.of(day), why);
    }

    @Override
    public SiteStage stage() {
      return SiteStage.PLANNED;
    }
  }

  /** Its kiosk is on the way. */
  record Ordered(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** Its kiosk stands there. */
    Installed install(LocalDate day, String why) {
      return new Installed(Optional.of(day), why);
    }

    @Override
    public SiteStage stage() {
      return SiteStage.ORDERED;
    }
  }

  /** Its kiosk stands there, and citizens may not use it yet. */
  record Installed(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** Citizens may use it. */
    InService open(LocalDate day, String why) {
      return new InService(Optional.of(day), why);
    }

    @Override
    public SiteStage stage() {
      return SiteStage.INSTALLED;
    }
  }

  /** Citizens may use it. */
  record InService(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** Citizens may not use it for a while. */
    Suspended suspend(LocalDate day, String why) {
      return new Suspended(Optional.of(day), why);
    }

    @Override
    public SiteStage stage() {
      return SiteStage.IN_SERVICE;
    }
  }

  /** Citizens may not use it for a while. */
  record Suspended(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** Citizens may use it again. */
    InService resume(LocalDate day, String why) {
      return new InService(Optional.of(day), why);
    }

    @Override
    public SiteStage stage() {
      return SiteStage.SUSPENDED;
    }
  }

  /** There is no kiosk any more; what was counted there stays. */
  record Closed(Optional<LocalDate> since, String reason) implements SiteLifeState {
    /** It shall come again. */
    Planned plan(LocalDate day, String why) {
      return new Planned(Optional.of(day), why);
    }

    @Override
    public SiteStage stage() {
      return SiteStage.CLOSED;
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
  static SiteLifeState of(SiteStage stage, LocalDate day, String why) {
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
  default Set<SiteStage> next() {
    Set<SiteStage> next = EnumSet.noneOf(SiteStage.class);
    for (SiteStage stage : SiteStage.values()) {
      if (become(stage, LocalDate.EPOCH, "").isPresent()) {
        boolean _ = next.add(stage);
      }
    }
    return next;
  }

  /** What it becomes; nothing where no way leads there. */
  default Optional<SiteLifeState> become(SiteStage stage, LocalDate day, String why) {
    return switch (this) {
      case Closed closed ->
          stage == SiteStage.PLANNED ? Optional.of(closed.plan(day, why)) : Optional.empty();
      case SiteLifeState state when stage == SiteStage.CLOSED -> Optional.of(state.close(day, why));
      case Planned planned when stage == SiteStage.ORDERED -> Optional.of(planned.order(day, why));
      case Ordered ordered when stage == SiteStage.INSTALLED ->
          Optional.of(ordered.install(day, why));
      case Installed installed when stage == SiteStage.IN_SERVICE ->
          Optional.of(installed.open(day, why));
      case InService service when stage == SiteStage.SUSPENDED ->
          Optional.of(service.suspend(day, why));
      case Suspended suspended when stage == SiteStage.IN_SERVICE ->
          Optional.of(suspended.resume(day, why));
      case Planned _, Ordered _, Installed _, InService _, Suspended _ -> Optional.empty();
    };
  }
}
