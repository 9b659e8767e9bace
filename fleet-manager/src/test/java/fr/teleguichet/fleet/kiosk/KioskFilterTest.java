package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Filters as people write them into the address. */
final class KioskFilterTest {

  private static final KioskRow ROW =
      new KioskRow(
          "borne-puy-leveque",
          "vallee-du-lot",
          Optional.empty(),
          Standing.OK,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          ServiceWords.SILENT,
          Optional.empty());

  private static boolean finds(String query) {
    return new KioskFilter(query, Set.of(), "", "", "", 10).compile().wantsButForStanding(ROW);
  }

  @Test
  void accentsAndCapitalsDoNotMatter() {
    assertThat(finds("PUY-LÉVÊQUE")).isTrue();
    assertThat(finds("vallée borne")).isTrue();
    assertThat(finds("vallée cahors")).isFalse();
  }

  @Test
  void theAddressSaysWhatTheFilterIs() {
    KioskFilter filter =
        new KioskFilter(
            "a&b", Set.of(Standing.WATCH, Standing.OFFLINE), "lot", "-", "printer", 400);

    assertThat(filter.address())
        .isEqualTo(
            "q=a%26b&standing=offline&standing=watch&territory=lot&site=-&problem=printer&limit=400");
    assertThat(KioskFilter.ALL.address()).isEmpty();
  }

  @Test
  void aKioskWithoutASiteIsFoundByTheDash() {
    assertThat(new KioskFilter("", Set.of(), "", "-", "", 10).compile().wantsButForStanding(ROW))
        .isTrue();
    assertThat(
            new KioskFilter("", Set.of(), "", "cajarc", "", 10).compile().wantsButForStanding(ROW))
        .isFalse();
  }

  @Test
  void limitsStayWithinBounds() {
    assertThat(new KioskFilter("", Set.of(), "", "", "", 1_000_000).limit()).isEqualTo(2_000);
    assertThat(new KioskFilter("", Set.of(), "", "", "", 0).limit()).isEqualTo(1);
  }
}
