package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.peripheral.program.Output;
import fr.teleguichet.edge.peripheral.program.Program;
import java.io.IOException;
import java.util.Optional;

/**
 * Switches an output of the Wayland compositor by {@code wlopm}, and reads at the kernel what came
 * of it.
 */
public final class WaylandPower implements ScreenPower {

  private final Program wlopm;
  private final Connector connector;
  private final String output;

  /**
   * Switches one output.
   *
   * @param output its name at the compositor, which is the connector's
   */
  public WaylandPower(Program wlopm, Connector connector, String output) {
    this.wlopm = wlopm;
    this.connector = connector;
    this.output = output;
  }

  @Override
  public void turn(ScreenLight light) throws IOException, InterruptedException {
    Output done = wlopm.run(light == ScreenLight.OFF ? "--off" : "--on", output);
    if (!done.isSuccess()) {
      throw new IOException(wlopm.name() + "-" + done.exit());
    }
  }

  @Override
  public Optional<ScreenLight> light() {
    return connector
        .status()
        .map(it -> it.enabled() && it.isOn() ? ScreenLight.BRIGHT : ScreenLight.OFF);
  }
}
