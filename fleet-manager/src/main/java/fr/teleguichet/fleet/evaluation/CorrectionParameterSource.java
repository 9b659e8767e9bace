package fr.teleguichet.fleet.evaluation;

import java.util.Map;

/** With which parameters a corrected report estimates effects. */
public enum CorrectionParameterSource {
  /** Those of the report that it corrects, so that only what was counted differs. */
  FROZEN,
  /** Those that hold now. */
  TODAY;

  private static final String FIELD = "parameters";

  /** What a form chose; those of the report where it chose nothing. */
  public static CorrectionParameterSource of(Map<String, String> fields) {
    return fields.getOrDefault(FIELD, "").equals("today") ? TODAY : FROZEN;
  }
}
