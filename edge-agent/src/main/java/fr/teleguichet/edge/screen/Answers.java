package fr.teleguichet.edge.screen;

import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.KioskRecord.Survey;
import fr.teleguichet.hardware.journal.ServiceId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** What a citizen has answered so far. */
record Answers(
    Optional<Satisfaction> satisfaction,
    Optional<Recommendation> recommend,
    Optional<Resolution> resolved) {

  static final Answers NONE = new Answers(Optional.empty(), Optional.empty(), Optional.empty());

  Answers with(Answer answer) {
    return switch (answer) {
      case Answer.Satisfied(Satisfaction level) ->
          new Answers(Optional.of(level), recommend, resolved);
      case Answer.Recommends(Recommendation would) ->
          new Answers(satisfaction, Optional.of(would), resolved);
      case Answer.Resolved(Resolution how) ->
          new Answers(satisfaction, recommend, Optional.of(how));
    };
  }

  /** The survey, dated by the week; none without an answer to the first question. */
  Optional<Survey> survey(ServiceId service, LocalDate today) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return satisfaction.map(level -> new Survey(service, monday, level, recommend, resolved));
  }
}
