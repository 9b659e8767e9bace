package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;

/** What a citizen answers to one question. */
public sealed interface SurveyAnswer {

  /** The question that it answers. */
  SurveyQuestion to();

  record Satisfied(Satisfaction level) implements SurveyAnswer {
    @Override
    public SurveyQuestion to() {
      return SurveyQuestion.SATISFACTION;
    }
  }

  record Recommends(Recommendation would) implements SurveyAnswer {
    @Override
    public SurveyQuestion to() {
      return SurveyQuestion.RECOMMEND;
    }
  }

  record Resolved(Resolution how) implements SurveyAnswer {
    @Override
    public SurveyQuestion to() {
      return SurveyQuestion.RESOLVED;
    }
  }
}
