package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/**
 * How far a report is.
 *
 * <pre>
 *   draft → published → replaced (when the version that corrects it is published)
 *     └→ deleted
 * </pre>
 */
public enum EvaluationState implements CodedEnum {
  /** Its figures can be taken anew, and nobody outside has seen it. */
  DRAFT,
  /** Its figures never change. */
  PUBLISHED,
  /** A later version says what holds; this one stays readable. */
  REPLACED;

  /** The state of this word. */
  public static Optional<EvaluationState> ofWord(String word) {
    return CodedEnum.of(EvaluationState.class, word);
  }

  /** Whether its figures can be taken anew, and whether it can be thrown away. */
  public boolean isOpen() {
    return this == DRAFT;
  }
}
