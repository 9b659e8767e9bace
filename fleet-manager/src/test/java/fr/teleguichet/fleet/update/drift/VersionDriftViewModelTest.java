package fr.teleguichet.fleet.update.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The picture of versions must be read without telling colours apart. */
final class VersionDriftViewModelTest {

  private static final VersionDriftViewModel.Group NOBODY =
      new VersionDriftViewModel.Group(Optional.empty(), Optional.empty(), List.of());

  private static List<VersionDriftViewModel.Piece> pieces(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new VersionDriftViewModel.Piece(NOBODY, number, 0, 100))
        .toList();
  }

  private static String look(VersionDriftViewModel.Piece piece) {
    return piece.colour() + " " + piece.lines();
  }

  @Test
  void neighboursDifferInColourAndInLines() {
    List<VersionDriftViewModel.Piece> pieces = pieces(60);
    for (int i = 1; i < pieces.size(); i++) {
      VersionDriftViewModel.Piece left = pieces.get(i - 1);
      VersionDriftViewModel.Piece right = pieces.get(i);
      assertThat(right.colour()).as("%s", right.number()).isNotEqualTo(left.colour());
      assertThat(right.lines()).as("%s", right.number()).isNotEqualTo(left.lines());
    }
  }

  @Test
  void twentyFourVersionsAllLookDifferent() {
    assertThat(pieces(24)).map(VersionDriftViewModelTest::look).doesNotHaveDuplicates();
  }

  @Test
  void placesAreThousandthsInWords() {
    assertThat(VersionDriftViewModel.Piece.percent(1000)).isEqualTo("100.0%");
    assertThat(VersionDriftViewModel.Piece.percent(57)).isEqualTo("5.7%");
  }
}
