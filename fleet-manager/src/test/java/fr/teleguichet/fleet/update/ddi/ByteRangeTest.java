package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a header says, what is served lies within the file. */
final class ByteRangeTest {

  @Test
  void aRangeIsAlwaysInsideTheFile() {
    Random random = new Random(9);
    String letters = "bytes=0123456789-,- 99";
    int parts = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder header = new StringBuilder(random.nextInt(4) == 0 ? "" : "bytes=");
      for (int length = random.nextInt(12); length > 0; length--) {
        header.append(letters.charAt(random.nextInt(letters.length())));
      }
      long size = random.nextLong(1, 1_001);
      if (ByteRange.read(header.toString(), size)
          instanceof ByteRange.Wanted.Part(ByteRange range)) {
        parts++;
        assertThat(range.first()).as(header.toString()).isBetween(0L, size - 1);
        assertThat(range.last()).as(header.toString()).isBetween(range.first(), size - 1);
      }
    }
    assertThat(parts).isGreaterThan(100);
  }
}
