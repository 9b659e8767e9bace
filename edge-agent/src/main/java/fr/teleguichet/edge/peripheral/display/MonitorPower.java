package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.peripheral.program.Output;
import fr.teleguichet.edge.peripheral.program.Program;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Switches the monitor itself over DDC/CI by {@code ddcutil}, feature D6h (VESA Monitor Control
 * Command Set 2.2a, power mode): some monitors show a blue picture when only their signal ends.
 */
public final class MonitorPower implements ScreenPower {

  private static final String FEATURE = "d6";
  private static final String ON = "1";
  private static final String OFF = "4";

  /** The brief form: {@code VCP D6 SNC x01}. */
  private static final Pattern ANSWER = Pattern.compile("VCP D6 SNC x0([1-5])");

  private final Program ddcutil;

  public MonitorPower(Program ddcutil) {
    this.ddcutil = ddcutil;
  }

  @Override
  public void turn(boolean on) throws IOException, InterruptedException {
    Output done = ddcutil.run("setvcp", FEATURE, on ? ON : OFF);
    if (!done.isSuccess()) {
      throw new IOException(ddcutil.name() + "-" + done.exit());
    }
  }

  @Override
  public Optional<Boolean> isOn() throws IOException, InterruptedException {
    Output answer = ddcutil.run("getvcp", FEATURE, "--brief");
    Matcher mode = ANSWER.matcher(answer.text());
    return answer.isSuccess() && mode.find()
        ? Optional.of(mode.group(1).equals(ON))
        : Optional.empty();
  }
}
