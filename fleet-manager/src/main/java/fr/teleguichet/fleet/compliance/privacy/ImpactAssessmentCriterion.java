package fr.teleguichet.fleet.compliance.privacy;

import fr.teleguichet.hardware.text.CodedEnum;

/** The nine criteria of which two make an impact assessment needed (WP 248 rev. 01, III.B). */
enum ImpactAssessmentCriterion implements CodedEnum {
  SCORING(Answer.NO),
  AUTOMATED_DECISION(Answer.NO),
  SYSTEMATIC_MONITORING(Answer.NO),
  /** A talk may be of health or money, and the program neither hears nor keeps it. */
  SENSITIVE_DATA(Answer.OPEN),
  /** How many people are served is for the public body to weigh. */
  LARGE_SCALE(Answer.OPEN),
  COMBINING(Answer.NO),
  VULNERABLE_PEOPLE(Answer.YES),
  INNOVATIVE_USE(Answer.NO),
  EXCLUSION(Answer.NO);

  /** What can be said of it without knowing the public body. */
  enum Answer {
    YES,
    NO,
    OPEN
  }

  private final Answer answer;

  ImpactAssessmentCriterion(Answer answer) {
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
