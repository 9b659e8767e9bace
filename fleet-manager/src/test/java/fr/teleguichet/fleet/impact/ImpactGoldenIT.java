package fr.teleguichet.fleet.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The demo's past, which is the account of the first network: 250 interviews at 8 kiosks, 167 of
 * them about pensions, and 2 tonnes of CO2.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ImpactGoldenIT {

  /**
   * A site of the demo.
   *
   * @param pensions interviews of the Carsat, which has an office in Cahors alone
   * @param others interviews of the services that have one in Figeac as well
   * @param months how long ago its kiosk came
   */
  private record Place(
      String code, double latitude, double longitude, int pensions, int others, int months) {}

  private static final List<Place> NETWORK =
      List.of(
          new Place("figeac", 44.6089, 2.0316, 40, 20, 18),
          new Place("gramat", 44.7794, 1.7247, 22, 10, 18),
          new Place("gourdon", 44.7358, 1.3807, 40, 20, 18),
          new Place("souillac", 44.8979, 1.4738, 8, 4, 18),
          new Place("lacapelle-marival", 44.7285, 1.9253, 10, 6, 18),
          new Place("montcuq", 44.3388, 1.2092, 34, 16, 15),
          new Place("labastide-murat", 44.6531, 1.5777, 10, 6, 9),
          new Place("latronquiere", 44.8010, 2.0714, 3, 1, 12));

  private static final YearMonth FIRST = YearMonth.of(2024, 7);
  private static final YearMonth LAST = YearMonth.of(2025, 12);

  @Test
  void thePrudentFigureIsTwoTonnesGrossAndTheNetStandsBesideIt(TestPages.Running pages) {
    pages.database().jdbi().useHandle(ImpactGoldenIT::fill);
    pages.readSites();
    ImpactParameters parameters =
        pages.context().getBean(ImpactParametersRepository.class).newest().parameters();

    ImpactSum total =
        pages
            .context()
            .getBean(ImpactFigureReader.class)
            .read(FIRST, LAST, new Scope.Fleet(), parameters)
            .total();

    assertThat(total.held()).isEqualTo(250);
    assertThat(total.counted()).isEqualTo(250);
    assertThat(total.kioskMonths()).isEqualTo(5 * 18 + 15 + 9 + 12);
    double independent = 0.5 * 0.885 * 0.2176 * 2 * 1.3 * kilometres();
    assertThat(total.gross().low()).isCloseTo(independent, within(0.5));
    assertThat(Math.round(total.gross().low() / 100) / 10.0).isEqualTo(2.0);
    double footprint = (2.25 + 300 / 6.0) * 126 / 12 + 250 * 16 * 0.001;
    assertThat(total.net().low()).isCloseTo(independent - footprint, within(0.5));
    // 134 by car and 12 by bus or train of 200.
    double central = 0.885 * 2 * 1.3 * kilometres() * (134 * 0.2176 + 12 * 0.0375) / 200;
    assertThat(total.gross().central()).isCloseTo(central, within(1.0));
    assertThat(pages.get("/impact?lang=fr&from=2024-07&to=2025-12").body())
        .contains("hypothèse prudente\u00a0: 2,0\u00a0t")
        .contains("73\u00a0%, d’après 200 réponses");
  }

  /** As the crow flies, one way, to the nearest office, of all interviews together. */
  private static double kilometres() {
    double sum = 0;
    for (Place place : NETWORK) {
      double cahors = crow(place, 44.4491, 1.4366);
      double figeac = crow(place, 44.6089, 2.0316);
      sum += place.pensions() * cahors + place.others() * Math.min(cahors, figeac);
    }
    return sum;
  }

  /** By chords through the earth. */
  private static double crow(Place place, double latitude, double longitude) {
    double a = Math.toRadians(place.latitude());
    double b = Math.toRadians(latitude);
    double east = Math.toRadians(longitude - place.longitude());
    double x = Math.cos(a) - Math.cos(b) * Math.cos(east);
    double y = Math.cos(b) * Math.sin(east);
    double z = Math.sin(a) - Math.sin(b);
    return 2 * 6_371.0088 * Math.asin(Math.sqrt(x * x + y * y + z * z) / 2);
  }

  private static void fill(Handle handle) {
    int number = 0;
    for (int i = 0; i < NETWORK.size(); i++) {
      Place place = NETWORK.get(i);
      int _ =
          handle.execute(
              "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                  + " VALUES (?, ?, ?, 'Lot', '46000', ?, ?)",
              i + 1,
              place.code(),
              place.code(),
              place.latitude(),
              place.longitude());
      int _ =
          handle.execute(
              "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link, link_since,"
                  + " site_id) VALUES (?, ?, 'lot', ?, '2025-12-31 12:00:00', 'unknown',"
                  + " '2025-12-31', ?)",
              i + 1,
              place.code(),
              LAST.plusMonths(1L - place.months()).atDay(2),
              i + 1);
      KioskMonths.add(handle, i + 1, i + 1, LAST.plusMonths(1L - place.months()), LAST);
      for (int j = 0; j < place.pensions() + place.others(); j++) {
        int _ =
            handle.execute(
                "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started,"
                    + " seconds, outcome) VALUES (1, ?, ?, ?, ?, ?, 960, 'held')",
                number,
                i + 1,
                i + 1,
                j < place.pensions() ? "carsat" : "caf",
                LocalDateTime.of(2025, 10, 6, 9, 0).plusHours(number % 1_000));
        number++;
      }
    }
    for (int i = 0; i < 200; i++) {
      int _ =
          handle.execute(
              "INSERT INTO survey (id, site_id, service, week, span, satisfaction, resolved)"
                  + " VALUES (?, ?, '', '2025-01-01', 'year', 'satisfied', ?)",
              ByteBuffer.allocate(16).putInt(i).array(),
              1 + i % NETWORK.size(),
              i < 164 ? "yes" : i < 190 ? "partly" : "no");
    }
    int _ =
        handle.execute(
            "INSERT INTO survey_choice VALUES (2025, 1, 'alternative', 'own-car', 104),"
                + " (2025, 2, 'alternative', 'driven', 30),"
                + " (2025, 3, 'alternative', 'public-transport', 12),"
                + " (2025, 4, 'alternative', 'telephone', 54)");
  }
}
