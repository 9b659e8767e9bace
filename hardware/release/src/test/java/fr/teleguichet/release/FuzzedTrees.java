package fr.teleguichet.release;

import static fr.teleguichet.release.FuzzTarget.holds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Data with a hash tree behind it, and two numbers before it: how much is said to be data, how much
 * to be tree. The root of what was made may come of nothing else.
 */
final class FuzzedTrees implements FuzzTarget {

  private static final int BLOCK = VerityTree.BLOCK;
  private static final int NUMBERS = 2 * Long.BYTES;

  /** One block has no tree; 129 need two levels, and are thrown more rarely. */
  private static final int[] BLOCKS = {1, 2, 3, 5, 129};

  private static final int RARE = 30;

  /** What was made, and its root. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Whole(byte[] input, byte[] root) {}

  private final List<Whole> wholes = new ArrayList<>();
  private final byte[] salt = new byte[32];
  private final Path file;

  FuzzedTrees(Path file) {
    this.file = file;
    for (int blocks : BLOCKS) {
      TestFiles.Verity made = TestFiles.Verity.of(blocks, salt);
      wholes.add(new Whole(input((long) blocks * BLOCK, made.tree(), made.payload()), made.root()));
    }
  }

  private static byte[] input(long data, long tree, byte[] payload) {
    return ByteBuffer.allocate(NUMBERS + payload.length)
        .putLong(data)
        .putLong(tree)
        .put(payload)
        .array();
  }

  private byte[] root(byte[] input) throws IOException, ReleaseException {
    ByteBuffer numbers = ByteBuffer.wrap(input);
    long data = numbers.getLong();
    long tree = numbers.getLong();
    try (RandomAccessSource source =
        RandomAccessSource.open(
            Files.write(file, Arrays.copyOfRange(input, NUMBERS, input.length)))) {
      return new VerityTree(source, data, tree, salt).root();
    }
  }

  @Override
  public byte[] next(Random random) {
    int large = wholes.size() - 1;
    byte[] input =
        wholes.get(random.nextInt(RARE) == 0 ? large : random.nextInt(large)).input().clone();
    return switch (random.nextInt(4)) {
      case 0 -> {
        int at = Long.BYTES * random.nextInt(2);
        ByteBuffer numbers = ByteBuffer.wrap(input);
        long blocks = random.nextInt(6) - 2L;
        ByteBuffer _ =
            numbers.putLong(
                at,
                random.nextInt(4) == 0
                    ? random.nextLong()
                    : numbers.getLong(at) + blocks * BLOCK + random.nextInt(2));
        yield input;
      }
      case 1 -> {
        int at = NUMBERS + BLOCK * random.nextInt(input.length / BLOCK);
        int from = NUMBERS + BLOCK * random.nextInt(input.length / BLOCK);
        System.arraycopy(input.clone(), from, input, at, BLOCK);
        yield input;
      }
      case 2 -> {
        input[NUMBERS + random.nextInt(input.length - NUMBERS)] ^= (byte) (1 << random.nextInt(8));
        yield input;
      }
      default -> {
        byte[] spoilt = new Mutations(random).of(input);
        yield spoilt.length < NUMBERS ? input : spoilt;
      }
    };
  }

  @Override
  public boolean read(byte[] bytes) throws IOException, ReleaseException {
    byte[] root = root(bytes);
    for (Whole each : wholes) {
      if (Arrays.equals(root, each.root())) {
        int length = each.input().length;
        holds(
            bytes.length >= length && Arrays.equals(bytes, 0, length, each.input(), 0, length),
            "another content has the same root");
        return true;
      }
    }
    return false;
  }
}
