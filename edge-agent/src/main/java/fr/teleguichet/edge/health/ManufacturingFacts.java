package fr.teleguichet.edge.health;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a unit is made of, as the workshop writes it down: for the guarantee, for a recall, and to
 * notice that a board or a card was swapped. It waits for the kernel's files.
 *
 * @param boardSerial the board's serial number
 * @param boardRevision the board's revision code
 * @param macs hardware addresses of the network interfaces, in alphabetical order, at most 8
 * @param storageCid the identity register of the first SD card or eMMC
 * @param image the version of the installed image
 */
public record ManufacturingFacts(
    Optional<String> boardSerial,
    Optional<String> boardRevision,
    List<String> macs,
    Optional<String> storageCid,
    Optional<String> image) {

  private static final int MAX_MACS = 8;
  private static final int MAX_LENGTH = 120;

  public ManufacturingFacts {
    macs = List.copyOf(macs);
  }

  /** Reads the machine under this root. */
  public static ManufacturingFacts read(Path root) {
    var files = new MachineFileReader(root);
    return new ManufacturingFacts(
        text(files.text("proc/device-tree/serial-number"))
            .or(() -> cpuinfo(files, "Serial"))
            .or(() -> text(files.text("sys/class/dmi/id/product_serial"))),
        cpuinfo(files, "Revision").or(() -> revision(files)),
        files.names("sys/class/net").stream()
            .flatMap(name -> files.text("sys/class/net/" + name + "/address").stream())
            .filter(ManufacturingFacts::isMac)
            .distinct()
            .sorted()
            .limit(MAX_MACS)
            .toList(),
        files.names("sys/block").stream()
            .filter(name -> name.startsWith("mmcblk"))
            .flatMap(name -> text(files.text("sys/block/" + name + "/device/cid")).stream())
            .findFirst(),
        osRelease(files, "IMAGE_VERSION").or(() -> osRelease(files, "BUILD_ID")));
  }

  private static boolean isMac(String text) {
    return text.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}") && !text.equals("00:00:00:00:00:00");
  }

  private static Optional<String> cpuinfo(MachineFileReader files, String name) {
    return files.lines("proc/cpuinfo").stream()
        .filter(line -> line.matches(name + "\\s*:.*"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .flatMap(value -> text(Optional.of(value)));
  }

  /** A machine that is no Raspberry Pi. */
  private static Optional<String> revision(MachineFileReader files) {
    return text(files.text("sys/class/dmi/id/product_version"));
  }

  private static Optional<String> osRelease(MachineFileReader files, String name) {
    return files.lines("etc/os-release").stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1).replace("\"", "").strip())
        .findFirst()
        .flatMap(value -> text(Optional.of(value)));
  }

  private static Optional<String> text(Optional<String> text) {
    return text.filter(it -> !it.isEmpty())
        .map(it -> it.length() > MAX_LENGTH ? it.substring(0, MAX_LENGTH) : it);
  }
}
