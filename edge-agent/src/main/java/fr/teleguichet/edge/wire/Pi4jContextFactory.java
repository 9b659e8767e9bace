package fr.teleguichet.edge.wire;

import com.pi4j.Pi4J;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.boardinfo.util.PwmChipUtil;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.linuxfs.provider.pwm.LinuxFsPwmProvider;
import java.util.List;

/**
 * The one Pi4J context of the process. It is made of named providers and never by detection:
 * detection leaves a provider out without a word when it can't be initialised, and takes the next.
 */
final class Pi4jContextFactory {

  private Pi4jContextFactory() {}

  /** A context with the kernel's providers, or the reason why there is none. */
  static Context open() throws WireException {
    if (!BoardInfoHelper.runningOnRaspberryPi()) {
      throw new WireException(
          "Pi4J does not recognise this machine as a Raspberry Pi, so its lines can't be driven;"
              + " run the agent on the board of the board file, or with hardware: simulated");
    }
    Context context =
        WireErrorText.told("open the lines of this board", Pi4jContextFactory::kernel);
    try {
      requireProviders(context, Pi4jProviders.KERNEL);
    } catch (WireException e) {
      var _ = context.shutdown();
      throw e;
    }
    return context;
  }

  /** Refuses a context that lacks a provider, naming it. */
  static void requireProviders(Context context, Pi4jProviders wanted) throws WireException {
    List<String> missing =
        wanted.all().stream().filter(id -> !context.providers().exists(id)).toList();
    if (!missing.isEmpty()) {
      throw new WireException(
          "Pi4J could not start its providers %s on this board; it has %s. See its log lines above"
              .formatted(missing, context.providers().all().keySet().stream().sorted().toList()));
    }
  }

  private static Context kernel() {
    String pwm = PwmChipUtil.DEFAULT_PWM_SYSTEM_PATH;
    int chip =
        BoardInfoHelper.usesRP1()
            ? PwmChipUtil.getPWMChipForRP1(pwm)
            : PwmChipUtil.DEFAULT_LEGACY_PWM_CHIP;
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(
            GpioDDigitalInputProvider.newInstance(),
            GpioDDigitalOutputProvider.newInstance(),
            LinuxFsPwmProvider.newInstance(pwm, chip),
            LinuxFsI2CProvider.newInstance())
        .build();
  }
}
