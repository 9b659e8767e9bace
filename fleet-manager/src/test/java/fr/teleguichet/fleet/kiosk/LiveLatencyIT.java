package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures how long a change takes to reach an open page, with 10,000 kiosks. By hand: {@code mvn
 * verify -pl fleet-manager -am -Dit.test=LiveLatencyIT -Dtest=None
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
 * -Dteleguichet.measure=true -Dbrief.jvm=}.
 */
@EnabledIfSystemProperty(named = "teleguichet.measure", matches = "true")
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class LiveLatencyIT {

  private static final int KIOSKS = 10_000;
  private static final int PAGES = 20;
  private static final int CHANGES = 300;
  private static final long NANOS_PER_REPORT = 500_000; // two thousand reports a second

  @Test
  void aChangeReachesEveryPage(TestPages.Running pages) throws IOException {
    List<SimulatedKiosk> kiosks = new ArrayList<>();
    for (int i = 0; i < KIOSKS; i++) {
      kiosks.add(pages.kiosk("lot-" + i % 40, "borne-" + i).born());
    }
    LiveFleetStatus fleet = pages.context().getBean(LiveFleetStatus.class);
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> fleet.picture().entries().size() == KIOSKS);
    Map<String, Long> seen = new ConcurrentHashMap<>();
    for (int i = 0; i < PAGES; i++) {
      listen(pages, "/events/kiosks?lang=" + (i % 2 == 0 ? "fr" : "en"), i == 0 ? seen : Map.of());
    }
    AtomicBoolean done = new AtomicBoolean();
    Thread load = Thread.ofPlatform().start(() -> report(kiosks.subList(1_000, KIOSKS), done));
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      SimulatedKiosk kiosk = kiosks.get(i);
      long begun = pages.clock().millis();
      kiosk.dies();
      Awaitility.await()
          .atMost(Durations.FIVE_MINUTES)
          .pollInterval(java.time.Duration.ofMillis(2))
          .until(() -> seen.containsKey(kiosk.name()));
      millis.add(seen.getOrDefault(kiosk.name(), Long.MAX_VALUE) - begun);
      if (i % 100 == 99) { // the window holds the 200 worst: make room
        kiosks.subList(i - 99, i + 1).forEach(SimulatedKiosk::born);
      }
    }
    done.set(true);
    Collections.sort(millis);
    System.Logger log = System.getLogger("measure");
    log.log(
        System.Logger.Level.WARNING,
        "milliseconds until an open page is told, of {0}: p50 {1}, p99 {2}, most {3}",
        CHANGES,
        millis.get(CHANGES / 2),
        millis.get(CHANGES * 99 / 100),
        millis.getLast());
    assertThat(load.isAlive() || done.get()).isTrue();
  }

  private static void report(List<SimulatedKiosk> kiosks, AtomicBoolean done) {
    Random random = new Random(1);
    while (!done.get()) {
      kiosks
          .get(random.nextInt(kiosks.size()))
          .measures(HealthMetric.CPU_TEMPERATURE, Value.of(40.0 + random.nextInt(20)));
      LockSupport.parkNanos(NANOS_PER_REPORT);
    }
  }

  private static void listen(TestPages.Running pages, String path, Map<String, Long> seen) {
    HttpClient client = HttpClient.newHttpClient();
    Thread _ =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    HttpResponse<Stream<String>> answer =
                        client.send(
                            pages.request(path).build(), HttpResponse.BodyHandlers.ofLines());
                    answer.body().forEach(line -> note(pages, line, seen));
                  } catch (IOException | java.io.UncheckedIOException _) {
                    Thread.currentThread().interrupt(); // the server ended
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  private static void note(TestPages.Running pages, String line, Map<String, Long> seen) {
    if (!(seen instanceof ConcurrentHashMap) || !line.startsWith("data:")) {
      return;
    }
    long now = pages.clock().millis();
    java.util.regex.Matcher row =
        java.util.regex.Pattern.compile("\"(borne-[0-9]+)\":\"<li class=\\\\\"kiosk-row is-failed")
            .matcher(line);
    row.results().forEach(match -> seen.putIfAbsent(match.group(1), now));
  }
}
