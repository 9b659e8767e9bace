package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.hardware.text.Worded;
import io.micronaut.core.convert.value.ConvertibleMultiValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the page is asked for.
 *
 * @param indicator which figure
 * @param place of which part of the network; empty where the visitor sees no figure of any
 */
record PastFigureQuery(PastIndicator indicator, Optional<PastPlace> place) {

  /** In addresses, before the name of a site that is gone: no code has a colon. */
  private static final String FORMER = "former:";

  /**
   * What an address says; what makes no sense there counts as not said.
   *
   * @param places those of which the visitor sees figures
   */
  static PastFigureQuery read(ConvertibleMultiValues<String> parameters, List<PastPlace> places) {
    String wanted = Objects.requireNonNullElse(parameters.get("place"), "");
    return new PastFigureQuery(
        Worded.of(PastIndicator.class, Objects.requireNonNullElse(parameters.get("indicator"), ""))
            .orElse(PastIndicator.INTERVIEWS),
        places.stream()
            .filter(place -> word(place).equals(wanted))
            .findFirst()
            .or(() -> places.stream().findFirst()));
  }

  /** A place as addresses say it; empty for the whole network. */
  static String word(PastPlace place) {
    return switch (place) {
      case PastPlace.WholeNetwork() -> "";
      case PastPlace.AtSite at -> at.code().value();
      case PastPlace.FormerSite(String name) -> FORMER + name;
    };
  }
}
