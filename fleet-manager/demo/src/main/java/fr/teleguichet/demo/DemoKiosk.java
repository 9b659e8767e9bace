package fr.teleguichet.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kiosk of the demo fleet, and the fictitious site where it stands.
 *
 * @param id its name in the fleet
 * @param site empty where it stands nowhere
 * @param scenario the file that scripts its day; empty where nothing is played
 * @param realHardware whether it is this very computer rather than a simulated board
 */
record DemoKiosk(
    String id, String territory, Optional<Site> site, String scenario, boolean realHardware) {

  DemoKiosk(String id, String territory, Site site, String scenario, boolean realHardware) {
    this(id, territory, Optional.of(site), scenario, realHardware);
  }

  /**
   * A relay in a town of the Lot. The towns are real (INSEE codes and coordinates: GeoNames, IGN
   * Admin Express); that a kiosk stands there is made up.
   */
  record Site(
      String code, String name, String commune, String insee, double latitude, double longitude) {}

  private static final String DORDOGNE = "causses-vallee-dordogne";
  private static final String FIGEAC = "grand-figeac";
  private static final String BOURIANE = "quercy-bouriane";
  private static final String QUERCY_BLANC = "quercy-blanc";
  private static final String CAUSSE = "causse-labastide-murat";

  /** The eight kiosks, as many as the first network had. */
  static final List<DemoKiosk> FLEET =
      List.of(
          new DemoKiosk(
              "gramat",
              DORDOGNE,
              new Site("gramat", "Maison du Causse", "Gramat", "46128", 44.7794, 1.7247),
              "causse.yaml",
              false),
          new DemoKiosk(
              "figeac",
              FIGEAC,
              new Site("figeac", "Relais du Célé", "Figeac", "46102", 44.6089, 2.0316),
              "cele.yaml",
              false),
          new DemoKiosk(
              "gourdon",
              BOURIANE,
              new Site("gourdon", "Point de la Bouriane", "Gourdon", "46127", 44.7358, 1.3807),
              "bouriane.yaml",
              false),
          new DemoKiosk(
              "souillac",
              DORDOGNE,
              new Site(
                  "souillac",
                  "Relais de la Vallée de la Dordogne",
                  "Souillac",
                  "46309",
                  44.8979,
                  1.4738),
              "dordogne.yaml",
              false),
          new DemoKiosk(
              "lacapelle-marival",
              FIGEAC,
              new Site(
                  "lacapelle-marival",
                  "Point du Limargue",
                  "Lacapelle-Marival",
                  "46143",
                  44.7285,
                  1.9253),
              "limargue.yaml",
              false),
          new DemoKiosk(
              "montcuq",
              QUERCY_BLANC,
              new Site(
                  "montcuq",
                  "Maison du Quercy blanc",
                  "Montcuq-en-Quercy-Blanc",
                  "46201",
                  44.3388,
                  1.2092),
              "quercy-blanc.yaml",
              false),
          new DemoKiosk(
              "latronquiere",
              FIGEAC,
              new Site(
                  "latronquiere", "Relais du Ségala", "Latronquière", "46160", 44.8010, 2.0714),
              "segala.yaml",
              false),
          new DemoKiosk(
              "labastide-murat",
              CAUSSE,
              new Site(
                  "labastide-murat",
                  "Point de la Vallée du Vers",
                  "Cœur de Causse",
                  "46138",
                  44.6531,
                  1.5777),
              "vers.yaml",
              false));

  /** A ninth: this very computer, which has none of a kiosk's peripherals and stands nowhere. */
  static final DemoKiosk THIS_COMPUTER =
      new DemoKiosk("cet-ordinateur", DORDOGNE, Optional.empty(), "", true);

  /** All that report. */
  static List<DemoKiosk> all() {
    return Stream.concat(FLEET.stream(), Stream.of(THIS_COMPUTER)).toList();
  }
}
