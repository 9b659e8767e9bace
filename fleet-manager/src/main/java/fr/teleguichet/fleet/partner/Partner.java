package fr.teleguichet.fleet.partner;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A public body with which there is an agreement or may be one.
 *
 * @param id its row; 0 before it has one
 * @param services the codes of its services; none where it has none here
 * @param signed the day of the agreement
 * @param ends the last day of the agreement; empty where it has no end
 * @param contact whom to ask there; may be empty
 * @param reference where the paper is; may be empty
 * @param fictitious made up for demonstration
 */
record Partner(
    int id,
    String name,
    Set<String> services,
    PartnerHistory history,
    Optional<LocalDate> signed,
    Optional<LocalDate> ends,
    String contact,
    String reference,
    String notes,
    boolean fictitious) {

  static final int MAX_NAME = 120;
  static final int MAX_LINE = 200;
  static final int MAX_NOTES = 2_000;

  /** So long before the end of an agreement somebody has to ask for the next. */
  static final int RENEWAL_MONTHS = 6;

  Partner {
    services = Set.copyOf(services);
  }

  /** What it is on a day. */
  PartnerStage stage(LocalDate day) {
    return history.on(day).orElse(PartnerStage.NEGOTIATION);
  }

  /** Whether the agreement is signed and its last day, if it has one, is not over. */
  boolean isInForce(LocalDate day) {
    return stage(day) == PartnerStage.SIGNED && !isExpired(day);
  }

  /** Whether the agreement is in force by its stage and over by its last day. */
  boolean isExpired(LocalDate today) {
    return stage(today) == PartnerStage.SIGNED && ends.filter(today::isAfter).isPresent();
  }

  /** Whether somebody has to ask for the next agreement. */
  boolean isRenewalDue(LocalDate today) {
    return stage(today) == PartnerStage.SIGNED
        && ends.filter(it -> !today.isBefore(it.minusMonths(RENEWAL_MONTHS))).isPresent();
  }
}
