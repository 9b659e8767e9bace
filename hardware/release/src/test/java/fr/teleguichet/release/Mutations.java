package fr.teleguichet.release;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Predicate;

/** Bytes that begin as something whole and are then spoilt, always in the same way. */
public final class Mutations {

  private static final long SEED = 42;

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /**
   * Feeds a parser with so many bytes as the system property {@code fuzz.bytes} says, else with a
   * million.
   *
   * @param parser answers whether it took them; what it throws ends the test
   * @return how many it took
   */
  public static int feed(byte[] whole, Predicate<byte[]> parser) {
    var mutations = new Mutations(new Random(SEED));
    int taken = 0;
    for (long left = Long.getLong("fuzz.bytes", 1_000_000); left > 0; ) {
      byte[] bytes = mutations.of(whole);
      taken += parser.test(bytes) ? 1 : 0;
      left -= Math.max(1, bytes.length);
    }
    return taken;
  }

  /** The same bytes spoilt in up to five places; one time in eight they are pure noise. */
  byte[] of(byte[] whole) {
    if (random.nextInt(8) == 0) {
      byte[] noise = new byte[random.nextInt(Math.max(1, 2 * whole.length))];
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
      default -> set(bytes, at, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
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
