package fr.teleguichet.provisioning.card;

import fr.teleguichet.provisioning.process.ProgramResult;
import fr.teleguichet.provisioning.process.SystemProgramRunner;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The FAT partition of an image file or a block device, reached without mounting it, by GNU mtools
 * (see docs/decisions/0001).
 */
public final class FatPartition implements BootFolder {

  private final Path disk;
  private final String image;
  private final SystemProgramRunner programs;

  /**
   * The file system that begins at this byte.
   *
   * @param disk the image file or block device
   */
  public FatPartition(Path disk, long offset, SystemProgramRunner programs) {
    this.disk = disk;
    this.image = disk + "@@" + offset;
    this.programs = programs;
  }

  @Override
  public String place() {
    return disk.toString();
  }

  @Override
  public Optional<byte[]> read(String path) throws TroubleException {
    if (!exists(path)) {
      return Optional.empty();
    }
    ProgramResult ended = run("mcopy", new byte[0], "::/" + path, "-");
    if (!ended.well()) {
      throw new TroubleException(
          TroubleKind.MACHINE, "card.unreadable", path, place(), ended.complaint());
    }
    if (ended.out().length > MAX_SIZE) {
      throw new TroubleException(TroubleKind.MACHINE, "card.large", path, MAX_SIZE / 1024);
    }
    return Optional.of(ended.out());
  }

  @Override
  public void write(String path, byte[] content) throws TroubleException {
    int slash = path.indexOf('/');
    while (slash >= 0) {
      String folder = path.substring(0, slash);
      if (!exists(folder)) {
        must(path, run("mmd", new byte[0], "::/" + folder));
      }
      slash = path.indexOf('/', slash + 1);
    }
    must(path, run("mcopy", content, "-o", "-", "::/" + path));
  }

  @Override
  public void remove(String path) throws TroubleException {
    if (exists(path)) {
      must(path, run("mdel", new byte[0], "::/" + path));
    }
  }

  @Override
  public void removeFolder(String path) throws TroubleException {
    if (exists(path) && list(path).isEmpty()) {
      must(path, run("mrd", new byte[0], "::/" + path));
    }
  }

  @Override
  public void settle() throws TroubleException {
    try (FileChannel channel = FileChannel.open(disk, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("card.unwritable", ".", place(), String.valueOf(e)), e);
    }
    forget();
  }

  /** Lets the kernel forget what it remembers of a device; an image file needs none of it. */
  private void forget() throws TroubleException {
    if (!Files.isRegularFile(disk) && programs.has("blockdev")) {
      must(".", programs.run(List.of("blockdev", "--flushbufs", disk.toString()), new byte[0]));
    }
  }

  /** Names compare without case, as on FAT itself. */
  private boolean exists(String path) throws TroubleException {
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "" : path.substring(0, slash);
    if (!folder.isEmpty() && !exists(folder)) {
      return false;
    }
    return list(folder).contains(path.substring(slash + 1).toLowerCase(Locale.ROOT));
  }

  private List<String> list(String folder) throws TroubleException {
    ProgramResult ended = run("mdir", new byte[0], "-b", "-a", "::/" + folder);
    if (!ended.well() && !ended.complaint().contains("not found")) {
      throw new TroubleException(TroubleKind.MACHINE, "card.not-fat", place(), ended.complaint());
    }
    return ended
        .text()
        .lines()
        .map(line -> line.replaceAll("/$", "").replaceAll(".*/", "").toLowerCase(Locale.ROOT))
        .toList();
  }

  private void must(String path, ProgramResult ended) throws TroubleException {
    if (!ended.well()) {
      throw new TroubleException(
          TroubleKind.MACHINE, "card.unwritable", path, place(), ended.complaint());
    }
  }

  private ProgramResult run(String tool, byte[] input, String... arguments)
      throws TroubleException {
    List<String> command = new ArrayList<>(List.of(tool, "-i", image));
    command.addAll(List.of(arguments));
    return programs.run(command, input);
  }
}
