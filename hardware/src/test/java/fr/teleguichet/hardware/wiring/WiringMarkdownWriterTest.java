package fr.teleguichet.hardware.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WiringMarkdownWriterTest {

  private static final Wiring WIRING =
      new Wiring(
          Header.RASPBERRY_PI_5,
          Wires.LIMITS,
          List.of(Wires.output("lamp", 22, 15), Wires.input("button", 17, 11)),
          List.of(
              Wires.supply("fan", Rail.V5, 2, 150),
              Wires.supply("radar", Rail.V5, 2, 80),
              Wires.supply("fan-ground", Rail.GROUND, 6, 0)),
          List.of(Wires.i2c("presence", 1, 0x29)));

  @Test
  void theHeaderLiesInTwoColumnsAsOnTheBoard() {
    List<String> rows = new WiringMarkdownWriter(WIRING).header().lines().toList();
    assertThat(rows).hasSize(22);
    assertThat(rows)
        .contains(
            "|  | 3.3 V | 1 | 2 | 5 V | fan (X1), radar (X1) |",
            "| button (X1) | GPIO17 | 11 | 12 | GPIO18 |  |",
            "| leave free | GPIO0 | 27 | 28 | GPIO1 | leave free |",
            "|  | Ground | 39 | 40 | GPIO21 |  |");
  }

  @Test
  void theFunctionsFollowThePinsAndNotTheFile() {
    assertThat(new WiringMarkdownWriter(WIRING).functions().lines().skip(2))
        .containsExactly(
            "| button | 11 | GPIO17 | gpio | in | up | low | 30 ms | X1 | white | Something |",
            "| lamp | 15 | GPIO22 | gpio | out | none | low |  | X1 | white | Something |");
  }

  @Test
  void theSuppliesEndInTheSumOfEachRail() {
    assertThat(new WiringMarkdownWriter(WIRING).supplies())
        .contains("| fan-ground | 6 | Ground |  | X1 | red | Something |\n")
        .endsWith("\n- 3.3 V: 0 mA of at most 100 mA\n- 5 V: 230 mA of at most 500 mA\n");
  }

  @Test
  void theDevicesShowTheirAddress() {
    assertThat(new WiringMarkdownWriter(WIRING).devices())
        .endsWith("| i2c1 | presence | address 0x29 |\n");
  }
}
