package fr.teleguichet.swarm.journal;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.journal.RecordCodec;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * What a simulated kiosk writes down. The content follows from the kiosk, the record's number and
 * the time alone, so that a row sent again says the same and nothing of it need be kept.
 */
public final class RecordScript {

  private static final List<ServiceCode> SERVICES =
      List.of(
          new ServiceCode("carsat"),
          new ServiceCode("caf"),
          new ServiceCode("cpam"),
          new ServiceCode("france-travail"),
          new ServiceCode("msa"));

  private RecordScript() {}

  /**
   * The entry with this number; the first says that the agent started, as a real kiosk's does.
   *
   * @param kiosk the kiosk's number in the swarm
   * @param millis when the record was written, milliseconds since 1970 UTC
   */
  public static JournalEntry entry(int kiosk, long number, long millis) {
    KioskRecord record = record(kiosk, number, Instant.ofEpochMilli(millis));
    return new JournalEntry(
        number, record.occurred(), RecordCodec.type(record), RecordCodec.body(record));
  }

  private static KioskRecord record(int kiosk, long number, Instant at) {
    if (number == 1) {
      return new KioskRecord.Started(at, "power", "boot-" + kiosk);
    }
    int lot = lot(kiosk, number);
    return switch (lot % 8) {
      case 0, 1, 2 -> interview(lot, at);
      case 3, 4 -> survey(lot, at);
      case 5, 6 ->
          new KioskRecord.Presence(at.truncatedTo(ChronoUnit.HOURS), lot % 40, lot % 40 / 4);
      default -> incident(at);
    };
  }

  private static KioskRecord interview(int lot, Instant at) {
    return new KioskRecord.Interview(
        service(lot),
        at,
        Duration.ofSeconds(30 + lot % 2_400),
        pick(List.of(Outcome.values()), lot / 8));
  }

  private static KioskRecord survey(int lot, Instant at) {
    LocalDate week =
        at.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new KioskRecord.Survey(
        service(lot),
        week,
        pick(List.of(Satisfaction.values()), lot / 8),
        Optional.of(pick(List.of(Recommendation.values()), lot / 32)),
        Optional.of(pick(List.of(Resolution.values()), lot / 96)));
  }

  private static KioskRecord incident(Instant at) {
    return new KioskRecord.Incident(
        Peripheral.PRINTER, at, Optional.of(PeripheralState.WARNING), "media-low");
  }

  private static ServiceCode service(int lot) {
    return pick(SERVICES, lot / 8);
  }

  private static <T> T pick(List<T> choices, int lot) {
    return choices.get(lot % choices.size());
  }

  /** A number of 0 to 2^20 - 1 that looks drawn, after Knuth's multiplicative hashing. */
  private static int lot(int kiosk, long number) {
    long mixed = (kiosk * 1_000_003L + number) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 44);
  }
}
