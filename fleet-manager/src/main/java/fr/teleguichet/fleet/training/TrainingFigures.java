package fr.teleguichet.fleet.training;

import java.time.YearMonth;
import java.util.List;

/**
 * What a report says of training. Days are counted twice: as they were held, however many came, and
 * as people had them. Who left is counted as long as the person was there.
 *
 * @param first the first month of French time
 * @param last the last month
 * @param trained people with a training at least, be it of half a day, until the end of the period
 * @param trainedWithin people with a training at least within the period
 * @param initialDays days of initial training held within the period, in halves
 * @param continuingDays the same of continuing training
 * @param initialPersonDays days of initial training that people had within the period: the length
 *     of each training times who was there
 * @param continuingPersonDays the same of continuing training
 * @param years the days held within the period, by calendar year
 * @param labelledSites sites whose label held on the last day of the period
 * @param labelledSitesWithTrained those of them at which somebody works who had a training at least
 *     until then, and had not left
 */
public record TrainingFigures(
    YearMonth first,
    YearMonth last,
    long trained,
    long trainedWithin,
    double initialDays,
    double continuingDays,
    double initialPersonDays,
    double continuingPersonDays,
    List<Year> years,
    long labelledSites,
    long labelledSitesWithTrained) {

  public TrainingFigures {
    years = List.copyOf(years);
  }

  /**
   * A calendar year.
   *
   * @param initialDays days of initial training held, in halves
   * @param continuingDays days of continuing training held, in halves
   */
  public record Year(int year, double initialDays, double continuingDays) {}
}
