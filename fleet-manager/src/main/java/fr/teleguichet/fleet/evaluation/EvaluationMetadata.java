package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.web.page.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * A report without what it says.
 *
 * @param id its row
 * @param territory which part of the network; empty for all of it
 * @param language in which it is shown first
 * @param version 1, and one more with each correction
 * @param corrects the version before
 * @param note what is corrected; empty in the first version
 * @param hash SHA-256 of what it says, in hexadecimal
 * @param publication when it was published, and by whom
 */
public record EvaluationMetadata(
    int id,
    MonthRange months,
    String territory,
    Language language,
    int version,
    Optional<Integer> corrects,
    String note,
    EvaluationState state,
    String hash,
    String author,
    Instant created,
    Optional<Publication> publication) {

  /** When something was published, and by whom. */
  public record Publication(Instant at, String by) {}

  /** How its files are called, without the ending. */
  public String fileName() {
    return "evaluation-"
        + months.first()
        + "-"
        + months.last()
        + (territory.isEmpty() ? "" : "-" + territory.replaceAll("[^A-Za-z0-9-]", "_"))
        + "-v"
        + version
        + (state == EvaluationState.DRAFT ? "-" + EvaluationState.DRAFT.code() : "");
  }
}
