package fr.teleguichet.provisioning.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A PC that QEMU plays without KVM, which a build machine seldom has. One at a time on a machine,
 * whoever started it: two would slow each other down.
 */
final class VirtualMachine implements AutoCloseable {

  /** How long a start may take on a slow machine with other work; on a quiet one it is a minute. */
  static final Duration START = Duration.ofMinutes(9);

  /** Where the guest reaches this machine. */
  static final String HOST = "10.0.2.100";

  private static final Path LOCK =
      Path.of(System.getProperty("java.io.tmpdir"), "teleguichet-virtual-machine.lock");

  private final VirtualHardware hardware;
  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;
  private Process process;

  private VirtualMachine(VirtualHardware hardware, Path folder, FileChannel lockFile, FileLock lock)
      throws IOException {
    this.hardware = hardware;
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
    this.process = plugIn();
  }

  /**
   * Switches it on once no other is.
   *
   * @param folder where its sockets, its log and the pictures of its screen go; what lies in {@code
   *     share} below it the guest can read
   */
  static VirtualMachine start(VirtualHardware hardware, Path folder) throws IOException {
    SharedKiosk.giveWay();
    Files.createDirectories(folder.resolve("share"));
    FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new VirtualMachine(hardware, folder, file, file.lock());
  }

  private Process plugIn() throws IOException {
    Files.deleteIfExists(folder.resolve("shell"));
    Files.deleteIfExists(folder.resolve("monitor"));
    Files.deleteIfExists(usbSerial());
    return new ProcessBuilder(hardware.command())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("qemu.log").toFile())
        .start();
  }

  /** Root's shell in it, of a disk with {@link ShellOverlay}. */
  GuestShell shell() {
    return GuestShell.connect(folder.resolve("shell"), START);
  }

  /** The socket at which a device hangs behind a USB serial adapter. */
  Path usbSerial() {
    return folder.resolve("usb-serial");
  }

  Monitor monitor() throws IOException {
    return Monitor.connect(folder.resolve("monitor"));
  }

  /** Pulls the plug and puts it in again: what the guest had not written is lost. */
  void cutPower() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    process = plugIn();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    lock.release();
    lockFile.close();
  }
}
