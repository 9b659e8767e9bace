package fr.teleguichet.fleet.site.label;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** The labels that the State gives. */
public enum SiteQualityLabelKind implements CodedEnum {
  /** Relais de services publics, by the circular of 2006. */
  RELAIS_DE_SERVICES_PUBLICS,
  /** France services, by the circular of 1 July 2019. */
  FRANCE_SERVICES;

  /** The label of this word. */
  public static Optional<SiteQualityLabelKind> ofWord(String word) {
    return CodedEnum.of(SiteQualityLabelKind.class, word);
  }
}
