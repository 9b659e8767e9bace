package fr.teleguichet.fleet.opendata;

import fr.teleguichet.hardware.text.CodedEnum;

/** Whether a number is published, and why not; the words stand in published files. */
enum ConfidentialityStatus implements CodedEnum {
  PUBLISHED("publie"),
  /** Some questions of a survey were answered by too few. */
  IN_PART("publie_en_partie"),
  /** Fewer than five, or needed so that others cannot be worked out. */
  SECRET("secret_statistique"),
  /** Nobody answered, or answers are not counted so. */
  NONE("sans_objet");

  private final String word;

  ConfidentialityStatus(String word) {
    this.word = word;
  }

  @Override
  public String code() {
    return word;
  }
}
