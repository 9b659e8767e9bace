package fr.teleguichet.fleet.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KioskUrlNameTest {

  private static final Scope LOT = new Scope.Territories(Set.of("lot"));
  private static final Scope TWO = new Scope.Territories(Set.of("lot", "gers"));

  @Test
  void groupAndNodeOrANameAlone() {
    assertThat(KioskUrlName.parse("lot:cahors-01"))
        .isEqualTo(new KioskUrlName.OfNode(new NodeAddress("lot", "cahors-01")))
        .returns("cahors-01", KioskUrlName::name)
        .returns("lot", KioskUrlName::territory);
    assertThat(KioskUrlName.parse("cahors-01"))
        .isEqualTo(new KioskUrlName.NameAlone("cahors-01"))
        .returns("cahors-01", KioskUrlName::name)
        .returns("", KioskUrlName::territory);
  }

  @Property(seed = "2026")
  void everyTextIsAnAddressAndStaysAsItIs(@ForAll String text) {
    assertThat(KioskUrlName.parse(text).text()).isEqualTo(text);
    assertThat(KioskUrlName.parse("a~1:" + text).text()).isEqualTo("a~1:" + text);
  }

  @Property(seed = "2026")
  void whatANodeIsCalledIsReadAgain(@ForAll("nodes") NodeAddress node) {
    assertThat(KioskUrlName.parse(node.segment())).isEqualTo(new KioskUrlName.OfNode(node));
  }

  @Provide
  Arbitrary<NodeAddress> nodes() {
    var parts = Arbitraries.strings().withChars("ab:~01").ofMinLength(1).ofMaxLength(12);
    return Combinators.combine(parts, parts).as(NodeAddress::new);
  }

  @ParameterizedTest
  @CsvSource({"lot:cahors-01,true", "gers:cahors-01,false", "cahors-01,true", "Cahors,false"})
  void inTheScopeOfOneTerritoryItsOwnKiosksArePlanned(String text, boolean may) {
    assertThat(PlannedKioskResolver.of(KioskUrlName.parse(text), LOT).isPresent()).isEqualTo(may);
    assertThat(PlannedKioskResolver.of(KioskUrlName.parse("cahors-01"), LOT))
        .contains(KioskUrlName.parse("lot:cahors-01"));
  }

  @Test
  void aNameAloneIsPlannedByWhoSeesTheWholeFleet() {
    KioskUrlName name = KioskUrlName.parse("cahors-01");

    assertThat(PlannedKioskResolver.of(name, new Scope.Fleet())).contains(name);
    assertThat(PlannedKioskResolver.of(name, TWO)).isEmpty();
    assertThat(PlannedKioskResolver.of(KioskUrlName.parse("lot:No Kiosk"), new Scope.Fleet()))
        .isEmpty();
  }
}
