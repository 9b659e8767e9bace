package fr.teleguichet.provisioning.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

  private final Path disk;
  private final Path folder;
  private final List<Integer> ports;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Process process;

  private VirtualMachine(
      Path disk, Path folder, List<Integer> ports, FileChannel lockFile, FileLock lock)
      throws IOException {
    this.disk = disk;
    this.folder = folder;
    this.ports = ports;
    this.lockFile = lockFile;
    this.lock = lock;
    this.process = plugIn();
  }

  /**
   * Switches it on once no other is.
   *
   * @param disk written to
   * @param folder where its sockets, its log and the pictures of its screen go; what lies in {@code
   *     share} below it the guest can read
   * @param ports of this machine's loopback interface that the guest reaches at {@link #HOST}; it
   *     reaches nothing else
   */
  static VirtualMachine start(Path disk, Path folder, Integer... ports) throws IOException {
    Files.createDirectories(folder.resolve("share"));
    FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new VirtualMachine(disk, folder, List.of(ports), file, file.lock());
  }

  private Process plugIn() throws IOException {
    Files.deleteIfExists(folder.resolve("shell"));
    Files.deleteIfExists(folder.resolve("monitor"));
    List<String> command = new ArrayList<>(List.of("qemu-system-x86_64"));
    // No AVX, which would have to be emulated; SHA, which RAUC's signatures need most.
    add(
        command,
        "-accel tcg,thread=multi -cpu qemu64,+sha-ni,+ssse3,+sse4.1,+sse4.2 -smp 2 -m 2560");
    add(
        command,
        "-nodefaults -no-user-config -display none -device"
            + " VGA,edid=on,xres=1920,yres=1080,vgamem_mb=32");
    add(command, "-device virtio-rng-pci -device i6300esb -action watchdog=reset");
    command.add("-netdev");
    command.add(
        ports.stream()
            .map(
                port ->
                    ",guestfwd=tcp:%1$s:%2$d-cmd:socat - TCP:127.0.0.1:%2$d".formatted(HOST, port))
            .collect(Collectors.joining("", "user,id=n,restrict=on", "")));
    add(command, "-device virtio-net-pci,netdev=n -device virtio-multitouch-pci");
    add(command, "-device virtio-serial-pci -chardev socket,id=b,path=shell,server=on,wait=off");
    add(command, "-device virtserialport,chardev=b,name=" + ShellOverlay.PORT);
    add(command, "-qmp unix:monitor,server=on,wait=off -serial file:serial.log");
    add(command, "-virtfs local,path=share,mount_tag=share,security_model=none,readonly=on");
    // What whoever owns the machine could try: systemd would take orders from its firmware.
    add(command, "-smbios type=11,value=io.systemd.credential:bench.door=open");
    command.add("-drive");
    command.add("file=" + disk + ",if=virtio,format=raw,cache=writeback,discard=unmap");
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("qemu.log").toFile())
        .start();
  }

  private static void add(List<String> command, String arguments) {
    command.addAll(List.of(arguments.split(" ", -1)));
  }

  /** Root's shell in it, of a disk with {@link ShellOverlay}. */
  GuestShell shell() {
    return GuestShell.connect(folder.resolve("shell"), START);
  }

  Monitor monitor() throws IOException {
    return Monitor.connect(folder.resolve("monitor"));
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    lock.release();
    lockFile.close();
  }
}
