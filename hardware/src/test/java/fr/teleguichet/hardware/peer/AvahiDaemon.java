package fr.teleguichet.hardware.peer;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A message bus and an Avahi of the test's own, on the loopback interface: {@code ippeveprinter}
 * does not start where it could not announce itself, even when it is told not to. There is one
 * Avahi on a machine, whoever starts it: a second one waits for the first.
 */
public final class AvahiDaemon implements AutoCloseable {

  private static final Duration LONG = Duration.ofMinutes(5);

  private static final String BUS =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
       "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig>
        <type>session</type>
        <listen>unix:path=SOCKET</listen>
        <auth>EXTERNAL</auth>
        <policy context="default">
          <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
          <allow send_type="method_call"/>
        </policy>
      </busconfig>
      """;

  private static final String AVAHI =
      """
      [server]
      host-name=teleguichet-essai
      use-ipv4=yes
      use-ipv6=no
      allow-interfaces=lo
      [publish]
      [reflector]
      [rlimits]
      """;

  private static final Path LOCK =
      Path.of(System.getProperty("java.io.tmpdir"), "teleguichet-avahi.lock");

  private final Path folder;
  private final FileChannel lock;
  private final List<Process> programs = new ArrayList<>();

  /**
   * Starts both.
   *
   * @param folder where their settings, their socket and their logs go
   */
  public AvahiDaemon(Path folder) throws IOException {
    this.folder = folder;
    Path bus = Installed.program("dbus-daemon", "dbus-daemon");
    Path avahi = Installed.program("avahi-daemon", "avahi-daemon");
    Files.writeString(folder.resolve("bus.conf"), BUS.replace("SOCKET", socket().toString()));
    Files.writeString(folder.resolve("avahi.conf"), AVAHI);
    this.lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var _ = lock.lock();
      start("bus", bus.toString(), "--nofork", "--config-file=" + folder.resolve("bus.conf"));
      awaits(() -> Files.exists(socket()));
      start(
          "avahi",
          avahi.toString(),
          "--no-drop-root",
          "--no-rlimits",
          "--no-chroot",
          "--file=" + folder.resolve("avahi.conf"));
      awaits(() -> log("avahi").contains("Server startup complete"));
    } catch (RuntimeException | IOException | Error e) {
      close();
      throw e;
    }
  }

  /** The bus's address. */
  public String bus() {
    return "unix:path=" + socket();
  }

  private Path socket() {
    return folder.resolve("bus");
  }

  private void start(String name, String... words) throws IOException {
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", bus());
    programs.addFirst(builder.redirectOutput(folder.resolve(name + ".log").toFile()).start());
  }

  private void awaits(BooleanSupplier condition) {
    await()
        .atMost(LONG)
        .until(
            () -> {
              if (programs.stream().anyMatch(it -> !it.isAlive())) {
                throw new IllegalStateException("ended: " + log("bus") + log("avahi"));
              }
              return condition.getAsBoolean();
            });
  }

  private String log(String program) {
    try {
      return Files.readString(folder.resolve(program + ".log"));
    } catch (IOException _) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    for (Process program : programs) {
      program.destroyForcibly().onExit().join();
    }
    lock.close();
  }
}
