package fr.teleguichet.edge.peripheral;

import java.util.Arrays;
import java.util.Random;

/** Bytes that begin as something whole and are then spoilt, always in the same way. */
public final class Mutations {

  private final Random random;
  private final byte[] whole;

  public Mutations(long seed, byte[] whole) {
    this.random = new Random(seed);
    this.whole = whole.clone();
  }

  /** The next spoilt bytes; one time in eight they are pure noise. */
  public byte[] next() {
    if (random.nextInt(8) == 0) {
      byte[] noise = new byte[random.nextInt(2 * whole.length)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] bytes = whole.clone();
    int changes = random.nextInt(6);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      bytes = change(bytes);
    }
    return bytes;
  }

  private byte[] change(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> without(bytes, at);
      case 2 -> twice(bytes, at);
      case 3 -> set(bytes, at, (byte) random.nextInt(256));
      default -> set(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
    };
  }

  private static byte[] set(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
    return shorter;
  }

  private byte[] twice(byte[] bytes, int from) {
    int length = random.nextInt(bytes.length - from + 1);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(bytes, from, longer, bytes.length, length);
    return longer;
  }
}
