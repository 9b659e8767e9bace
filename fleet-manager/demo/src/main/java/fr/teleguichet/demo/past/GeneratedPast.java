package fr.teleguichet.demo.past;

import java.time.LocalDate;
import java.util.List;

/**
 * A network's past.
 *
 * @param from its first day
 * @param to the day after its last
 */
record GeneratedPast(
    LocalDate from,
    LocalDate to,
    List<PastKiosk> kiosks,
    List<PastInterview> interviews,
    List<PastSurveyAnswers> answers,
    List<PastPresenceCount> presences,
    List<PastIncident> troubles) {

  GeneratedPast {
    kiosks = List.copyOf(kiosks);
    interviews = List.copyOf(interviews);
    answers = List.copyOf(answers);
    presences = List.copyOf(presences);
    troubles = List.copyOf(troubles);
  }

  /** The day on which this kiosk was installed. */
  LocalDate installed(PastKiosk kiosk) {
    LocalDate day = to.withDayOfMonth(1).minusMonths(kiosk.months());
    return day.isBefore(from) ? from : day;
  }
}
