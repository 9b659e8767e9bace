package fr.teleguichet.edge.network.networkmanager;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.hardware.peer.PrivateMessageBus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Debian's NetworkManager on a message bus of its own, in a network of its own: two cables, of
 * which {@code eth0} has a connection that was there before, and {@code eth1} none.
 */
final class RealNetworkManager {

  static final String BEFORE = "192.0.2.10/24";
  private static final Duration LONG = Duration.ofMinutes(4);

  private final Path folder;
  private final Path program;
  private final PrivateMessageBus bus;
  private final Process place;
  private final List<Process> guests = new ArrayList<>();
  private @Nullable Process service;

  private RealNetworkManager(Path folder, Path program, PrivateMessageBus bus, Process place) {
    this.folder = folder;
    this.program = program;
    this.bus = bus;
    this.place = place;
  }

  static RealNetworkManager start(Path folder) throws Exception {
    Path program = Installed.program("NetworkManager", "network-manager");
    Path _ = Installed.program("ip", "iproute2");
    Path _ = Installed.program("unshare", "util-linux");
    if (!"root".equals(System.getProperty("user.name"))) {
      Path _ = Installed.missing("not root, so there is no network of its own to be set");
    }
    // As the image has it, but for what this test has no part of: polkit, name servers, DHCP.
    write(
        folder.resolve("nm.conf"),
        """
        [main]
        plugins=keyfile
        auth-polkit=false
        dns=none
        rc-manager=unmanaged
        no-auto-default=*
        [keyfile]
        path=%s
        unmanaged-devices=interface-name:far*
        """
            .formatted(Files.createDirectory(folder.resolve("connections"))));
    Path before = folder.resolve("connections/before.nmconnection");
    write(
        before,
        """
        [connection]
        id=before
        uuid=11111111-1111-4111-8111-111111111111
        type=ethernet
        interface-name=eth0
        [ipv4]
        method=manual
        address1=%s,192.0.2.1
        [ipv6]
        method=disabled
        """
            .formatted(BEFORE));
    Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rw-------"));
    var bus = PrivateMessageBus.start(folder);
    var real = new RealNetworkManager(folder, program, bus, place(folder));
    try {
      Awaitility.await().atMost(LONG).until(() -> Files.exists(folder.resolve("ready")));
      real.up();
    } catch (Exception | Error e) {
      real.end();
      throw e;
    }
    return real;
  }

  /** It ends with this program, which holds its input. */
  private static Process place(Path folder) throws IOException {
    String setUp =
        """
        set -eu
        mount -t tmpfs none /run
        mount -t sysfs -o ro none /sys
        mkdir -p /run/udev
        mount -t tmpfs none /var/lib/NetworkManager
        ip link set lo up
        for i in 0 1; do
          ip link add eth$i type veth peer name far$i
          ip link set far$i up
        done
        touch "$0/ready"
        exec cat
        """;
    return new ProcessBuilder(
            "unshare",
            "--net",
            "--mount",
            "--propagation",
            "private",
            "sh",
            "-c",
            setUp,
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("place.log").toFile())
        .start();
  }

  /** Starts a program in its network, on its bus; it ends with the place. */
  Process begin(String log, String... words) throws IOException {
    var builder =
        new ProcessBuilder(inside(words))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile());
    builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", bus());
    Process process = builder.start();
    guests.add(process);
    return process;
  }

  /** Runs in its network, and with its files under /run. */
  private List<String> inside(String... words) {
    List<String> all =
        new ArrayList<>(List.of("nsenter", "-t", Long.toString(place.pid()), "-n", "-m"));
    all.addAll(List.of(words));
    return all;
  }

  String bus() {
    return bus.address();
  }

  private void up() throws IOException {
    var builder =
        new ProcessBuilder(
                inside(
                    program.toString(),
                    "--no-daemon",
                    "--config=" + folder.resolve("nm.conf"),
                    "--config-dir=/nonexistent",
                    "--system-config-dir=/nonexistent",
                    "--pid-file=/run/nm.pid",
                    "--state-file=/run/nm.state"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("nm.log").toFile()));
    builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", bus());
    service = builder.start();
  }

  /** One that ended by itself is a fault of its own, told with its last words. */
  void requireRunning() throws IOException {
    if (service == null || !service.isAlive()) {
      throw new IllegalStateException(
          "NetworkManager ended: " + Files.readString(folder.resolve("nm.log")));
    }
  }

  /** It ends without a word and is started again, as systemd does. */
  void startAgain() throws Exception {
    kill();
    up();
  }

  /** What was in memory is gone with the power. */
  void powerCut() throws Exception {
    kill();
    String _ =
        Installed.run(
            inside(
                "sh",
                "-c",
                "rm -rf /run/NetworkManager; ip addr flush dev eth0; ip addr flush dev eth1;"
                    + " ip link set eth0 down; ip link set eth1 down"));
    up();
  }

  void pullTheCable(String device) throws Exception {
    String _ =
        Installed.run(
            inside("ip", "link", "set", "far" + device.substring("eth".length()), "down"));
  }

  private void kill() throws Exception {
    if (service != null) {
      assertThat(service.destroyForcibly().waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** What the device really has. */
  void awaitAddress(String device, String address) {
    Awaitility.await(device + " has " + address + "; see " + folder)
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(Installed.run(inside("ip", "-4", "-brief", "address", "show", device)))
                    .as(Files.readString(folder.resolve("nm.log")))
                    .contains(address));
  }

  /** The connections that are on the disk. */
  List<String> onDisk() throws IOException {
    try (var files = Files.list(folder.resolve("connections"))) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  /** At its start it finds this connection and no other, as when a card has brought it. */
  void startWith(String name, String text) throws Exception {
    kill();
    Files.delete(folder.resolve("connections/before.nmconnection"));
    Path file = folder.resolve("connections").resolve(name);
    write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    powerCut();
  }

  /** The text of the files of connections. */
  String disk(String name) throws IOException {
    return Files.readString(folder.resolve("connections").resolve(name));
  }

  private static void write(Path file, String text) throws IOException {
    var _ = Files.writeString(file, text);
  }

  void end() throws Exception {
    kill();
    for (Process guest : guests) {
      assertThat(guest.destroyForcibly().waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    bus.close();
    assertThat(place.destroyForcibly().waitFor(60, TimeUnit.SECONDS)).isTrue();
  }
}
