package fr.teleguichet.edge.peripheral.power;

import static org.awaitility.Awaitility.await;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Network UPS Tools' own server with its driver for a supply that is a file. */
final class DummyUpsd implements AutoCloseable {

  private final Path folder;
  private final int port;
  private final List<Process> programs = new ArrayList<>();

  DummyUpsd(Path folder) throws IOException {
    this.folder = folder;
    this.port = Installed.freePort();
    Path upsd = nut("upsd");
    Path driver = nut("dummy-ups");
    Files.createDirectory(folder.resolve("state"));
    Files.writeString(
        folder.resolve("ups.conf"),
        "[relais]\n  driver = dummy-ups\n  port = %s\n  mode = dummy-loop\n".formatted(device()));
    Files.writeString(folder.resolve("upsd.conf"), "LISTEN 127.0.0.1 " + port + "\n");
    Files.writeString(folder.resolve("upsd.users"), "");
    says("ups.status: OL", "battery.charge: 97", "battery.runtime: 1800");
    String user = System.getProperty("user.name");
    start(driver.toString(), "-a", "relais", "-F", "-u", user);
    start(upsd.toString(), "-F", "-u", user);
  }

  /** Debian's {@code /usr/sbin/upsd} starts nothing before somebody has configured the machine. */
  private static Path nut(String name) {
    return Stream.of("/usr/lib/nut", "/lib/nut", "/usr/libexec/nut")
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(
            () -> Installed.missing("no " + name + "; on Debian: apt-get install nut-server"));
  }

  int port() {
    return port;
  }

  /** What the supply tells from now on, within a second or two. */
  void says(String... lines) throws IOException {
    Path next = folder.resolve("next.dev");
    Files.writeString(
        next,
        String.join("\n", lines) + "\ndevice.mfr: Eaton\ndevice.model: Ellipse 650\nTIMER 1\n");
    Files.move(next, device(), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The driver dies, as when the cable is pulled. */
  void pull() {
    programs.getFirst().destroyForcibly();
  }

  /** Waits until a reading is as it should be. */
  UpsReading readUntil(java.util.function.Predicate<UpsReading> wanted) {
    return await()
        .atMost(Duration.ofMinutes(5))
        .ignoreException(IOException.class)
        .until(() -> new NutUps("127.0.0.1", port).read(), wanted);
  }

  private Path device() {
    return folder.resolve("relais.dev");
  }

  private void start(String... words) throws IOException {
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("NUT_CONFPATH", folder.toString());
    builder.environment().put("NUT_STATEPATH", folder.resolve("state").toString());
    builder.environment().put("NUT_ALTPIDPATH", folder.resolve("state").toString());
    programs.add(builder.redirectOutput(folder.resolve("log" + programs.size()).toFile()).start());
  }

  @Override
  public void close() {
    programs.forEach(Process::destroyForcibly);
  }
}
