package fr.teleguichet.hardware.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A D-Bus daemon of its own, on whose bus everybody may do everything. */
public final class PrivateMessageBus implements AutoCloseable {

  private final Path socket;
  private final Process process;

  private PrivateMessageBus(Path socket, Process process) {
    this.socket = socket;
    this.process = process;
  }

  /**
   * Starts one and waits until it is there; where it is not installed the test is skipped, except
   * in CI.
   */
  public static PrivateMessageBus start(Path folder) throws IOException {
    Path program = Installed.program("dbus-daemon", "dbus-daemon");
    Path socket = folder.resolve("bus");
    Path config =
        Files.writeString(
            folder.resolve("bus.conf"),
            """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>system</type>
              <listen>unix:path=%s</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """
                .formatted(socket));
    Process process =
        new ProcessBuilder(program.toString(), "--config-file=" + config, "--nofork", "--nopidfile")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("bus.log").toFile())
            .start();
    Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> Files.exists(socket));
    return new PrivateMessageBus(socket, process);
  }

  /** Where it is, as D-Bus writes addresses. */
  public String address() {
    return "unix:path=" + socket;
  }

  @Override
  public void close() {
    var _ = process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
