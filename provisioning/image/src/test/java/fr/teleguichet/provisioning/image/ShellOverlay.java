package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a test adds to its own copy of a disk, since the product lets nobody in: a root shell on a
 * virtual serial port, a browser that does without a graphics processor, and an agent that fetches
 * updates at once and takes records of scripts. Nothing of it is in what the build makes; {@link
 * DoorsIT} looks.
 */
final class ShellOverlay {

  /** The name of the virtual serial port. */
  static final String PORT = "bench";

  /** Opens the agent's way for records of scripts. */
  static final String TOKEN = "a-token-for-records-only";

  static final String UNIT = "/usr/lib/systemd/system/bench-shell.service";

  private static final String AGENT =
      "/etc/systemd/system/teleguichet-edge-agent.service.d/bench.conf";

  /** Where the guest's kernel speaks of the data partition's file system, for its shell. */
  static final String DATA_FILE_SYSTEM =
      "/sys/fs/ext4/$(basename $(readlink -f /dev/disk/by-partlabel/data))";

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String SHELL =
      """
      [Unit]
      Description=Root shell of a test
      StartLimitIntervalSec=0
      [Service]
      ExecStartPre=/sbin/modprobe virtio_console
      ExecStart=/bin/bash -c 'until [ -e /dev/virtio-ports/bench ]; do sleep .2; done; exec 3<>/dev/virtio-ports/bench; exec bash -s <&3 >&3 2>&1'
      Restart=always
      RestartSec=1
      """;

  // Without KVM its processes take longer to find each other than the 15 s that they have by
  // default.
  private static final String BROWSER =
      """
      export CHROMIUM_FLAGS="$CHROMIUM_FLAGS --disable-gpu --ipc-connection-timeout=300"
      """;

  private static final String PRINTER_SOCKET = "[Socket]\nListenStream=127.0.0.1:60000\n";

  /** A system without it has no printer. */
  static final String PROXY = "/usr/lib/systemd/systemd-socket-proxyd";

  /** As on a kiosk. */
  static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

  /**
   * Java's second compiler knows the processor's orders for ciphers and sums, to which most of an
   * update's time would go without KVM. A start takes twice as long with it.
   */
  static final String SECOND_COMPILER = "-XX:TieredStopAtLevel=4";

  private ShellOverlay() {}

  /** Puts it into a slot's file system that lies at this offset of the file. */
  static void addTo(Path file, long offset, Path work) throws IOException, InterruptedException {
    addTo(file, offset, work, FIRST_COMPILER);
  }

  /** The same with this option of the agent's Java. */
  static void addTo(Path file, long offset, Path work, String java)
      throws IOException, InterruptedException {
    Path shell = Files.writeString(work.resolve("bench-shell.service"), SHELL);
    Path browser = Files.writeString(work.resolve("bench-browser"), BROWSER);
    Path commands =
        Files.writeString(
            work.resolve("overlay.commands"),
            """
            write %s %s
            symlink /etc/systemd/system/multi-user.target.wants/bench-shell.service %s
            write %s /etc/chromium.d/zz-bench
            """
                    .formatted(shell, UNIT, UNIT, browser)
                + agentWith(java, work));
    apply(file, offset, commands);
  }

  /** The commands that put the agent's settings where there are none, Java's option with them. */
  private static String agentWith(String java, Path work) throws IOException {
    // The line of a town hall and its closing time are looked at elsewhere.
    Path agent =
        Files.writeString(
            work.resolve("bench-agent.conf"),
            """
            [Service]
            Environment=TELEGUICHET_UPDATE_KILOBYTES_PER_SECOND=1000000 TELEGUICHET_UPDATE_WHEN=any
            Environment=TELEGUICHET_UPDATE_PROVING=8m TELEGUICHET_SCREEN_RECORDS_TOKEN=%s
            Environment=TELEGUICHET_JAVA_OPTIONS=%s
            """
                .formatted(TOKEN, java));
    return "write %s %s\n".formatted(agent, AGENT);
  }

  /** The commands that change Java's option in a system that has one. */
  static String startingFast(Path work) throws IOException {
    return "rm %s\n".formatted(AGENT) + agentWith(FIRST_COMPILER, work);
  }

  /**
   * Leads from where ipp-usb offers a printer at a USB socket, which no virtual machine has, to
   * this machine's.
   */
  static void addPrinter(Path file, long offset, Path work)
      throws IOException, InterruptedException {
    Path socket = Files.writeString(work.resolve("bench-printer.socket"), PRINTER_SOCKET);
    Path service =
        Files.writeString(
            work.resolve("bench-printer.service"),
            "[Service]\nExecStart=%s %s:%d\n"
                .formatted(PROXY, VirtualMachine.HOST, VirtualHardware.PRINTER_PORT));
    String units = "/usr/lib/systemd/system/";
    Path commands =
        Files.writeString(
            work.resolve("printer.commands"),
            """
            write %s %sbench-printer.socket
            write %s %sbench-printer.service
            symlink /etc/systemd/system/multi-user.target.wants/bench-printer.socket %sbench-printer.socket
            """
                .formatted(socket, units, service, units, units));
    apply(file, offset, commands);
  }

  /** Has debugfs change a file system by its own commands. */
  static void apply(Path file, long offset, Path commands)
      throws IOException, InterruptedException {
    String place = offset == 0 ? file.toString() : file + "?offset=" + offset;
    String said = Programs.run(PATIENCE, "debugfs", "-w", "-f", commands.toString(), place);
    // It ends well whatever happened.
    assertThat(said).doesNotContain("File not found", "already exists", "No space", "Could not");
  }
}
