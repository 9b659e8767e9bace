package fr.teleguichet.provisioning.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what QEMU's driver blklogwrites noted of each write to a disk: the format of the kernel's
 * dm-log-writes (Linux, Documentation/admin-guide/device-mapper/log-writes.rst).
 */
final class WriteLog implements AutoCloseable {

  private static final long MAGIC = 0x6a736677736872L;
  private static final int SECTOR = 512;
  private static final int LARGEST = 64 << 20;
  private static final int FLUSH = 1;
  private static final int DISCARD = 4;

  private final DataInputStream in;

  private WriteLog(DataInputStream in) {
    this.in = in;
  }

  /**
   * A write, or zeros.
   *
   * @param offset in bytes
   */
  record Write(long offset, ByteBuffer content) {}

  static WriteLog open(Path file) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20));
    ByteBuffer head = sector(in);
    if (head.getLong(0) != MAGIC || head.getInt(24) != SECTOR) {
      in.close();
      throw new IOException(file + " is no log of writes in sectors of " + SECTOR + " bytes");
    }
    return new WriteLog(in);
  }

  /** What was written until the next flush that the disk answered; nothing after the last one. */
  Optional<List<Write>> untilFlush() throws IOException {
    List<Write> writes = new ArrayList<>();
    try {
      while (true) {
        ByteBuffer entry = sector(in);
        long offset = entry.getLong(0) * SECTOR;
        long length = entry.getLong(8) * SECTOR;
        long flags = entry.getLong(16);
        if (length > LARGEST && (flags & DISCARD) == 0) {
          throw new IOException("a write of " + length + " bytes");
        }
        // What is discarded may still be there, which is what a kiosk would find.
        if (length > 0 && (flags & DISCARD) == 0) {
          writes.add(new Write(offset, ByteBuffer.wrap(in.readNBytes((int) length))));
        }
        if ((flags & FLUSH) != 0) {
          return Optional.of(writes);
        }
      }
    } catch (EOFException _) {
      return Optional.empty();
    }
  }

  private static ByteBuffer sector(DataInputStream in) throws IOException {
    var bytes = new byte[SECTOR];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
