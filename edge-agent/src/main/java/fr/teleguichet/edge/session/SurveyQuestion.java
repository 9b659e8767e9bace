package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** The questions of the common survey, in their order. */
public enum SurveyQuestion implements CodedEnum {
  /** How content is the person? Without this answer there is no survey. */
  SATISFACTION,
  /** Would the person recommend the service? */
  RECOMMEND,
  /** Was the request met? */
  RESOLVED,
  /** What would the person have done without the kiosk? */
  ALTERNATIVE,
  /** How did the person come to know of it? */
  REFERRAL;

  Optional<SurveyQuestion> next() {
    return switch (this) {
      case SATISFACTION -> Optional.of(RECOMMEND);
      case RECOMMEND -> Optional.of(RESOLVED);
      case RESOLVED -> Optional.of(ALTERNATIVE);
      case ALTERNATIVE -> Optional.of(REFERRAL);
      case REFERRAL -> Optional.empty();
    };
  }
}
