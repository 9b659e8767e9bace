package fr.teleguichet.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a cpio archive of the format {@code crc}, without times, owners or other chances. */
final class CpioWriter {

  private static final int REGULAR = 0100644;

  private final OutputStream out;
  private long place;
  private int number = 1;

  CpioWriter(OutputStream out) {
    this.out = out;
  }

  void add(String name, byte[] content) throws IOException {
    add(
        name,
        new ByteArrayInputStream(content),
        content.length,
        CpioEntry.sum(0, content, content.length));
  }

  void add(String name, InputStream content, long size, long sum) throws IOException {
    head(name, number++, REGULAR, size, sum);
    long copied = content.transferTo(out);
    if (copied != size) {
      throw new IOException(name + " changed while it was read");
    }
    place += copied;
    align();
  }

  void end() throws IOException {
    head(CpioEntry.TRAILER, 0, 0, 0, 0);
    out.flush();
  }

  private void head(String name, int inode, int mode, long size, long sum) throws IOException {
    byte[] letters = (name + "\0").getBytes(StandardCharsets.US_ASCII);
    long[] fields = {inode, mode, 0, 0, 1, 0, size, 0, 0, 0, 0, letters.length, sum};
    StringBuilder head = new StringBuilder("070702");
    for (long field : fields) {
      head.append("%08x".formatted(field));
    }
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.write(letters);
    place += head.length() + letters.length;
    align();
  }

  private void align() throws IOException {
    long aligned = CpioEntry.aligned(place);
    out.write(new byte[(int) (aligned - place)]);
    place = aligned;
  }
}
