package fr.teleguichet.provisioning.flash;

import fr.teleguichet.hardware.text.Sha256Digest;
import fr.teleguichet.provisioning.process.ProgramResult;
import fr.teleguichet.provisioning.process.SystemProgramRunner;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Writes an image on a disk or into a file. The first mebibyte, by which a disk is known as one to
 * start from, is written last and only when all the rest was as its digest says: whatever was cut
 * short, or spoilt on its way, starts nothing.
 */
public final class ImageWriter {

  /** What is read and written at once, a multiple of every disk's block size. */
  static final int PIECE = 4 << 20;

  private static final int HEAD = 1 << 20;

  private static final Set<StandardOpenOption> DISK = Set.of(StandardOpenOption.WRITE);
  private static final Set<StandardOpenOption> NEW_FILE =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);

  private final SystemProgramRunner programs;
  private final LongConsumer progress;

  /**
   * Writes and tells how far it is.
   *
   * @param progress is told the bytes that are done, of twice the image's size
   */
  public ImageWriter(SystemProgramRunner programs, LongConsumer progress) {
    this.programs = programs;
    this.progress = progress;
  }

  /**
   * Writes the image and reads it back.
   *
   * @param target a disk's device, or a file, which is made when it is not there
   * @throws TroubleException when the image is not what its digest says, the target is too small,
   *     or something reads differently from what was written
   */
  public void write(SystemImage image, Path target) throws TroubleException {
    requireOther(image, target);
    boolean isFile = !Files.exists(target) || Files.isRegularFile(target);
    try (FileChannel source = FileChannel.open(image.path(), StandardOpenOption.READ)) {
      try (FileChannel disk = FileChannel.open(target, isFile ? NEW_FILE : DISK)) {
        if (!isFile) {
          requireRoom(image, target, disk.size());
          forgetEnds(disk);
        }
        ByteBuffer head = copy(image, source, disk, isFile);
        disk.force(true);
        put(disk, head, 0);
        disk.force(true);
      }
      if (!isFile) {
        forgetMemory(target);
      }
      new ImageVerifier(target, read -> progress.accept(image.size() + read))
          .compare(source, image);
    } catch (AccessDeniedException e) {
      throw new TroubleException(
          TroubleKind.MACHINE, Message.of("card.not-yours", String.valueOf(e.getFile())), e);
    } catch (IOException e) {
      throw unwritable(image, target, e);
    }
  }

  /** What the kernel still knows of the disk would read well, however worn the card is. */
  private void forgetMemory(Path disk) throws TroubleException {
    ProgramResult result =
        programs.run(List.of("blockdev", "--flushbufs", disk.toString()), new byte[0]);
    if (!result.well()) {
      throw new TroubleException(
          TroubleKind.MACHINE, "flash.not-forgotten", disk, result.complaint());
    }
  }

  /** A disk that was larger or smaller has a table at its end too, which must not come back. */
  private static void forgetEnds(FileChannel disk) throws IOException {
    ByteBuffer nothing = ByteBuffer.allocate(HEAD);
    put(disk, nothing.duplicate(), 0);
    put(disk, nothing.duplicate(), Math.max(0, disk.size() - HEAD));
    disk.force(true);
  }

  /** All but the head, which is given back once the whole is known to be right. */
  private ByteBuffer copy(SystemImage image, FileChannel source, FileChannel disk, boolean sparse)
      throws IOException, TroubleException {
    MessageDigest digest = Sha256Digest.begin();
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD, image.size()));
    ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
    for (long at = 0; at < image.size(); at += piece.limit()) {
      piece.clear().limit((int) Math.min(PIECE, image.size() - at));
      fill(piece, source, at);
      digest.update(piece.duplicate());
      ByteBuffer rest = piece.duplicate();
      if (at == 0) {
        head.put(piece.duplicate().limit(head.capacity())).flip();
        rest.position(head.capacity());
      }
      // A new file holds zeros where nothing was written; a disk holds what was there before.
      if (!sparse || !isZero(rest)) {
        put(disk, rest, at + rest.position());
      }
      progress.accept(at + piece.limit());
    }
    if (sparse && disk.size() < image.size()) {
      put(disk, ByteBuffer.allocate(1), image.size() - 1);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(image.digest())) {
      throw new TroubleException(TroubleKind.FINDING, "flash.damaged", image.path());
    }
    return head;
  }

  /** Refuses the image as its own target, which would be empty before it is read. */
  public static void requireOther(SystemImage image, Path target) throws TroubleException {
    try {
      if (Files.exists(target) && Files.isSameFile(image.path(), target)) {
        throw new TroubleException(TroubleKind.REFUSED, "flash.itself", target);
      }
    } catch (IOException e) {
      throw unwritable(image, target, e);
    }
  }

  private static TroubleException unwritable(SystemImage image, Path target, IOException why) {
    return new TroubleException(
        TroubleKind.MACHINE,
        Message.of("flash.unwritable", image.path(), target, String.valueOf(why.getMessage())),
        why);
  }

  /**
   * Refuses a disk that the image has no room on.
   *
   * @param room in bytes
   */
  public static void requireRoom(SystemImage image, Path target, long room)
      throws TroubleException {
    if (room < image.size()) {
      throw new TroubleException(
          TroubleKind.REFUSED, "flash.small", target, gigabytes(room), gigabytes(image.size()));
    }
  }

  private static String gigabytes(long bytes) {
    return "%.1f".formatted(bytes / 1e9);
  }

  private static boolean isZero(ByteBuffer bytes) {
    return bytes.mismatch(ByteBuffer.allocate(bytes.remaining())) < 0;
  }

  static void fill(ByteBuffer piece, FileChannel from, long at) throws IOException {
    int begin = piece.position();
    while (piece.hasRemaining()) {
      if (from.read(piece, at + piece.position() - begin) < 0) {
        throw new EOFException("it ends before byte " + (at + piece.limit()));
      }
    }
    piece.position(begin);
  }

  private static void put(FileChannel disk, ByteBuffer bytes, long at) throws IOException {
    int begin = bytes.position();
    while (bytes.hasRemaining()) {
      disk.write(bytes, at + bytes.position() - begin);
    }
  }
}
