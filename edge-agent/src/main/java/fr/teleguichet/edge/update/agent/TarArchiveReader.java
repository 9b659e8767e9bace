package fr.teleguichet.edge.update.agent;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** Reads a tar archive once from its beginning to its end, within limits. */
final class TarArchiveReader {

  static final int MAX_ENTRIES = 2_000;

  /** Bytes of all files together. */
  static final long MAX_SIZE = 512L << 20;

  private final InputStream in;
  private final Visitor visitor;
  private final Set<String> seen = new HashSet<>();
  private long total;

  TarArchiveReader(InputStream in, Visitor visitor) {
    this.in = in;
    this.visitor = visitor;
  }

  /** Takes what is in the archive, in its order. */
  interface Visitor {
    /** A folder, which may have been told before. */
    void folder(TarEntry entry) throws IOException;

    /** A file; reads all of its content. */
    void file(TarEntry entry, InputStream content) throws IOException;
  }

  void read() throws IOException {
    byte[] header = block();
    while (!isEmpty(header)) {
      take(TarEntry.parse(header));
      header = block();
    }
    // Two empty blocks are the end, and writers fill up their last record.
    for (byte[] rest = in.readNBytes(TarEntry.BLOCK);
        rest.length > 0;
        rest = in.readNBytes(TarEntry.BLOCK)) {
      if (!isEmpty(rest)) {
        throw new IOException("the archive goes on after its end");
      }
    }
  }

  private void take(TarEntry entry) throws IOException {
    if (seen.size() >= MAX_ENTRIES) {
      throw new IOException("the archive holds more than " + MAX_ENTRIES + " files");
    }
    if (!seen.add(entry.name()) && !entry.isFolder()) {
      throw new IOException("the archive holds " + entry.name() + " twice");
    }
    total += entry.size();
    if (total > MAX_SIZE) {
      throw new IOException("the archive holds more than " + (MAX_SIZE >> 20) + " MiB");
    }
    if (entry.isFolder()) {
      visitor.folder(entry);
      return;
    }
    var content = new Content(entry.size());
    visitor.file(entry, content);
    if (content.left > 0) {
      throw new IOException(entry.name() + " was not read to its end");
    }
    in.skipNBytes(entry.padding());
  }

  private byte[] block() throws IOException {
    byte[] block = in.readNBytes(TarEntry.BLOCK);
    if (block.length < TarEntry.BLOCK) {
      throw new EOFException("the archive ends too early");
    }
    return block;
  }

  private static boolean isEmpty(byte[] block) {
    for (byte it : block) {
      if (it != 0) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of one file. */
  private final class Content extends InputStream {
    private long left;

    Content(long left) {
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(into, at, (int) Math.min(length, left));
      if (read < 0) {
        throw new EOFException("the archive ends too early");
      }
      left -= read;
      return read;
    }
  }
}
