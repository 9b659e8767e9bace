package fr.teleguichet.fleet.evaluation.web;

import fr.teleguichet.fleet.evaluation.CorrectionParameterSource;
import fr.teleguichet.fleet.evaluation.EvaluationLifecycleService;
import fr.teleguichet.fleet.evaluation.EvaluationMetadata;
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
      List<EvaluationMetadata> evaluations,
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
   * @param note what was typed of a correction that was not made
   * @param source where that takes its parameters from
   */
  public record One(
      EvaluationViewModel view,
      boolean mayWrite,
      List<RecalculationDifference> differences,
      Optional<Long> newerParameters,
      String note,
      CorrectionParameterSource source,
      Optional<String> done,
      Optional<String> wrong) {
    /** Whether it is the note of a correction that is wrong. */
    public boolean isNoteWrong() {
      return wrong.filter("evaluation.wrong.note"::equals).isPresent();
    }

    /** The most letters of the note. */
    public int maxNote() {
      return EvaluationLifecycleService.MAX_NOTE;
    }
  }

  /**
   * A question before something that cannot be undone.
   *
   * @param action {@code publish} or {@code delete}
   */
  public record Question(EvaluationReport report, EvaluationText words, String action) {}
}
