package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Filters as people write them into the address. */
final class KioskQueryTest {

  private static final KioskRow ROW =
      new KioskRow(
          new KioskUrlName.OfNode(new NodeAddress("vallee-du-lot", "borne-puy-leveque")),
          Optional.empty(),
          KioskStatusCode.OK,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          ServiceAvailabilityText.SILENT,
          Optional.empty());

  private static boolean finds(String query) {
    return new KioskQuery(query, Set.of(), "", "", "", 10).compile().wantsButForStanding(ROW);
  }

  @Test
  void accentsAndCapitalsDoNotMatter() {
    assertThat(finds("PUY-LÉVÊQUE")).isTrue();
    assertThat(finds("vallée borne")).isTrue();
    assertThat(finds("vallée cahors")).isFalse();
    assertThat(KioskQuery.plain("Cœur de Causse")).isEqualTo("coeur de causse");
  }

  @Test
  void theAddressSaysWhatTheFilterIs() {
    KioskQuery filter =
        new KioskQuery(
            "a&b",
            Set.of(KioskStatusCode.WATCH, KioskStatusCode.OFFLINE),
            "lot",
            "-",
            "printer",
            400);

    assertThat(filter.address())
        .isEqualTo(
            "q=a%26b&standing=offline&standing=watch&territory=lot&site=-&problem=printer&limit=400");
    assertThat(KioskQuery.ALL.address()).isEmpty();
  }

  @Test
  void aKioskWithoutASiteIsFoundByTheDash() {
    assertThat(new KioskQuery("", Set.of(), "", "-", "", 10).compile().wantsButForStanding(ROW))
        .isTrue();
    assertThat(
            new KioskQuery("", Set.of(), "", "cajarc", "", 10).compile().wantsButForStanding(ROW))
        .isFalse();
  }

  @Test
  void limitsStayWithinBounds() {
    assertThat(new KioskQuery("", Set.of(), "", "", "", 1_000_000).limit()).isEqualTo(2_000);
    assertThat(new KioskQuery("", Set.of(), "", "", "", 0).limit()).isEqualTo(1);
  }
}
