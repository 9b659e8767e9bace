package fr.teleguichet.fleet.interview;

import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.text.CodedEnum;
import fr.teleguichet.hardware.text.EnumCodes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A question of the survey of which each answer is counted. Its codes are in the database. */
public enum SurveyChoiceQuestion implements CodedEnum {
  /** What would the person have done without the kiosk? */
  ALTERNATIVE,
  /** How did the person come to know of it? */
  REFERRAL;

  /** The codes of its answers, in the order of the kiosk's screen. */
  List<String> answers() {
    return switch (this) {
      case ALTERNATIVE -> codes(Alternative.values());
      case REFERRAL -> codes(ReferralSource.values());
    };
  }

  /** What a person answered to it. */
  Optional<String> answer(KioskRecord.Survey survey) {
    return switch (this) {
      case ALTERNATIVE -> survey.alternative().map(EnumCodes::code);
      case REFERRAL -> survey.referral().map(EnumCodes::code);
    };
  }

  private static List<String> codes(Enum<?>[] answers) {
    return Stream.of(answers).map(EnumCodes::code).toList();
  }
}
