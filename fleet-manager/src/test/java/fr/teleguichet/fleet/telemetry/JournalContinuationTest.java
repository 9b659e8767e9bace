package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.hardware.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which records of a message are new, seen from the mark up to which all are stored. */
class JournalContinuationTest {

  static Stream<Arguments> messages() {
    return Stream.of(
        argumentSet("the first records of a journal", 0L, range(1, 3), range(1, 3)),
        argumentSet("the next ones", 3L, range(4, 6), range(4, 6)),
        argumentSet("sent again, all of them", 6L, range(4, 6), List.of()),
        argumentSet("sent again, with new ones", 5L, range(4, 8), range(6, 8)),
        argumentSet("after a gap", 3L, range(5, 8), List.of()),
        argumentSet("none", 3L, List.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void onlyWhatContinuesWithoutAGapIsNew(long mark, List<Long> arriving, List<Long> fresh) {
    List<JournalEntry> entries =
        arriving.stream().map(n -> new JournalEntry(n, Instant.EPOCH, "t", "{}")).toList();

    assertThat(JournalRepository.continuing(mark, entries))
        .extracting(JournalEntry::number)
        .containsExactlyElementsOf(fresh);
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
