package fr.teleguichet.fleet.interview;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.Map;

/**
 * Which cells of a year of answers are told. What is not named here is not told, were it only
 * answered afterwards.
 *
 * @param sites by the site's row, {@value InterviewCountReader#NO_SITE} for none
 * @param services by service, of the whole network
 */
record SurveyCellDecisions(Map<Integer, Told> sites, Map<ServiceCode, Told> services) {

  /**
   * What is told of a cell.
   *
   * @param answers how many there are and how satisfied; nothing else is told without it
   * @param recommend whether people would recommend the service
   * @param resolved whether their request was met
   */
  record Told(boolean answers, boolean recommend, boolean resolved) {

    static final Told NOTHING = new Told(false, false, false);

    /** What is told of two cells that have become one. */
    Told and(Told other) {
      return new Told(
          answers && other.answers, recommend && other.recommend, resolved && other.resolved);
    }

    /** Those of a cell's answers that are told; none where the cell is not. */
    SurveyAnswerCounts of(SurveyAnswerCounts all) {
      if (!answers) {
        return SurveyAnswerCounts.NONE;
      }
      SurveyAnswerCounts some = recommend ? all : all.withoutRecommend();
      return resolved ? some : some.withoutResolved();
    }
  }

  SurveyCellDecisions {
    sites = Map.copyOf(sites);
    services = Map.copyOf(services);
  }
}
