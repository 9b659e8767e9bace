package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.journal.UpdateEnd;
import fr.teleguichet.hardware.protocol.Value;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.Durations;

/**
 * Eight kiosks of the Lot, one in each state that a person may meet, with the names that real
 * places have.
 */
public final class EightKiosks {

  private record Place(
      String code, String name, String commune, String insee, double latitude, double longitude) {}

  private static final List<Place> PLACES =
      List.of(
          new Place(
              "bretenoux",
              "Maison des services de Cère et Dordogne",
              "Bretenoux",
              "46038",
              44.9151,
              1.8381),
          new Place(
              "puy-leveque",
              "France services Vallée du Lot",
              "Puy-l’Évêque",
              "46231",
              44.5048,
              1.1378),
          new Place("cajarc", "Mairie de Cajarc", "Cajarc", "46045", 44.4855, 1.8426),
          new Place("gramat", "Médiathèque intercommunale", "Gramat", "46128", 44.7794, 1.7247),
          new Place(
              "montcuq",
              "Agence postale communale de Montcuq-en-Quercy-Blanc",
              "Montcuq-en-Quercy-Blanc",
              "46201",
              44.3388,
              1.2092),
          new Place(
              "latronquiere",
              "Tiers-lieu du Haut-Ségala",
              "Latronquière",
              "46160",
              44.8010,
              2.0714),
          new Place("limogne", "Relais de Limogne", "Limogne-en-Quercy", "46173", 44.3965, 1.7784));

  private EightKiosks() {}

  /** Makes the sites and lets the kiosks say how they are. */
  public static void on(TestPages.Running pages) {
    PLACES.forEach(place -> insert(pages, place));
    plan(pages, "borne-bretenoux", "bretenoux");
    plan(pages, "borne-puy-leveque", "puy-leveque");
    plan(pages, "borne-cajarc", "cajarc");
    plan(pages, "borne-gramat", "gramat");
    plan(pages, "borne-montcuq", "montcuq");
    plan(pages, "borne-latronquiere", "latronquiere");
    plan(pages, "borne-limogne", "limogne");
    pages.readSites();
    withInterviews(pages);
    healthy(pages, "cauvaldor", "borne-bretenoux");
    healthy(pages, "vallee-du-lot", "borne-puy-leveque")
        .device(
            "printer",
            "error",
            "media-empty-error,marker-supply-low-warning",
            "Brother HL-L2350DW series");
    healthy(pages, "grand-figeac", "borne-cajarc").deviceGone("camera");
    healthy(pages, "cauvaldor", "borne-gramat")
        .measures(HealthMetric.CPU_TEMPERATURE, Value.of(78.4))
        .measures(HealthMetric.STORAGE_USED, Value.of(91.0));
    healthy(pages, "quercy-blanc", "borne-montcuq").dies();
    healthy(pages, "grand-figeac", "borne-latronquiere").stops("maintenance");
    healthy(pages, "grand-cahors", "borne-de-demonstration-itinerante-2");
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () -> pages.context().getBean(LiveFleetStatus.class).picture().entries().size() == 8);
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () ->
                pages
                        .context()
                        .getBean(LiveFleetStatus.class)
                        .picture()
                        .count(KioskStatusCode.STOPPED)
                    == 1);
  }

  /** Gives two of the kiosks a year of interviews, most of them with the pension fund. */
  private static void withInterviews(TestPages.Running pages) {
    Instant now = pages.clock().instant();
    Random random = new Random(11);
    List<String> services = List.of("carsat", "carsat", "carsat", "caf", "cpam");
    for (String name : List.of("borne-bretenoux", "borne-puy-leveque")) {
      List<KioskRecord> records = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Instant started = now.minus(Duration.ofDays(random.nextInt(330) + 1L));
        ServiceCode service = new ServiceCode(services.get(random.nextInt(services.size())));
        records.add(
            new KioskRecord.Interview(
                service,
                started,
                Duration.ofMinutes(5 + random.nextInt(30)),
                i % 8 == 0 ? Outcome.UNANSWERED : Outcome.HELD));
        if (i % 8 != 0 && i % 3 != 0) {
          LocalDate day = LocalDate.ofInstant(started, ZoneOffset.UTC);
          records.add(
              new KioskRecord.Survey(
                  service,
                  day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                  i % 11 == 0 ? Satisfaction.LITTLE_SATISFIED : Satisfaction.VERY_SATISFIED,
                  Optional.of(i % 10 == 0 ? Recommendation.UNDECIDED : Recommendation.YES),
                  Optional.of(Resolution.YES)));
        }
      }
      records.add(
          new KioskRecord.Update(
              now.minus(Duration.ofDays(3)),
              "7",
              "os",
              "2.3.1",
              "2.4.0",
              UpdateEnd.FAILED,
              "not-proven",
              "printer"));
      healthy(pages, name.equals("borne-bretenoux") ? "cauvaldor" : "vallee-du-lot", name)
          .records(records);
    }
    Awaitility.await().atMost(Durations.FIVE_MINUTES).until(() -> interviews(pages) == 80);
  }

  private static int interviews(TestPages.Running pages) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(*) FROM interview").mapTo(Integer.class).one());
  }

  private static SimulatedKiosk healthy(TestPages.Running pages, String territory, String name) {
    return pages
        .kiosk(territory, name)
        .born()
        .device("screen", "ok", "", "iiyama ProLite T2252MSC")
        .device("camera", "ok", "", "Logitech C920e")
        .device("audio", "ok", "", "Jabra Speak 510")
        .device("printer", "ok", "", "Brother HL-L2350DW series")
        .device("presence", "ok", "", "HLK-LD2410C");
  }

  private static void insert(TestPages.Running pages, Place place) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO site (code, name, commune, insee, latitude, longitude, fictitious)"
                        + " VALUES (?, ?, ?, ?, ?, ?, TRUE)",
                    place.code(),
                    place.name(),
                    place.commune(),
                    place.insee(),
                    place.latitude(),
                    place.longitude()));
  }

  private static void plan(TestPages.Running pages, String kiosk, String site) {
    pages
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO planned_kiosk (name, site_id, planned)"
                        + " SELECT ?, id, UTC_TIMESTAMP(3) FROM site WHERE code = ?",
                    kiosk,
                    site));
  }
}
