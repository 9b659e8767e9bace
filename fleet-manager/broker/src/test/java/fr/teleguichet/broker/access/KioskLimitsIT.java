package fr.teleguichet.broker.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever one kiosk's certificate does to a broker of little memory, the others stay connected.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class KioskLimitsIT {
  private static final int GRANTED = 1;
  private static final int NOT_AUTHORIZED = 0x87;

  private static final int FILTERS = 70_000;

  /** More than the broker's heap holds. */
  private static final int DEATHS = 1_000;

  private static final int DEATH_BYTES = 200_000;

  private TlsBroker broker;
  private SSLContext k1;

  @BeforeAll
  void aBrokerOfLittleMemory(@TempDir Path folder) throws IOException {
    broker = new TlsBroker(folder, "128m");
    k1 = broker.kiosk("lot", "k1");
  }

  @AfterAll
  void theBrokerIsStopped() {
    broker.close();
  }

  @Test
  void filtersWithoutEndBelowItsOwnCommandsAreAllRefused() throws Exception {
    assertThat(tried(SubscriptionLimit.MAX_FILTERS, "spBv1.0/lot/NCMD/k1/", "/xxx")).isZero();
  }

  @Test
  void filtersOfTheRightFormAreGrantedUpToANumber() throws Exception {
    assertThat(tried(SubscriptionLimit.MAX_FILTERS, "spBv1.0/lot/DCMD/k1/device-", ""))
        .isEqualTo(SubscriptionLimit.MAX_FILTERS);
  }

  @Test
  void aThousandFiltersInOnePacketAreAllRefused() throws Exception {
    assertThat(tried(1_000, "spBv1.0/lot/DCMD/k1/device-", "")).isZero();
    assertThat(broker.output()).doesNotContain("Exception");
    assertThat(broker.refusals())
        .anyMatch(text -> text.contains("client=lot/k1\n") && text.contains("kind=subscribe\n"));
  }

  /** So many filters in several packets; how many were granted. Another kiosk looks on. */
  private int tried(int ofAPacket, String before, String after) throws Exception {
    List<Integer> answers = new ArrayList<>();
    try (PahoPeer other = PahoPeer.connected(broker.port(), broker.kiosk("lot", "k2"), "lot/k2");
        PahoPeer kiosk = kiosk()) {
      for (int first = 0; first < FILTERS; first += ofAPacket) {
        answers.addAll(
            kiosk.subscribe(
                IntStream.range(first, first + ofAPacket)
                    .mapToObj(number -> before + number + after)
                    .toList(),
                1));
      }
      assertThat(other.acknowledgement("spBv1.0/lot/NDATA/k2", "still here"))
          .isNotEqualTo(NOT_AUTHORIZED);
      assertThat(other.isConnected()).isTrue();
    }
    assertThat(answers).hasSizeGreaterThanOrEqualTo(FILTERS);
    return Collections.frequency(answers, GRANTED);
  }

  @Test
  void aFilterThatIsGivenUpMakesRoomAndTheSameAgainTakesNone() throws Exception {
    try (PahoPeer kiosk = kiosk()) {
      for (int number = 0; number < SubscriptionLimit.MAX_FILTERS; number++) {
        assertThat(kiosk.subscribe("spBv1.0/lot/DCMD/k1/d" + number)).isEqualTo(GRANTED);
      }
      assertThat(kiosk.subscribe("spBv1.0/lot/DCMD/k1/d0")).isEqualTo(GRANTED);
      assertThat(kiosk.subscribe("spBv1.0/lot/NCMD/k1")).isEqualTo(NOT_AUTHORIZED);

      kiosk.unsubscribe("spBv1.0/lot/DCMD/k1/d0");

      assertThat(kiosk.subscribe("spBv1.0/lot/NCMD/k1")).isEqualTo(GRANTED);
    }
  }

  @Test
  void whatAKioskSendsItselfAndDoesNotTakeIsKeptUpToANumber() throws Exception {
    try (PahoPeer other = PahoPeer.connected(broker.port(), broker.kiosk("lot", "k2"), "lot/k2");
        PahoPeer kiosk = kiosk()) {
      kiosk.acknowledgeNothing();
      assertThat(kiosk.subscribe("spBv1.0/lot/NDEATH/k1")).isEqualTo(GRANTED);

      for (int number = 0; number < DEATHS; number++) {
        assertThat(kiosk.acknowledgement("spBv1.0/lot/NDEATH/k1", "x".repeat(DEATH_BYTES)))
            .isNotEqualTo(NOT_AUTHORIZED);
      }

      assertThat(other.acknowledgement("spBv1.0/lot/NDATA/k2", "still here"))
          .isNotEqualTo(NOT_AUTHORIZED);
      assertThat(other.isConnected()).isTrue();
    }
  }

  /** What is of QoS 0 waits for a slow reader by its bytes, which are a part of the whole heap. */
  @ParameterizedTest
  @ValueSource(strings = {"spBv1.0/lot/NDEATH/k1", "spBv1.0/STATE/+"})
  void whatMayComeInNumbersIsHeardWithQos1(String filter) throws Exception {
    try (PahoPeer kiosk = kiosk()) {
      assertThat(kiosk.subscribe(filter, 0)).isEqualTo(NOT_AUTHORIZED);
      assertThat(kiosk.subscribe(filter, 1)).isEqualTo(GRANTED);
    }
  }

  @Test
  void aDeathIsSaidWithQos1() throws Exception {
    try (PahoPeer kiosk = kiosk()) {
      kiosk.publish("spBv1.0/lot/NDEATH/k1", "gone", 0, false);

      assertThat(kiosk.end(10)).isEqualTo(NOT_AUTHORIZED);
    }
  }

  @Test
  void noSessionOutlivesItsConnection() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertThat(PahoPeer.findsItsSession(broker.port(), k1, "lot/k1", "spBv1.0/lot/NCMD/k1"))
          .isFalse();
    }
  }

  private PahoPeer kiosk() throws MqttException, IOException {
    return PahoPeer.connected(broker.port(), k1, "lot/k1");
  }
}
