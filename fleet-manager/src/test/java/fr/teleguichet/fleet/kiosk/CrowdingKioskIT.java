package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.sparkplug.TestNode;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Durations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One kiosk that sends without end, over the real ingest and into the real database. */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class CrowdingKioskIT {

  private static final int BIRTHS = 27;
  private static final int NAMES_EACH = 2_000 - 7; // beside those that every birth has
  private static final int OTHERS = 20;

  @Test
  void ofFiftyFourThousandNamesFewAreKeptAndEverybodyElsesReportsAreStored(TestPages.Running pages)
      throws InterruptedException {
    TestNode crowd = new TestNode("cauvaldor", "borne-bavarde");
    List<TestNode> others =
        IntStream.range(0, OTHERS).mapToObj(i -> new TestNode("cauvaldor", "borne-" + i)).toList();
    Instant start = pages.clock().instant();
    for (TestNode other : others) {
      receive(pages, other.birth(start));
    }
    for (int birth = 0; birth < BIRTHS; birth++) {
      receive(pages, crowd.birth(start.plusMillis(birth), metrics(birth * NAMES_EACH)));
      for (TestNode other : others) {
        receive(pages, other.temperature(start.plusMillis(birth + 1), 50 + birth));
      }
    }

    await()
        .atMost(Duration.ofMinutes(5))
        .untilAsserted(
            () ->
                assertThat(
                        count(
                            pages,
                            "report JOIN kiosk ON kiosk.id = kiosk_id WHERE name <>"
                                + " 'borne-bavarde'"))
                    .isEqualTo(OTHERS * (1L + BIRTHS)));
    assertThat(count(pages, "metric_name")).isBetween(1L, 1_000L);
    assertThat(pages.telemetry().queue().dropped()).isZero();
    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(() -> assertThat(pages.get("/").body()).contains(SENTENCE));
    assertThat(pages.get("/kiosks/borne-bavarde").body()).contains(SENTENCE);
    assertThat(pages.page("/kiosks/borne-1")).doesNotContain(SENTENCE);
    assertThat(pages.get("/api/v1/kiosks?problem=traffic").body())
        .contains("borne-bavarde", "\"about\":\"traffic\"")
        .doesNotContain("borne-1");
  }

  private static final String SENTENCE = "La borne déclare plus de 1\u202f000 mesures de sa façon";

  private static List<Metric> metrics(int from) {
    List<Metric> metrics = new ArrayList<>();
    for (int i = from; i < from + NAMES_EACH; i++) {
      metrics.add(
          Metric.declared("Bavardage/Nom " + i, DataType.INT32, Value.of(i), 1)
              .withAlias(1_000L + i));
    }
    return metrics;
  }

  private static void receive(TestPages.Running pages, TestNode.Sent message)
      throws InterruptedException {
    pages.telemetry().received(message.topic(), message.payload());
  }

  private static long count(TestPages.Running pages, String from) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM " + from).mapTo(long.class).one());
  }
}
