package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
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

  record Otherwise(Alternative way) implements SurveyAnswer {
    @Override
    public SurveyQuestion to() {
      return SurveyQuestion.ALTERNATIVE;
    }
  }

  record Referred(ReferralSource by) implements SurveyAnswer {
    @Override
    public SurveyQuestion to() {
      return SurveyQuestion.REFERRAL;
    }
  }

  record Resolved(Resolution how) implements SurveyAnswer {
    @Override
    public SurveyQuestion to() {
      return SurveyQuestion.RESOLVED;
    }
  }
}
