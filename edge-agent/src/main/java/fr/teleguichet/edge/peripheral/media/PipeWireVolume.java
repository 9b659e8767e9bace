package fr.teleguichet.edge.peripheral.media;

import fr.teleguichet.edge.peripheral.program.Output;
import fr.teleguichet.edge.peripheral.program.Program;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The default loudspeaker of PipeWire, by WirePlumber's {@code wpctl}. */
public final class PipeWireVolume implements Volume {

  private static final String SINK = "@DEFAULT_AUDIO_SINK@";

  /** Such as {@code Volume: 0.40 [MUTED]}. */
  private static final Pattern ANSWER = Pattern.compile("Volume: (\\d\\.\\d{1,3})( \\[MUTED\\])?");

  private final Program wpctl;

  public PipeWireVolume(Program wpctl) {
    this.wpctl = wpctl;
  }

  @Override
  public Optional<Level> level() throws IOException, InterruptedException {
    Output answer = wpctl.run("get-volume", SINK);
    Matcher parts = ANSWER.matcher(answer.text());
    if (!answer.isSuccess() || !parts.matches()) {
      return Optional.empty();
    }
    long percent = Math.round(Double.parseDouble(parts.group(1)) * 100);
    return Optional.of(new Level((int) Math.min(percent, 100), parts.group(2) != null));
  }

  @Override
  public void set(Level level) throws IOException, InterruptedException {
    run("set-volume", String.format(Locale.ROOT, "%.2f", level.percent() / 100.0));
    run("set-mute", level.isMuted() ? "1" : "0");
  }

  private void run(String command, String value) throws IOException, InterruptedException {
    Output done = wpctl.run(command, SINK, value);
    if (!done.isSuccess()) {
      throw new IOException(wpctl.name() + "-" + done.exit());
    }
  }
}
