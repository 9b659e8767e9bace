package fr.teleguichet.fleet.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
final class PlacementRepositoryIT {

  private static final int COORDINATORS = 6;
  private static final int KIOSKS = 40;

  private static final Site SITE =
      new Site(
          1,
          new SiteCode("cajarc"),
          "Mairie",
          "Cajarc",
          "46045",
          44.5,
          1.8,
          false,
          Optional.empty());

  /** A plan is looked for where none is, and written there: two who do so stop each other. */
  @Test
  void severalPeoplePlaceKiosksInTheSameMoment(Database database) throws Exception {
    var placements = new PlacementRepository(database, Clock.systemUTC());
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                        + " VALUES (1, 'cajarc', 'Mairie', 'Cajarc', '46045', 44.5, 1.8)"));
    try (ExecutorService coordinators = Executors.newFixedThreadPool(COORDINATORS)) {
      List<Future<?>> work =
          IntStream.range(0, COORDINATORS)
              .<Future<?>>mapToObj(
                  me ->
                      coordinators.submit(
                          () -> {
                            for (int kiosk = 0; kiosk < KIOSKS; kiosk++) {
                              var name = KioskUrlName.parse("lot:borne-%d-%d".formatted(kiosk, me));
                              placements.place(name, SITE);
                              if (kiosk % 2 == 1) {
                                assertThat(placements.remove(name)).isTrue();
                              }
                            }
                          }))
              .toList();
      for (Future<?> it : work) {
        Object _ = it.get();
      }
    }
    assertThat(database.jdbi().withHandle(PlacementRepository::all))
        .hasSize(COORDINATORS * KIOSKS / 2);
  }
}
