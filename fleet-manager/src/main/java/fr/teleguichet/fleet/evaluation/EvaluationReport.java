package fr.teleguichet.fleet.evaluation;

/**
 * A report with what it says.
 *
 * @param json what it says, as it is kept and hashed
 */
public record EvaluationReport(
    EvaluationMetadata evaluation, EvaluationContent content, String json) {}
