package fr.teleguichet.fleet.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same parameters are the same text and the same hash for ever. */
final class ImpactParametersTest {

  @Test
  void theCanonicalTextHasItsKeysInOrderPlainNumbersAndNoBlanks() {
    String json = Towns.parameters(Map.of(ImpactParameter.VIDEO, 0.000_000_1)).json();

    assertThat(json)
        .startsWith(
            "{\"format\":1,\"offices\":{\"caf\":[{\"latitude\":44.4491,\"longitude\":1.4366,"
                + "\"name\":\"Agence de Cahors\",\"town\":\"Cahors\"},")
        .contains("\"scope\":\"full\",\"source\":\"ADEME\",\"values\":{\"bus-making\":0.0089,")
        .contains("\"car-share\":100,\"car-use\":0.192,")
        .endsWith("\"video\":0.0000001}}");
  }

  @Test
  void whatIsReadBackIsTheSameAndHasTheSameHash() {
    ImpactParameters parameters = Towns.parameters(Map.of(ImpactParameter.DETOUR, 1.25));

    ImpactParameters read = ImpactParameters.read(parameters.json());

    assertThat(read).isEqualTo(parameters);
    assertThat(read.sha256()).isEqualTo(parameters.sha256()).matches("[0-9a-f]{64}");
    assertThat(Towns.parameters(Map.of()).sha256()).isNotEqualTo(parameters.sha256());
  }

  @Test
  void aNewerReleaseMayHaveAddedAParameter() {
    ImpactParameters parameters = Towns.parameters(Map.of());

    assertThat(
            ImpactParameters.read(
                parameters.json().replace("\"values\":{", "\"values\":{\"weather\":3,")))
        .isEqualTo(parameters);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> Towns.parameters(Map.of(ImpactParameter.DETOUR, 0.9)))
        .hasMessage("0.9 is no value of detour");
    assertThatThrownBy(() -> Towns.parameters(Map.of(ImpactParameter.SPEED, Double.NaN)))
        .hasMessageContaining("speed");
    assertThatThrownBy(() -> Towns.parameters(Map.of(ImpactParameter.CAR_SHARE, 90.0)))
        .hasMessageContaining("100 %");
    assertThatThrownBy(() -> ImpactParameters.read("{}")).hasMessage("it has no values.");
    assertThatThrownBy(() -> ImpactParameters.read("[")).hasMessageStartingWith("it is not JSON");
  }
}
