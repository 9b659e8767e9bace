package fr.teleguichet.provisioning.card;

import fr.teleguichet.provisioning.process.SystemProgramRunner;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out what kind of card a path is, and refuses what must not be written. */
public final class SafeCardTargetResolver {

  private final Path root;
  private final SystemProgramRunner programs;

  /**
   * The targets of this machine.
   *
   * @param root {@code /}, or a folder that plays it
   */
  public SafeCardTargetResolver(Path root, SystemProgramRunner programs) {
    this.root = root;
    this.programs = programs;
  }

  /**
   * The card at this path, to look at.
   *
   * @throws TroubleException when there is no card with a FAT boot partition
   */
  public CardTarget toRead(Path path) throws TroubleException {
    Path real = real(path);
    if (Files.isDirectory(real)) {
      return new CardTarget.Folder(real, new MountedBootFolder(real));
    }
    DiskLayout table = table(real);
    Partition boot =
        table
            .boot()
            .orElseThrow(() -> new TroubleException(TroubleKind.FINDING, "card.no-boot", path));
    BootFolder files = new FatPartition(real, boot.offset(), programs);
    return isDevice(real)
        ? new CardTarget.Device(disk(name(real)), table, files)
        : new CardTarget.Image(real, table, files);
  }

  /**
   * The card at this path, to write to.
   *
   * @throws TroubleException also when the running system lies on it, or when it is mounted
   */
  public CardTarget toWrite(Path path) throws TroubleException {
    Path real = real(path);
    if (isDevice(real)) {
      refuseUsed(path, name(real));
      requireWritable(real);
    } else if (Files.isDirectory(real)) {
      refuseSystemFolder(real);
    }
    return toRead(path);
  }

  /**
   * The whole disk or the file at this path, to be overwritten from its first byte.
   *
   * @return the disk; nothing for a file, which need not be there yet
   * @throws TroubleException when it is a folder or a part of a disk, when the running system lies
   *     on it, or when any of it is mounted
   */
  public Optional<Disk> toOverwrite(Path path) throws TroubleException {
    if (!Files.exists(path)) {
      if (path.toAbsolutePath().normalize().startsWith(root.resolve("dev"))) {
        throw new TroubleException(TroubleKind.USAGE, "disk.unknown", path);
      }
      return Optional.empty();
    }
    Path real = real(path);
    if (!isDevice(real)) {
      if (Files.isRegularFile(real)) {
        return Optional.empty();
      }
      throw new TroubleException(TroubleKind.USAGE, "disk.unknown", path);
    }
    refuseUsed(path, name(real));
    Disk whole = disk(name(real));
    if (!whole.name().equals(name(real))) {
      throw new TroubleException(TroubleKind.USAGE, "disk.part", path, whole.name());
    }
    requireWritable(real);
    return Optional.of(whole);
  }

  /** Said before anybody confirms anything, or a claim is made that would be lost. */
  private static void requireWritable(Path device) throws TroubleException {
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      throw new TroubleException(TroubleKind.MACHINE, "card.not-yours", device);
    }
  }

  private void refuseUsed(Path path, String device) throws TroubleException {
    switch (new LinuxDiskUseDetector(root).of(device)) {
      case DiskUseState.Free _ -> {}
      case DiskUseState.Mounted(String point) ->
          throw new TroubleException(TroubleKind.REFUSED, "disk.mounted", path, point);
      case DiskUseState.Held(String by) ->
          throw new TroubleException(TroubleKind.REFUSED, "disk.held", path, by);
      case DiskUseState.RunningSystem(String part) ->
          throw new TroubleException(TroubleKind.REFUSED, "disk.system", path, part);
    }
  }

  /** The running system's own boot partition is not a card. */
  private void refuseSystemFolder(Path folder) throws TroubleException {
    for (String own : new String[] {"/", "/boot", "/boot/firmware", "/boot/efi", "/etc", "/usr"}) {
      Path system = root.resolve(own.substring(1));
      if (folder.equals(root) || (Files.exists(system) && folder.equals(real(system)))) {
        throw new TroubleException(TroubleKind.REFUSED, "disk.system", folder, own);
      }
    }
  }

  private static DiskLayout table(Path file) throws TroubleException {
    try (FileDiskBytes blocks = new FileDiskBytes(file)) {
      return PartitionTableReader.read(blocks)
          .orElseThrow(() -> new TroubleException(TroubleKind.FINDING, "card.no-table", file));
    } catch (AccessDeniedException e) {
      throw new TroubleException(TroubleKind.MACHINE, Message.of("card.not-yours", file), e);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE,
          Message.of("card.unreadable", "", file, String.valueOf(e.getMessage())),
          e);
    }
  }

  private Disk disk(String name) throws TroubleException {
    var devices = new BackingDiskResolver(root);
    try {
      String whole = devices.disksUnder(name).stream().findFirst().orElse(name);
      String sectors = devices.attribute(whole, "size");
      long bytes = sectors.matches("\\d{1,16}") ? Long.parseLong(sectors) * 512 : 0;
      return new Disk(whole, devices.attribute(whole, "device/model"), bytes);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("disk.doubt", name, String.valueOf(e)), e);
    }
  }

  private boolean isDevice(Path real) {
    return real.startsWith(root.resolve("dev")) && new BackingDiskResolver(root).knows(name(real));
  }

  private static String name(Path device) {
    return Optional.ofNullable(device.getFileName()).map(Path::toString).orElse("");
  }

  private static Path real(Path path) throws TroubleException {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new TroubleException(TroubleKind.USAGE, Message.of("card.nothing-there", path), e);
    }
  }
}
