package fr.teleguichet.demo.past;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a year from before the software, as a made-up account on paper tells it.
 *
 * @param indicator as the manager's table calls it
 * @param of of how many, where it is a share
 */
record PastYearlyFigure(int year, String indicator, int value, @Nullable Integer of) {

  /** So that nobody takes it for an account. */
  static final String SOURCE = "Chiffre inventé pour la démonstration : « bilan papier » de ";

  /** Five years that end with the last whole one before this past. */
  private static final int[] INTERVIEWS = {142, 96, 131, 168, 187};

  private static final int[] ANSWERED = {60, 40, 75, 90, 110};
  private static final int[] SATISFIED = {52, 35, 67, 82, 101};
  private static final int[] TRAINED = {2, 2, 5, 8, 11};

  /** The years before a past. */
  static List<PastYearlyFigure> before(GeneratedPast past) {
    List<PastYearlyFigure> figures = new ArrayList<>();
    int first = past.from().getYear() - INTERVIEWS.length;
    for (int i = 0; i < INTERVIEWS.length; i++) {
      figures.add(new PastYearlyFigure(first + i, "interviews", INTERVIEWS[i], null));
      figures.add(new PastYearlyFigure(first + i, "satisfied", SATISFIED[i], ANSWERED[i]));
      figures.add(new PastYearlyFigure(first + i, "people-trained", TRAINED[i], null));
    }
    return figures;
  }
}
