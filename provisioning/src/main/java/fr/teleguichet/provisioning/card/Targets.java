package fr.teleguichet.provisioning.card;

import fr.teleguichet.provisioning.process.Programs;
import fr.teleguichet.provisioning.text.Say;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out what kind of card a path is, and refuses what must not be written. */
public final class Targets {

  private final Path root;
  private final Programs programs;

  /**
   * The targets of this machine.
   *
   * @param root {@code /}, or a folder that plays it
   */
  public Targets(Path root, Programs programs) {
    this.root = root;
    this.programs = programs;
  }

  /**
   * The card at this path, to look at.
   *
   * @throws Trouble when there is no card with a FAT boot partition
   */
  public Target toRead(Path path) throws Trouble {
    Path real = real(path);
    if (Files.isDirectory(real)) {
      return new Target.Folder(real, new MountedFolder(real));
    }
    PartitionTable table = table(real);
    Partition boot =
        table.boot().orElseThrow(() -> new Trouble(Kind.FINDING, "card.no-boot", path));
    BootFolder files = new FatPartition(real, boot.offset(), programs);
    return isDevice(real)
        ? new Target.Device(disk(name(real)), table, files)
        : new Target.Image(real, table, files);
  }

  /**
   * The card at this path, to write to.
   *
   * @throws Trouble also when the running system lies on it, or when it is mounted
   */
  public Target toWrite(Path path) throws Trouble {
    Path real = real(path);
    if (isDevice(real)) {
      refuseUsed(path, name(real));
    } else if (Files.isDirectory(real)) {
      refuseSystemFolder(real);
    }
    return toRead(path);
  }

  private void refuseUsed(Path path, String device) throws Trouble {
    switch (new DiskUses(root).of(device)) {
      case DiskUse.Free _ -> {}
      case DiskUse.Mounted(String point) ->
          throw new Trouble(Kind.REFUSED, "disk.mounted", path, point);
      case DiskUse.RunningSystem(String part) ->
          throw new Trouble(Kind.REFUSED, "disk.system", path, part);
    }
  }

  /** The running system's own boot partition is not a card. */
  private void refuseSystemFolder(Path folder) throws Trouble {
    for (String own : new String[] {"/", "/boot", "/boot/firmware", "/boot/efi", "/etc", "/usr"}) {
      Path system = root.resolve(own.substring(1));
      if (folder.equals(root) || (Files.exists(system) && folder.equals(real(system)))) {
        throw new Trouble(Kind.REFUSED, "disk.system", folder, own);
      }
    }
  }

  private static PartitionTable table(Path file) throws Trouble {
    try (FileBlocks blocks = new FileBlocks(file)) {
      return PartitionTables.read(blocks)
          .orElseThrow(() -> new Trouble(Kind.FINDING, "card.no-table", file));
    } catch (IOException e) {
      throw new Trouble(
          Kind.MACHINE, Say.of("card.unreadable", "", file, String.valueOf(e.getMessage())), e);
    }
  }

  private Disk disk(String name) throws Trouble {
    var devices = new BlockDevices(root);
    try {
      String whole = devices.disksUnder(name).stream().findFirst().orElse(name);
      String sectors = devices.attribute(whole, "size");
      long bytes = sectors.matches("\\d{1,16}") ? Long.parseLong(sectors) * 512 : 0;
      return new Disk(whole, devices.attribute(whole, "device/model"), bytes);
    } catch (IOException e) {
      throw new Trouble(Kind.MACHINE, Say.of("disk.doubt", name, String.valueOf(e)), e);
    }
  }

  private boolean isDevice(Path real) {
    return real.startsWith(root.resolve("dev")) && new BlockDevices(root).knows(name(real));
  }

  private static String name(Path device) {
    return Optional.ofNullable(device.getFileName()).map(Path::toString).orElse("");
  }

  private static Path real(Path path) throws Trouble {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new Trouble(Kind.USAGE, Say.of("card.nothing-there", path), e);
    }
  }
}
