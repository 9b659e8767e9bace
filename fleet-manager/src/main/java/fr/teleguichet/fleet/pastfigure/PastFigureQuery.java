package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.hardware.text.CodedEnum;
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
record PastFigureQuery(PastFigureIndicator indicator, Optional<PastFigurePlace> place) {

  /** In addresses, before the name of a site that is gone: no code has a colon. */
  private static final String FORMER = "former:";

  /**
   * What an address says; what makes no sense there counts as not said.
   *
   * @param places those of which the visitor sees figures
   */
  static PastFigureQuery read(
      ConvertibleMultiValues<String> parameters, List<PastFigurePlace> places) {
    String wanted = Objects.requireNonNullElse(parameters.get("place"), "");
    return new PastFigureQuery(
        CodedEnum.of(
                PastFigureIndicator.class,
                Objects.requireNonNullElse(parameters.get("indicator"), ""))
            .orElse(PastFigureIndicator.INTERVIEWS),
        places.stream()
            .filter(place -> word(place).equals(wanted))
            .findFirst()
            .or(() -> places.stream().findFirst()));
  }

  /** A place as addresses say it; empty for the whole network. */
  static String word(PastFigurePlace place) {
    return switch (place) {
      case PastFigurePlace.WholeNetwork() -> "";
      case PastFigurePlace.AtSite at -> at.code().value();
      case PastFigurePlace.FormerSite(String name) -> FORMER + name;
    };
  }
}
