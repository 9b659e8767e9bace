package fr.teleguichet.fleet.evaluation.web;

import fr.teleguichet.fleet.evaluation.Evaluation;
import fr.teleguichet.fleet.evaluation.EvaluationReport;
import fr.teleguichet.fleet.evaluation.RecalculationDifference;
import fr.teleguichet.fleet.evaluation.document.EvaluationText;
import fr.teleguichet.fleet.evaluation.document.EvaluationViewModel;
import java.util.List;
import java.util.Optional;

/** What the pages of reports show. */
public final class EvaluationViewModels {

  private EvaluationViewModels() {}

  /**
   * The list.
   *
   * @param scopes the parts of the network that a new report may be of; empty text for all of it
   * @param done the key of what was done last
   * @param wrong the key of what was wrong with the form
   */
  public record Listing(
      List<Evaluation> evaluations,
      EvaluationText words,
      List<String> scopes,
      EvaluationRequestForm form,
      boolean mayWrite,
      Optional<String> done,
      Optional<String> wrong) {}

  /**
   * A report.
   *
   * @param differences what would be another figure today
   * @param newerParameters the version of those that a correction could take instead of its own
   */
  public record One(
      EvaluationViewModel view,
      boolean mayWrite,
      List<RecalculationDifference> differences,
      Optional<Long> newerParameters,
      Optional<String> done,
      Optional<String> wrong) {}

  /**
   * A question before something that cannot be undone.
   *
   * @param action {@code publish} or {@code delete}
   */
  public record Question(EvaluationReport report, EvaluationText words, String action) {}
}
