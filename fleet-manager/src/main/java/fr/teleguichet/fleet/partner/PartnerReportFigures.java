package fr.teleguichet.fleet.partner;

import java.time.LocalDate;
import java.util.List;

/**
 * What a report says of partners, as it was on the last day of its period.
 *
 * @param day that day
 * @param current those whose agreement was in force
 * @param negotiating those with which one was talked about
 * @param suspended those whose agreement rested
 */
public record PartnerReportFigures(
    LocalDate day, List<String> current, List<String> negotiating, List<String> suspended) {

  public PartnerReportFigures {
    current = List.copyOf(current);
    negotiating = List.copyOf(negotiating);
    suspended = List.copyOf(suspended);
  }
}
