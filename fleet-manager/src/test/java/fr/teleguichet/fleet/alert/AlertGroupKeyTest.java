package fr.teleguichet.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.protocol.NodeAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables call things is read back as what it was, whatever people called them. */
final class AlertGroupKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"lot", "grand figeac", "a:b~c", "site", "Vallée du Lot"})
  void causesAndSubjectsAreReadBackAsTheyWere(String name) {
    AlertSubject kiosk = new AlertSubject.OfKiosk(new NodeAddress(name, name));
    AlertSubject site = new AlertSubject.OfSite(12, name);
    for (AlertSubject subject : new AlertSubject[] {kiosk, site, new AlertSubject.Network()}) {
      assertThat(AlertSubject.ofCode(subject.code())).isEqualTo(subject);
      AlertGroupKey alone = new AlertGroupKey.Alone(subject, "storage-read-only");
      assertThat(AlertGroupKey.ofCode(alone.code())).isEqualTo(alone);
      AlertGroupKey whole = new AlertGroupKey.Alone(subject, "");
      assertThat(AlertGroupKey.ofCode(whole.code())).isEqualTo(whole);
    }
    assertThat(AlertGroupKey.ofCode(new AlertGroupKey.AtSite(3).code()))
        .isEqualTo(new AlertGroupKey.AtSite(3));
    assertThat(AlertGroupKey.ofCode(new AlertGroupKey.WholeFleet().code()))
        .isEqualTo(new AlertGroupKey.WholeFleet());
  }
}
