package fr.teleguichet.provisioning.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PartitionTableReaderFuzzTest {

  private static final int SIZE = 64 * 1024;

  @Property(tries = 2_000, seed = "20261124")
  void aDiskOfAnyBytesHasATableWithinItselfOrNone(@ForAll @IntRange(max = 1 << 30) int seed)
      throws IOException {
    byte[] bytes = new byte[SIZE];
    var random = new Random(seed);
    random.nextBytes(bytes);
    bytes[510] = 0x55;
    bytes[511] = (byte) 0xAA;
    bytes[446 + 4] = (byte) (random.nextBoolean() ? 0xEE : random.nextInt(256));

    isWithin(PartitionTableReader.read(new MemoryBlocks(bytes)));
  }

  @Property(tries = 2_000, seed = "20261124")
  void aDamagedTableHasItsPartitionsWithinTheDisk(
      @ForAll @IntRange(max = 1 << 30) int seed, @ForAll boolean gpt) throws IOException {
    byte[] bytes = gpt ? TestDisks.gpt(SIZE) : TestDisks.mbr(SIZE);
    var random = new Random(seed);
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      bytes[random.nextInt(3 * 512)] = (byte) random.nextInt(256);
    }

    isWithin(PartitionTableReader.read(new MemoryBlocks(bytes)));
  }

  @Property(tries = 20, seed = "20261124")
  void theWholeTablesAreRead(@ForAll boolean gpt) throws IOException {
    byte[] bytes = gpt ? TestDisks.gpt(SIZE) : TestDisks.mbr(SIZE);

    DiskLayout table = PartitionTableReader.read(new MemoryBlocks(bytes)).orElseThrow();

    assertThat(table.kind()).isEqualTo(gpt ? "gpt" : "mbr");
    assertThat(table.boot()).get().extracting(Partition::offset).isEqualTo(32 * 512L);
  }

  @Property(tries = 200, seed = "20261124")
  void aTableWithAWrongChecksumIsNone(@ForAll @IntRange(min = 512, max = 603) int at)
      throws IOException {
    byte[] bytes = TestDisks.gpt(SIZE);
    bytes[at] ^= 1;

    assertThat(PartitionTableReader.read(new MemoryBlocks(bytes))).isEmpty();
  }

  private static void isWithin(Optional<DiskLayout> table) {
    for (Partition partition : table.map(DiskLayout::partitions).orElse(List.of())) {
      assertThat(partition.offset()).isBetween(0L, (long) SIZE);
      assertThat(partition.offset() + partition.length()).isBetween(512L, (long) SIZE);
    }
  }

  /** A disk in memory. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record MemoryBlocks(byte[] bytes) implements DiskBytes {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
      if (offset < 0 || offset > bytes.length - length) {
        throw new EOFException("beyond the end");
      }
      return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }
  }
}
