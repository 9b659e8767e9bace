package fr.teleguichet.broker.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KioskTopicFiltersTest {
  private final KioskTopicFilters filters =
      new KioskTopicFilters(new ClientName.Kiosk("lot", "k1"));

  /** Those of our own agent, of Eclipse Tahu, and the forms that other clients of Sparkplug use. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spBv1.0/lot/NCMD/k1",
        "spBv1.0/lot/NCMD/k1/#",
        "spBv1.0/lot/DCMD/k1",
        "spBv1.0/lot/DCMD/k1/+",
        "spBv1.0/lot/DCMD/k1/#",
        "spBv1.0/lot/DCMD/k1/screen",
        "spBv1.0/lot/NDEATH/k1",
        "spBv1.0/STATE/+",
        "spBv1.0/STATE/#",
        "spBv1.0/STATE/teleguichet",
      })
  void whatSparkplugNeedsIsAllowed(String filter) {
    assertThat(filters.allow(filter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "spBv1.0/#",
        "spBv1.0/lot/NCMD/k1/1/xxx",
        "spBv1.0/lot/NCMD/k1/1",
        "spBv1.0/lot/NCMD/k1/+",
        "spBv1.0/lot/NCMD/k1/+/#",
        "spBv1.0/lot/NCMD/k1/",
        "spBv1.0/lot/DCMD/k1/screen/x",
        "spBv1.0/lot/DCMD/k1/+/+",
        "spBv1.0/lot/DCMD/k1/",
        "spBv1.0/lot/NDEATH/k1/#",
        "spBv1.0/lot/NCMD/k2",
        "spBv1.0/lot/NCMD/k1x",
        "spBv1.0/cahors/NCMD/k1",
        "spBv1x0/lot/NCMD/k1",
        "spBv1.0/STATE/teleguichet/x",
        "$share/group/spBv1.0/lot/NCMD/k1",
      })
  void nothingElseIs(String filter) {
    assertThat(filters.allow(filter)).isFalse();
  }
}
