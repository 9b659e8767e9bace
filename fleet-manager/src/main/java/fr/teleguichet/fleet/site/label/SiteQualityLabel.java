package fr.teleguichet.fleet.site.label;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A site's label.
 *
 * @param granted since when
 * @param expires its last day; empty where it has none
 * @param met the criteria that are met
 */
public record SiteQualityLabel(
    SiteQualityLabelKind kind,
    LocalDate granted,
    Optional<LocalDate> expires,
    Set<SiteQualityLabelCriterion> met) {

  /** So long before its end somebody has to ask for its renewal. */
  private static final int RENEWAL_MONTHS = 6;

  public SiteQualityLabel {
    expires
        .filter(it -> it.isBefore(granted))
        .ifPresent(
            it -> {
              throw new IllegalArgumentException(
                  "a label cannot end on " + it + ", before it began on " + granted + ".");
            });
    met = Set.copyOf(met);
  }

  /** Whether it has ended. */
  public boolean isExpired(LocalDate today) {
    return expires.filter(today::isAfter).isPresent();
  }

  /** Whether it held on a day. */
  boolean isHeld(LocalDate day) {
    return !granted.isAfter(day) && !isExpired(day);
  }

  /**
   * Its last day, where something else is said of the site today: the day before what follows, or
   * yesterday where nothing does; empty where what is said corrects it.
   */
  Optional<LocalDate> lastDay(Optional<SiteQualityLabel> next, LocalDate today) {
    LocalDate last = next.map(SiteQualityLabel::granted).orElse(today).minusDays(1);
    return Optional.of(expires.filter(last::isAfter).orElse(last))
        .filter(it -> !it.isBefore(granted));
  }

  /** Whether its renewal is due. */
  public boolean isRenewalDue(LocalDate today) {
    return expires.filter(it -> !today.isBefore(it.minusMonths(RENEWAL_MONTHS))).isPresent();
  }

  /** Whether a criterion is met. */
  public boolean meets(SiteQualityLabelCriterion criterion) {
    return met.contains(criterion);
  }
}
