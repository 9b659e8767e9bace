package fr.teleguichet.release;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of which any part can be read, and whose size is that of the moment it was opened. */
final class RandomAccessSource implements AutoCloseable {

  private final FileChannel channel;
  private final long size;

  private RandomAccessSource(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  static RandomAccessSource open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new RandomAccessSource(channel);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  long size() {
    return size;
  }

  /** A part that is known to lie within the file. */
  byte[] bytes(long at, int length) throws IOException, ReleaseException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    fill(at, buffer);
    return buffer.array();
  }

  /** Fills what is left of the buffer. */
  void fill(long at, ByteBuffer buffer) throws IOException, ReleaseException {
    long place = at;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, place);
      if (read < 0) {
        throw ReleaseException.damaged("The file ends too early.");
      }
      place += read;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
