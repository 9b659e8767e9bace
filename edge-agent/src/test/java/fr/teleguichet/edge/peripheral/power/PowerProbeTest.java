package fr.teleguichet.edge.peripheral.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.release.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PowerProbeTest {

  static final BatteryLimits LIMITS =
      new BatteryLimits(new HealthyRange.AtLeast(80, 30), new HealthyRange.AtLeast(600, 180));

  private static final String LIST =
      """
      BEGIN LIST VAR relais
      VAR relais battery.charge "97"
      VAR relais device.model "Ellipse \\"650\\""
      VAR relais ups.status "OL CHRG"
      END LIST VAR relais
      """;

  private final SimulatedUps ups = new SimulatedUps();
  private int proposals;
  private final PowerProbe probe = new PowerProbe(ups, LIMITS, () -> proposals++);

  @Test
  void onTheMainsAllIsWell() throws Exception {
    assertThat(text(probe.look())).isEqualTo("OK");
  }

  @Test
  void anOutageIsAWarningAndProposesNothingYet() throws Exception {
    ups.setMains(false);
    assertThat(text(probe.look())).isEqualTo("WARNING on-battery");
    assertThat(proposals).isZero();
  }

  /** The kiosk stops once, and in order, whatever the battery does afterwards. */
  @Test
  void theEndOfTheBatteryProposesOneStopForEachOutage() throws Exception {
    ups.setMains(false);
    ups.setCharge(29);
    assertThat(text(probe.look())).isEqualTo("ERROR on-battery,charge-low,runtime-low");
    ups.setCharge(10);
    assertThat(text(probe.look())).isEqualTo("ERROR low-battery,on-battery,charge-low,runtime-low");
    ups.setCharge(40);
    assertThat(text(probe.look())).startsWith("WARNING on-battery");
    ups.setCharge(10);
    assertThat(text(probe.look())).startsWith("ERROR");
    assertThat(proposals).isEqualTo(1);

    ups.setMains(true);
    assertThat(text(probe.look())).startsWith("ERROR low-battery");
    ups.setMains(false);
    assertThat(text(probe.look())).startsWith("ERROR");
    assertThat(proposals).isEqualTo(2);
  }

  @Test
  void anEmptyBatteryOnTheMainsIsLoadedAndStopsNobody() throws Exception {
    ups.setCharge(5);
    assertThat(text(probe.look())).startsWith("ERROR low-battery");
    assertThat(proposals).isZero();
  }

  @Test
  void aSupplyThatIsUnpluggedIsAWarningSinceThereIsPower() throws Exception {
    ups.setPlugged(false);
    assertThat(text(probe.look())).isEqualTo("WARNING ups-driver-not-connected");
  }

  @Test
  void quotedWordsKeepTheirSpacesAndQuotes() {
    assertThat(NutLineReader.words("VAR a \"b \\\"c\\\" \\\\\" \"\""))
        .containsExactly("VAR", "a", "b \"c\" \\", "");
  }

  @Test
  void anErrorOfTheServerIsTheReason() {
    assertThatThrownBy(() -> list("ERR DATA-STALE\n")).hasMessage("data-stale");
  }

  @Test
  void linesAndListsWithoutEndAreCutOff() {
    assertThatThrownBy(() -> list("x".repeat(1_000))).hasMessage("a line without end");
    assertThatThrownBy(() -> list("BEGIN LIST VAR x\n" + "VAR\n".repeat(1_000)))
        .hasMessage("a list without end");
    assertThatThrownBy(() -> list("BEGIN LIST VAR x\n")).hasMessageContaining("cut off");
  }

  @Test
  @Timeout(300)
  void anAnswerIsReadOrRefused() {
    byte[] whole = LIST.getBytes(StandardCharsets.UTF_8);
    assertThat(Mutations.feed(whole, PowerProbeTest::parse)).isPositive();
  }

  static boolean parse(byte[] bytes) {
    try {
      return !new NutLineReader(new ByteArrayInputStream(bytes)).list().isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  private static void list(String text) throws IOException {
    var _ =
        new NutLineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).list();
  }

  static String text(ProbeFinding finding) {
    return switch (finding) {
      case ProbeFinding.Present(var reading) -> (reading.state() + " " + reading.reasons()).strip();
      case ProbeFinding.Missing(String reason) -> "missing " + reason;
    };
  }
}
