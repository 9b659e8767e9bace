package fr.teleguichet.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Words in trust lists and in the manager's database: whoever renames a constant changes the left
 * side of this table, never the right one.
 */
final class StoredWordsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          RemovedKey$Status, quarantined retired
          VerifiedReleaseFile$Format, swupdate rauc
          """)
  void whatOthersReadKeepsItsWords(String type, String words) throws ClassNotFoundException {
    assertThat(Class.forName("fr.teleguichet.release." + type).getEnumConstants())
        .extracting(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT))
        .containsExactly(words.split(" ", -1));
  }
}
