package fr.teleguichet.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Older and newer, as Semantic Versioning has it and people write it. */
final class ReleaseVersionTest {

  private static ReleaseVersion version(String text) {
    return ReleaseVersion.parse(text).orElseThrow();
  }

  /** The examples of Semantic Versioning 2.0.0, section 11, and others. */
  @Test
  void eachComesBeforeTheNext() {
    for (List<String> row :
        List.of(
            List.of("1.0.0", "2.0.0", "2.1.0", "2.1.1"),
            List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0"),
            List.of("1.4", "1.4.1", "1.10", "1.10.0.1"),
            List.of("2.4.0-rc1", "v2.4.0", "2.4.1"),
            List.of("2.4.0~rc1", "2.4.0"),
            List.of("2026-09-30", "2026-11-25-rc1", "2026-11-25", "2026-11-25.2", "2026-12-01"),
            List.of("20261124", "20261125", "99999999999999999999999"))) {
      for (int i = 1; i < row.size(); i++) {
        ReleaseVersion older = version(row.get(i - 1));
        ReleaseVersion newer = version(row.get(i));
        assertThat(newer.isNewerThan(older)).as(older + " < " + newer).isTrue();
        assertThat(older.isNewerThan(newer)).as(older + " < " + newer).isFalse();
      }
    }
  }

  @Test
  void differentWordsForTheSameAreNeitherOlderNorNewer() {
    for (List<String> pair :
        List.of(
            List.of("1.4", "1.4.0"),
            List.of("1.4.0+build7", "1.4.0+build8"),
            List.of("v1.4", "1.4"),
            List.of("1.04", "1.4"))) {
      assertThat(version(pair.getFirst())).isEqualByComparingTo(version(pair.getLast()));
    }
  }

  @Test
  void whatCannotBeAVersionIsNone() {
    for (String text : List.of("", " ", "-1", "1 0", "1\n", "é", "x".repeat(65), "<b>")) {
      assertThat(ReleaseVersion.parse(text)).as(text).isEmpty();
    }
  }

  @Property(seed = "2026", tries = 3000)
  void theOrderIsOne(
      @ForAll @Chars({'.', '-', '+', 'v'}) @CharRange(from = '0', to = '3') @StringLength(max = 7)
          String a,
      @ForAll @Chars({'.', '-', '+', 'v'}) @CharRange(from = '0', to = '3') @StringLength(max = 7)
          String b,
      @ForAll @Chars({'.', '-', '+', 'v'}) @CharRange(from = '0', to = '3') @StringLength(max = 7)
          String c) {
    ReleaseVersion one = version("1" + a);
    ReleaseVersion two = version("1" + b);
    ReleaseVersion three = version("1" + c);
    assertThat(Integer.signum(one.compareTo(two))).isEqualTo(-Integer.signum(two.compareTo(one)));
    if (one.compareTo(two) <= 0 && two.compareTo(three) <= 0) {
      assertThat(one).as(one + " " + two + " " + three).isLessThanOrEqualTo(three);
    }
  }
}
