package fr.teleguichet.swarm.wire;

import java.util.Arrays;

/**
 * A reusable, growing row of bytes with protobuf's ways of writing numbers (Protocol Buffers
 * encoding: varints and little-endian fixed 32).
 */
public final class ByteWriter {

  private byte[] bytes = new byte[1024];
  private int length;

  /** Forgets what was written. */
  public void clear() {
    length = 0;
  }

  /** How many bytes were written since the last {@link #clear}. */
  public int length() {
    return length;
  }

  /** The bytes themselves, valid up to {@link #length} and until the next write. */
  byte[] array() {
    return bytes;
  }

  /** One byte. */
  public void put(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  /** All of these bytes. */
  public void put(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  /** An unsigned number of 1 to 10 bytes, seven bits each, the lowest first. */
  public void putVarint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** A 32-bit real number, its lowest byte first. */
  public void putFloat(float value) {
    room(4);
    int bits = Float.floatToRawIntBits(value);
    bytes[length++] = (byte) bits;
    bytes[length++] = (byte) (bits >> 8);
    bytes[length++] = (byte) (bits >> 16);
    bytes[length++] = (byte) (bits >> 24);
  }

  /** How many bytes {@link #putVarint} writes for this value. */
  public static int varintLength(long value) {
    // 64 - zeros bits, seven to a byte; zero takes one byte, too.
    return (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
