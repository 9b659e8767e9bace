package fr.teleguichet.edge.wire;

import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.linuxfs.provider.pwm.LinuxFsPwmProvider;
import java.util.List;

/**
 * The providers that lines are made by. Each is named at every creation: without a name Pi4J takes
 * whichever has the highest priority, which need not be the one that was tested.
 *
 * @param input for inputs
 * @param output for outputs
 * @param pwm for pulse width lines
 * @param i2c for I2C devices
 */
record Pi4jProviders(String input, String output, String pwm, String i2c) {

  /** The kernel's character device for lines, its file system for the rest. */
  static final Pi4jProviders KERNEL =
      new Pi4jProviders(
          GpioDDigitalInputProvider.ID,
          GpioDDigitalOutputProvider.ID,
          LinuxFsPwmProvider.ID,
          LinuxFsI2CProvider.ID);

  List<String> all() {
    return List.of(input, output, pwm, i2c);
  }
}
