package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Names that files of the tests may use. */
final class TestPastFigures {

  static final int LAST_YEAR = 2025;

  static final Site CAJARC = site(1, "cajarc", "Mairie de Cajarc");

  static final PastFigureNames NAMES =
      new PastFigureNames(
          List.of(CAJARC, site(2, "un", "Mairie double"), site(3, "deux", "Mairie double")),
          List.of(
              new PastFigureNames.Named(
                  new ServiceCode("caf"), List.of("Caf (allocations familiales)", "CAF")),
              new PastFigureNames.Named(
                  new ServiceCode("carsat"), List.of("Retraite", "Pensions"))));

  private TestPastFigures() {}

  private static Site site(int id, String code, String name) {
    return new Site(
        id, new SiteCode(code), name, "Cajarc", "46045", 44.5, 1.8, false, Optional.empty());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
