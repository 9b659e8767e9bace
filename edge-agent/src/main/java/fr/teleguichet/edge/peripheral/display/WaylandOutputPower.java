package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.peripheral.display.DisplayConnector.Sight;
import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.util.Optional;

/**
 * Switches an output of the Wayland compositor by {@code wlr-randr}, that is by
 * wlr-output-management, and reads at the kernel what came of it.
 */
public final class WaylandOutputPower implements ScreenPower {

  private final SystemProgram wlrRandr;
  private final DisplayConnector connector;

  /**
   * Switches one output.
   *
   * @param wlrRandr with the variables by which it finds the compositor
   * @param connector whose name is also the output's at the compositor
   */
  public WaylandOutputPower(SystemProgram wlrRandr, DisplayConnector connector) {
    this.wlrRandr = wlrRandr;
    this.connector = connector;
  }

  @Override
  public void turn(ScreenBrightness light) throws IOException, InterruptedException {
    String name =
        switch (connector.look()) {
          case Sight.Seen(String it, _) -> it;
          case Sight.Absent(String reason) -> throw new ScreenNotSwitchableException(reason);
          case Sight.Unclear(String reason) -> throw new ScreenNotSwitchableException(reason);
        };
    ProgramOutput done =
        wlrRandr.run("--output", name, light == ScreenBrightness.OFF ? "--off" : "--on");
    if (!done.isSuccess()) {
      throw new IOException(wlrRandr.name() + "-" + done.exit());
    }
  }

  @Override
  public Optional<ScreenBrightness> light() {
    return connector.look() instanceof Sight.Seen(_, var status)
        ? Optional.of(
            status.enabled() && status.isOn() ? ScreenBrightness.BRIGHT : ScreenBrightness.OFF)
        : Optional.empty();
  }
}
