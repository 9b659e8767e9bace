package fr.teleguichet.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.pi4j.Pi4J;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.plugin.mock.Mock;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.i2c.MockI2CProvider;
import com.pi4j.plugin.mock.provider.pwm.MockPwmProvider;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.ActiveLevel;
import org.junit.jupiter.api.Test;

/** The adapter on Pi4J's own mock; the providers of the kernel need a Raspberry Pi. */
class Pi4jWiresTest extends WiresContract {

  private static final Pi4jProviders MOCK =
      new Pi4jProviders(
          Mock.DIGITAL_INPUT_PROVIDER_ID,
          Mock.DIGITAL_OUTPUT_PROVIDER_ID,
          Mock.PWM_PROVIDER_ID,
          Mock.I2C_PROVIDER_ID);

  @Override
  FarEnd make() {
    Context context =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .add(
                MockDigitalInputProvider.newInstance(),
                MockDigitalOutputProvider.newInstance(),
                MockPwmProvider.newInstance(),
                MockI2CProvider.newInstance())
            .build();
    return new MockEnd(context, new Pi4jWires(PROFILE, context, MOCK));
  }

  private record MockEnd(Context context, BoardWires wires) implements FarEnd {
    @Override
    public void drive(Slug input, boolean active) {
      var _ =
          context
              .getIO(input.value(), MockDigitalInput.class)
              .mockState(DigitalState.getState(active == isHighActive(input)));
    }

    @Override
    public boolean isActive(Slug output) {
      boolean high = context.getIO(output.value(), DigitalOutput.class).state().isHigh();
      return high == isHighActive(output);
    }

    @Override
    public int duty(Slug line) {
      return context.getIO(line.value(), Pwm.class).dutyCycle();
    }

    private static boolean isHighActive(Slug line) {
      return PROFILE.wiring().function(line).orElseThrow().active() == ActiveLevel.HIGH;
    }
  }

  /** Pi4J leaves out without a word what it can't start, and would take the next provider. */
  @Test
  void aContextWithoutTheKernelsProvidersIsRefusedByName() {
    Context context =
        Pi4J.newContextBuilder().noAutoDetect().add(MockDigitalInputProvider.newInstance()).build();
    try {
      assertThatThrownBy(() -> Pi4jContextFactory.requireProviders(context, Pi4jProviders.KERNEL))
          .isInstanceOf(WireException.class)
          .hasMessageContaining(
              "[gpiod-digital-input, gpiod-digital-output, linuxfs-pwm, linuxfs-i2c]")
          .hasMessageContaining("it has [mock-digital-input]");
    } finally {
      assertThat(context.shutdown().isShutdown()).isTrue();
    }
  }

  @Test
  void aMachineThatIsNoRaspberryPiIsRefusedWithTheReason() {
    assumeFalse(BoardInfoHelper.runningOnRaspberryPi(), "this is a Raspberry Pi");
    assertThatThrownBy(() -> Pi4jWires.open(PROFILE))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("does not recognise this machine as a Raspberry Pi")
        .hasMessageContaining("hardware: simulated");
  }
}
