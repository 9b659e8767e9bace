package fr.teleguichet.hardware.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpiffeIdTest {

  private static final SpiffeId KIOSK =
      new KioskId(new Territory("lot"), new KioskName("cahors-01"));

  @Test
  void aNameIsReadAsItIsWritten() {
    assertThat(KIOSK.uri()).hasToString("spiffe://teleguichet/kiosk/lot/cahors-01");
    assertThat(KIOSK.commonName()).isEqualTo("cahors-01");
    assertThat(SpiffeId.parse(KIOSK.uri().toString())).contains(KIOSK);

    var host = new SpiffeId.Host("Fleet.Manager_1");
    assertThat(host.uri()).hasToString("spiffe://teleguichet/host/Fleet.Manager_1");
    assertThat(SpiffeId.parse(host.uri().toString())).contains(host);
    assertThat(KioskName.isValid(host.commonName())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spiffe://teleguichet/kiosk/lot",
        "spiffe://teleguichet/kiosk/lot/cahors-01/",
        "spiffe://teleguichet/kiosk/lot/cahors-01?x",
        "spiffe://teleguichet/kiosk/lot/-cahors",
        "spiffe://teleguichet/kiosk/lot/Cahors-01",
        "spiffe://elsewhere/kiosk/lot/cahors-01",
        "SPIFFE://teleguichet/kiosk/lot/cahors-01",
        "https://teleguichet/kiosk/lot/cahors-01",
        "spiffe://teleguichet/host/",
        "spiffe://teleguichet/host/a/b"
      })
  void otherNamesAreNotOurs(String uri) {
    assertThat(SpiffeId.parse(uri)).isEmpty();
  }

  @Property(seed = "2026")
  void noTextIsTooOddToBeRead(@ForAll String text) {
    SpiffeId.parse("spiffe://teleguichet/kiosk/" + text)
        .ifPresent(name -> assertThat(name.uri().toString()).endsWith(text));
  }

  @Test
  void aCertificateNamesWhomItsOnlyUriNames() {
    assertThat(SpiffeId.of(Certificates.of("kiosk.pem"))).contains(KIOSK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-uris.pem", "other-names.pem", "no-name.pem"})
  void aCertificateThatNamesTwoOrNobodyNamesNobody(String file) {
    assertThat(SpiffeId.of(Certificates.of(file))).isEmpty();
  }

  @Test
  void aHostIsNamedInLettersThatAPathMayHave() {
    assertThatThrownBy(() -> new SpiffeId.Host("a/b")).hasMessageContaining("the host id \"a/b\"");
  }
}
