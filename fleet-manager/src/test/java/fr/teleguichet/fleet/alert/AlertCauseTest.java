package fr.teleguichet.fleet.alert;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.protocol.NodeAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables call things is read back as what it was, whatever people called them. */
final class AlertCauseTest {

  @ParameterizedTest
  @ValueSource(strings = {"lot", "grand figeac", "a:b~c", "site", "Vallée du Lot"})
  void causesAndSubjectsAreReadBackAsTheyWere(String name) {
    AlertSubject kiosk = new AlertSubject.OfKiosk(new NodeAddress(name, name));
    AlertSubject site = new AlertSubject.OfSite(12, name);
    for (AlertSubject subject : new AlertSubject[] {kiosk, site, new AlertSubject.Network()}) {
      assertThat(AlertSubject.ofCode(subject.code())).isEqualTo(subject);
      AlertCause alone = new AlertCause.Alone(subject, "storage-read-only");
      assertThat(AlertCause.ofCode(alone.code())).isEqualTo(alone);
      AlertCause whole = new AlertCause.Alone(subject, "");
      assertThat(AlertCause.ofCode(whole.code())).isEqualTo(whole);
    }
    assertThat(AlertCause.ofCode(new AlertCause.AtSite(3).code()))
        .isEqualTo(new AlertCause.AtSite(3));
    assertThat(AlertCause.ofCode(new AlertCause.WholeFleet().code()))
        .isEqualTo(new AlertCause.WholeFleet());
  }
}
