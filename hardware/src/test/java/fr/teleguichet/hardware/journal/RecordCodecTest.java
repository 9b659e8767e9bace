package fr.teleguichet.hardware.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.protocol.DataSet;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final ServiceCode CARSAT = new ServiceCode("carsat");

  static Stream<KioskRecord> everyRecord() {
    return Stream.of(
        new KioskRecord.Interview(CARSAT, NOON, Duration.ofMinutes(21), Outcome.HELD),
        new KioskRecord.Interview(
            CARSAT, NOON, Duration.ZERO, Outcome.UNANSWERED, Optional.of(Duration.ofMinutes(10))),
        new KioskRecord.Survey(
            CARSAT,
            LocalDate.parse("2026-11-23"),
            Satisfaction.VERY_SATISFIED,
            Optional.of(Recommendation.YES),
            Optional.of(Resolution.PARTLY)),
        new KioskRecord.Survey(
            CARSAT,
            LocalDate.parse("2026-11-23"),
            Satisfaction.NOT_SATISFIED,
            Optional.empty(),
            Optional.empty()),
        new KioskRecord.Survey(
            CARSAT,
            LocalDate.parse("2026-11-23"),
            Satisfaction.SATISFIED,
            Optional.empty(),
            Optional.empty(),
            Optional.of(Alternative.GIVEN_UP),
            Optional.of(ReferralSource.TOWN_HALL)),
        new KioskRecord.Presence(NOON, 12, 3),
        new KioskRecord.Incident(
            Peripheral.PRINTER, NOON, Optional.of(PeripheralState.ERROR), "media-empty"),
        new KioskRecord.Incident(Peripheral.CAMERA, NOON, Optional.empty(), ""),
        new KioskRecord.Started(NOON, "power-loss", "b0d7"),
        new KioskRecord.Visit(NOON, new UUID(4, 6), SessionStep.CHOSE, Optional.of(CARSAT)),
        new KioskRecord.Visit(NOON, new UUID(4, 6), SessionStep.CALLED, Optional.empty()),
        new KioskRecord.Care(
            NOON,
            UUID.fromString("018f6a00-0000-7000-8000-000000000001"),
            "test-print",
            RemoteCommandStage.FAILED,
            "media-empty"),
        new KioskRecord.Update(
            NOON, "7", "os", "2.3.1", "2.4.0", UpdateEnd.FAILED, "not-proven", "printer"),
        new KioskRecord.Update(NOON, "8", "", "", "", UpdateEnd.CANCELLED, "", ""),
        new KioskRecord.Erasure(NOON, false, new TreeMap<>()),
        new KioskRecord.Erasure(
            NOON,
            true,
            new TreeMap<>(
                Map.of(
                    ErasurePlace.BROWSER, ErasureFinding.GONE,
                    ErasurePlace.MEMORY, ErasureFinding.GONE,
                    ErasurePlace.PRINTER, ErasureFinding.LEFT,
                    ErasurePlace.READER, ErasureFinding.UNCHECKED))),
        new KioskRecord.NetworkChange(NOON, true, NetworkChangeEnd.UNCONNECTED, "wifi-password"),
        new KioskRecord.NetworkChange(NOON, false, NetworkChangeEnd.KEPT, ""),
        new KioskRecord.Other("dance", NOON, "{\"steps\":3}"));
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void whatIsWrittenIsReadBack(KioskRecord record) {
    assertThat(RecordCodec.decode(entry(1, record))).isEqualTo(record);
  }

  /** A place that is passed over would be taken for one where nothing is. */
  @Test
  void anErasureOfPlacesThatAreNotKnownIsKeptAsItCame() {
    String body = "{\"recheck\":0,\"gone\":\"browser\",\"left\":\"cellar\",\"unchecked\":\"\"}";
    assertThat(RecordCodec.decode(new JournalEntry(1, NOON, "erasure", body)))
        .isEqualTo(new KioskRecord.Other("erasure", NOON, body));
  }

  @Test
  void aSurveySaysNeitherHourNorDay() {
    var survey =
        new KioskRecord.Survey(
            CARSAT,
            LocalDate.parse("2026-11-23"),
            Satisfaction.SATISFIED,
            Optional.empty(),
            Optional.empty());

    assertThat(survey.occurred()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    assertThatThrownBy(
            () ->
                new KioskRecord.Survey(
                    CARSAT,
                    LocalDate.parse("2026-11-24"),
                    Satisfaction.SATISFIED,
                    Optional.empty(),
                    Optional.empty()))
        .hasMessageContaining("2026-11-24");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"service\":\"carsat\"}",
        "{\"service\":\"CARSAT\",\"seconds\":3,\"outcome\":\"held\"}",
        "{\"service\":\"carsat\",\"seconds\":-3,\"outcome\":\"held\"}",
        "{\"service\":\"carsat\",\"seconds\":999999,\"outcome\":\"held\"}",
        "{\"service\":\"carsat\",\"seconds\":3,\"outcome\":\"dreamt\"}",
        "{\"service\":\"carsat\",\"seconds\":3,\"outcome\":\"held\",\"waited\":-1}",
        "{\"service\":\"carsat\",\"seconds\":3,\"outcome\":\"held\",\"waited\":43201}",
        "{\"service\":\"carsat\",\"seconds\":\"3\",\"outcome\":\"held\"}",
        "{\"service\":\"carsat\",\"seconds\":3,\"outcome\":\"held\"} trailing"
      })
  void aRecordThatCantBeReadIsKeptAsItCame(String body) {
    var entry = new JournalEntry(3, NOON, "interview", body);

    assertThat(RecordCodec.decode(entry)).isEqualTo(new KioskRecord.Other("interview", NOON, body));
  }

  /** Byte for byte as the versions before wrote it, which fleets still have in their journals. */
  @Test
  void anInterviewOfWhichNobodyKnowsTheWaitIsWrittenAsBeforeAndReadAsBefore() {
    var held = new KioskRecord.Interview(CARSAT, NOON, Duration.ofSeconds(90), Outcome.HELD);
    String body = "{\"service\":\"carsat\",\"seconds\":90,\"outcome\":\"held\"}";

    assertThat(RecordCodec.body(held)).isEqualTo(body);
    assertThat(RecordCodec.decode(new JournalEntry(3, NOON, "interview", body))).isEqualTo(held);
    assertThat(held.waited()).isEmpty();
  }

  /**
   * Byte for byte as the versions before wrote it; and a manager of before passes over the rest.
   */
  @Test
  void aSurveyWithoutTheLastTwoAnswersIsWrittenAsBeforeAndReadAsBefore() {
    var survey =
        new KioskRecord.Survey(
            CARSAT,
            LocalDate.parse("2026-11-23"),
            Satisfaction.SATISFIED,
            Optional.of(Recommendation.YES),
            Optional.of(Resolution.PARTLY));
    String body =
        "{\"service\":\"carsat\",\"satisfaction\":\"satisfied\",\"recommend\":\"yes\","
            + "\"resolved\":\"partly\"}";

    assertThat(RecordCodec.body(survey)).isEqualTo(body);
    assertThat(RecordCodec.decode(new JournalEntry(3, survey.occurred(), "survey", body)))
        .isEqualTo(survey);
  }

  /** A step of a newer kiosk counts as a record all the same. */
  @Test
  void aStepThatThisVersionDoesNotKnowIsKeptAsItCame() {
    String body = "{\"session\":\"00000000-0000-0004-0000-000000000006\",\"step\":\"danced\"}";

    assertThat(RecordCodec.decode(new JournalEntry(3, NOON, "visit", body)))
        .isEqualTo(new KioskRecord.Other("visit", NOON, body));
  }

  @Test
  void aMemberOfANewerVersionIsPassedOver() {
    var entry =
        new JournalEntry(
            3,
            NOON,
            "presence",
            "{\"passers\":2,\"visits\":1,\"new\":{\"a\":[1,{}]},\"flag\":true}");

    assertThat(RecordCodec.decode(entry)).isEqualTo(new KioskRecord.Presence(NOON, 2, 1));
  }

  @Test
  void entriesTravelAsRows() {
    List<JournalEntry> entries =
        List.of(
            entry(7, new KioskRecord.Presence(NOON, 1, 0)),
            entry(8, new KioskRecord.Started(NOON, "first-start", "b")));

    assertThat(JournalDataSetCodec.decode(JournalDataSetCodec.encode(entries))).contains(entries);
    assertThat(JournalDataSetCodec.decode(JournalDataSetCodec.encode(List.of())))
        .contains(List.of());
  }

  @Test
  void rowsWithAGapOrOutOfBoundsAreRefusedAsAWhole() {
    JournalEntry seven = entry(7, new KioskRecord.Presence(NOON, 1, 0));
    JournalEntry nine = entry(9, new KioskRecord.Presence(NOON, 1, 0));
    DataSet good = JournalDataSetCodec.encode(List.of(seven));

    assertThat(JournalDataSetCodec.decode(JournalDataSetCodec.encode(List.of(seven, nine))))
        .isEmpty();
    assertThat(JournalDataSetCodec.decode(JournalDataSetCodec.encode(List.of(seven, seven))))
        .isEmpty();
    assertThat(JournalDataSetCodec.decode(new DataSet(good.columns().subList(0, 3), List.of())))
        .isEmpty();
    for (List<Value> row :
        List.of(
            List.of(Value.of(0), Value.of(1), Value.of("t"), Value.of("{}")),
            List.of(Value.ABSENT, Value.of(1), Value.of("t"), Value.of("{}")),
            List.of(Value.of(1), Value.of(1), Value.of(""), Value.of("{}")),
            List.of(Value.of(1), Value.of(1), Value.of("t".repeat(41)), Value.of("{}")),
            List.of(Value.of(1), Value.of(1), Value.of("t"), Value.of("b".repeat(4_001))))) {
      assertThat(JournalDataSetCodec.decode(new DataSet(good.columns(), List.of(row)))).isEmpty();
    }
  }

  @Test
  void noBodyMakesTheReaderThrow() {
    var random = new Random(11);
    String alphabet = "{}[]\":,0123456789-eservicondathl\\u\u0000é";
    String[] types = {
      "interview", "survey", "presence", "incident", "started", "care", "visit", "update", "x"
    };
    for (int round = 0; round < 30_000; round++) {
      var body = new StringBuilder("{\"service\":\"carsat\",");
      random
          .ints(random.nextInt(60), 0, alphabet.length())
          .forEach(i -> body.append(alphabet.charAt(i)));
      var entry = new JournalEntry(1, NOON, types[round % types.length], body.toString());
      assertThat(RecordCodec.decode(entry)).isNotNull();
    }
  }

  private static JournalEntry entry(long number, KioskRecord record) {
    return new JournalEntry(
        number, record.occurred(), RecordCodec.type(record), RecordCodec.body(record));
  }
}
