package fr.teleguichet.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.text.Slug;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SimulatedWiresTest extends WiresContract {

  @Override
  FarEnd make() {
    var wires = new SimulatedWires(PROFILE);
    wires.plug(SENSOR, new Memory());
    return new FarEnd() {
      @Override
      public BoardWires wires() {
        return wires;
      }

      @Override
      public void drive(Slug input, boolean active) throws WireException {
        wires.drive(input, active);
      }

      @Override
      public boolean isActive(Slug output) {
        return wires.level(output);
      }

      @Override
      public int duty(Slug line) {
        return wires.duty(line);
      }
    };
  }

  @Test
  void aHandCannotMoveWhatTheBoardDrives() {
    var wires = new SimulatedWires(PROFILE);
    assertThatThrownBy(() -> wires.drive(RED, true))
        .hasMessage("light-red is driven by the board; only an input can be moved");
    assertThatThrownBy(() -> wires.drive(new Slug("lever"), true))
        .hasMessageContaining("has no line lever");
  }

  @Test
  void aBusWithNothingOnItDoesNotAnswer() throws WireException {
    var wires = new SimulatedWires(PROFILE);
    try (var sensor = wires.registers(SENSOR)) {
      assertThatThrownBy(() -> sensor.read(0, 1))
          .isInstanceOf(WireException.class)
          .hasMessage("nothing answers at I2C1, address 0x29");
    }
    assertThat(wires.level(BUTTON)).isFalse();
  }

  private static final class Memory implements SimulatedRegisters {
    private final byte[] bytes = new byte[0x200];

    @Override
    public byte[] read(int index, int length) {
      return Arrays.copyOfRange(bytes, index, index + length);
    }

    @Override
    public void write(int index, byte[] values) {
      System.arraycopy(values, 0, bytes, index, values.length);
    }
  }
}
