package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The default loudspeaker or microphone of PipeWire, by WirePlumber's {@code wpctl}. */
public final class PipeWireVolume implements AudioVolume {

  /** Such as {@code AudioVolume: 0.40 [MUTED]}. */
  private static final Pattern ANSWER = Pattern.compile("Volume: (\\d\\.\\d{1,3})( \\[MUTED\\])?");

  private final SystemProgram wpctl;
  private final String node;

  private PipeWireVolume(SystemProgram wpctl, String node) {
    this.wpctl = wpctl;
    this.node = node;
  }

  /**
   * What the kiosk is heard by.
   *
   * @param wpctl with the variables by which it finds the sound server
   */
  public static PipeWireVolume ofLoudspeaker(SystemProgram wpctl) {
    return new PipeWireVolume(wpctl, "@DEFAULT_AUDIO_SINK@");
  }

  /**
   * What the kiosk hears by.
   *
   * @param wpctl with the variables by which it finds the sound server
   */
  public static PipeWireVolume ofMicrophone(SystemProgram wpctl) {
    return new PipeWireVolume(wpctl, "@DEFAULT_AUDIO_SOURCE@");
  }

  @Override
  public Level level() throws IOException, InterruptedException {
    ProgramOutput answer = wpctl.run("get-volume", node);
    if (!answer.isSuccess()) {
      throw failed(answer);
    }
    Matcher parts = ANSWER.matcher(answer.text());
    if (!parts.matches()) {
      throw new IOException(wpctl.name() + "-answer");
    }
    long percent = Math.round(Double.parseDouble(parts.group(1)) * 100);
    return new Level((int) Math.min(percent, 100), parts.group(2) != null);
  }

  private IOException failed(ProgramOutput done) {
    return new IOException(wpctl.name() + "-" + done.exit());
  }
}
