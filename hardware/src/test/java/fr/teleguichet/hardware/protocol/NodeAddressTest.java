package fr.teleguichet.hardware.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeAddressTest {

  @ParameterizedTest
  @CsvSource({
    "lot, borne-mairie, lot:borne-mairie",
    "a:b, c, a~1b:c",
    "a, b:c, a:b~1c",
    "a~, b, a~0:b",
    "a, ~b, a:~0b",
    "a~1b, c, a~01b:c",
    "Été à Gers, n 1, Été à Gers:n 1"
  })
  void aSegmentNamesOneNodeAndNoOther(String group, String node, String segment) {
    NodeAddress address = new NodeAddress(group, node);

    assertThat(address.segment()).isEqualTo(segment);
    assertThat(NodeAddress.ofSegment(segment)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "borne-mairie", ":b", "a:", "a:b:c", "a~2:b", "a~:b", "STATE:a", "a:b+"})
  void whatIsNoSegmentNamesNobody(String text) {
    assertThat(NodeAddress.ofSegment(text)).isEmpty();
  }

  @Test
  void anAddressIsSaidAsPeopleReadIt() {
    assertThat(new NodeAddress("lot", "borne-mairie")).hasToString("lot/borne-mairie");
  }

  @Test
  void aSegmentOfTheLongestPartsIsReadAgain() {
    NodeAddress address = new NodeAddress("~".repeat(128), ":".repeat(128));

    assertThat(NodeAddress.ofSegment(address.segment())).contains(address);
  }
}
