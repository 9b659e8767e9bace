package fr.teleguichet.provisioning.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a virtual PC is made of.
 *
 * @param disk written to
 * @param ports of this machine's loopback interface that the guest reaches at {@link
 *     VirtualMachine#HOST}; it reaches nothing else
 * @param printer the port of this machine's loopback interface where an IPP printer answers, which
 *     the guest reaches where ipp-usb offers one
 * @param isUefi whether its firmware is that of a PC of today
 * @param writes an empty file that gets each write to the disk, in their order
 */
record VirtualHardware(
    Path disk,
    List<Integer> ports,
    Optional<Integer> printer,
    boolean isUefi,
    Optional<Path> writes) {

  /** Where the guest reaches its printer at {@link VirtualMachine#HOST}. */
  static final int PRINTER_PORT = 631;

  /** Of Debian's package ovmf. */
  static final Path UEFI = Path.of("/usr/share/OVMF/OVMF_CODE_4M.fd");

  VirtualHardware {
    ports = List.copyOf(ports);
  }

  /** One with the firmware of former PCs and no way out. */
  static VirtualHardware of(Path disk) {
    return new VirtualHardware(disk, List.of(), Optional.empty(), false, Optional.empty());
  }

  VirtualHardware reaching(Integer... more) {
    return new VirtualHardware(disk, List.of(more), printer, isUefi, writes);
  }

  VirtualHardware printingAt(int port) {
    return new VirtualHardware(disk, ports, Optional.of(port), isUefi, writes);
  }

  VirtualHardware byUefi() {
    return new VirtualHardware(disk, ports, printer, true, writes);
  }

  VirtualHardware logging(Path to) {
    return new VirtualHardware(disk, ports, printer, isUefi, Optional.of(to));
  }

  /** QEMU with all of it; its sockets and logs go where it is started. */
  List<String> command() {
    List<String> command = new ArrayList<>(List.of("qemu-system-x86_64"));
    // No AVX, which would have to be emulated; orders for sums and ciphers, which save the most.
    add(command, "-accel tcg,thread=multi -smp 2 -m 2560");
    add(command, "-cpu qemu64,+sha-ni,+aes,+pclmulqdq,+ssse3,+sse4.1,+sse4.2");
    add(command, "-nodefaults -no-user-config -display none");
    add(command, "-device VGA,edid=on,xres=1920,yres=1080,vgamem_mb=32");
    if (isUefi) {
      // What it remembers would be a file of its own, which this machine does without.
      add(command, "-drive if=pflash,format=raw,readonly=on,file=" + UEFI);
    }
    add(command, "-device virtio-rng-pci -device i6300esb -action watchdog=reset");
    command.add("-netdev");
    command.add(
        Stream.concat(
                ports.stream().map(port -> forwarded(port, port)),
                printer.stream().map(port -> forwarded(PRINTER_PORT, port)))
            .collect(Collectors.joining("", "user,id=n,restrict=on", "")));
    add(command, "-device virtio-net-pci,netdev=n -device virtio-multitouch-pci");
    add(command, "-device virtio-serial-pci -chardev socket,id=b,path=shell,server=on,wait=off");
    add(command, "-device virtserialport,chardev=b,name=" + ShellOverlay.PORT);
    // Plugged in as long as somebody is at the socket.
    add(command, "-device piix3-usb-uhci -chardev socket,id=u,path=usb-serial,server=on,wait=off");
    add(command, "-device usb-serial,chardev=u");
    add(command, "-qmp unix:monitor,server=on,wait=off -serial file:serial.log");
    add(command, "-virtfs local,path=share,mount_tag=share,security_model=none,readonly=on");
    // What whoever owns the machine could try: systemd would take orders from its firmware.
    add(command, "-smbios type=11,value=io.systemd.credential:bench.door=open");
    command.add("-blockdev");
    command.add("driver=file,node-name=file,discard=unmap,filename=" + disk);
    writes.ifPresent(
        to -> {
          command.add("-blockdev");
          command.add(
              "driver=blklogwrites,node-name=logged,file=file,log.driver=file,log.filename=" + to);
        });
    add(command, "-device virtio-blk-pci,drive=" + writes.map(_ -> "logged").orElse("file"));
    return List.copyOf(command);
  }

  private static String forwarded(int guest, int here) {
    return ",guestfwd=tcp:%s:%d-cmd:socat - TCP:127.0.0.1:%d"
        .formatted(VirtualMachine.HOST, guest, here);
  }

  private static void add(List<String> command, String arguments) {
    command.addAll(List.of(arguments.split(" ", -1)));
  }
}
