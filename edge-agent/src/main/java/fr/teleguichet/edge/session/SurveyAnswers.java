package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.KioskRecord.Survey;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** What a citizen has answered so far. */
public record SurveyAnswers(
    Optional<Satisfaction> satisfaction,
    Optional<Recommendation> recommend,
    Optional<Resolution> resolved,
    Optional<Alternative> alternative,
    Optional<ReferralSource> referral) {

  static final SurveyAnswers NONE =
      new SurveyAnswers(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  SurveyAnswers with(SurveyAnswer answer) {
    return switch (answer) {
      case SurveyAnswer.Satisfied(Satisfaction level) ->
          new SurveyAnswers(Optional.of(level), recommend, resolved, alternative, referral);
      case SurveyAnswer.Recommends(Recommendation would) ->
          new SurveyAnswers(satisfaction, Optional.of(would), resolved, alternative, referral);
      case SurveyAnswer.Resolved(Resolution how) ->
          new SurveyAnswers(satisfaction, recommend, Optional.of(how), alternative, referral);
      case SurveyAnswer.Otherwise(Alternative way) ->
          new SurveyAnswers(satisfaction, recommend, resolved, Optional.of(way), referral);
      case SurveyAnswer.Referred(ReferralSource by) ->
          new SurveyAnswers(satisfaction, recommend, resolved, alternative, Optional.of(by));
    };
  }

  /** The survey, dated by the week; none without an answer to the first question. */
  Optional<Survey> survey(ServiceCode service, LocalDate today) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return satisfaction.map(
        level -> new Survey(service, monday, level, recommend, resolved, alternative, referral));
  }
}
