package fr.teleguichet.edge.soak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A day of the whole agent with random faults, on a loop whose time is simulated. After each minute
 * the verdict is compared with what must follow from the faults, and at the end the journal with
 * itself. The property {@code soak.seeds} says how many days.
 */
class SoakTest {

  private static final Logger LOG = Logger.getLogger("fr.teleguichet.edge");

  /** Days of trouble would drown what other tests say. */
  @BeforeAll
  static void quietly() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void aloud() {
    LOG.setLevel(null);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("soak.seeds", 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Timeout(300)
  void aDayOfFaultsLeadsToNoWrongVerdictAndNoRepairThatHarms(long seed) {
    var day = new Day(seed);
    int judged = day.pass();
    // A day that judges little, repairs nothing and does no wish would prove nothing.
    assertThat(judged).isGreaterThan(Day.MINUTES * 9 / 10);
    assertThat(day.reboots()).isNotEmpty();
    assertThat(day.performed()).isGreaterThan(5);
    List<KioskRecord> records = day.journal.records();
    incidentsTellEachChangeOnce(records);
    careEndsOnce(records);
  }

  /** Two incidents of one peripheral in a row differ, and after the calm hour all is well. */
  private static void incidentsTellEachChangeOnce(List<KioskRecord> records) {
    Map<Peripheral, String> last = new EnumMap<>(Peripheral.class);
    for (KioskRecord record : records) {
      if (record instanceof KioskRecord.Incident(var peripheral, _, var state, _)) {
        String word = state.map(PeripheralState::code).orElse("missing");
        assertThat(last.put(peripheral, word))
            .as("%s before %s", peripheral, word)
            .isNotEqualTo(word);
      }
    }
    assertThat(last).isNotEmpty();
    assertThat(last.values()).containsOnly("ok");
  }

  /** Nothing follows an end, and what is begun is begun once. */
  private static void careEndsOnce(List<KioskRecord> records) {
    Map<UUID, List<RemoteCommandStage>> stages = new HashMap<>();
    for (KioskRecord record : records) {
      if (record instanceof KioskRecord.Care care) {
        stages.computeIfAbsent(care.id(), _ -> new ArrayList<>()).add(care.stage());
      }
    }
    stages.forEach(
        (id, way) -> {
          List<RemoteCommandStage> before = way.subList(0, way.size() - 1);
          assertThat(before).as("%s: %s", id, way).noneMatch(RemoteCommandStage::isEnd);
          assertThat(way.stream().filter(it -> it == RemoteCommandStage.EXECUTING).count())
              .as("%s: %s", id, way)
              .isLessThanOrEqualTo(1);
        });
  }
}
