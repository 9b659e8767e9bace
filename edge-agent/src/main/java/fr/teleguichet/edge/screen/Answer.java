package fr.teleguichet.edge.screen;

import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;

/** What a citizen answers to one question. */
sealed interface Answer {

  /** The question that it answers. */
  Question to();

  record Satisfied(Satisfaction level) implements Answer {
    @Override
    public Question to() {
      return Question.SATISFACTION;
    }
  }

  record Recommends(Recommendation would) implements Answer {
    @Override
    public Question to() {
      return Question.RECOMMEND;
    }
  }

  record Resolved(Resolution how) implements Answer {
    @Override
    public Question to() {
      return Question.RESOLVED;
    }
  }
}
