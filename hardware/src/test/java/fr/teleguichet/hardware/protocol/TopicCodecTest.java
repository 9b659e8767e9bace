package fr.teleguichet.hardware.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.protocol.Topic.DeviceMessage;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCodecTest {

  private static final NodeAddress GRAMAT = new NodeAddress("cauvaldor", "gramat");

  static Stream<Topic> everyTopic() {
    return Stream.of(
            Stream.of(NodeMessage.values()).map(m -> (Topic) new Topic.OfNode(GRAMAT, m)),
            Stream.of(DeviceMessage.values())
                .map(m -> (Topic) new Topic.OfDevice(GRAMAT, "printer", m)),
            Stream.of((Topic) new Topic.OfHost("teleguichet")))
        .flatMap(topics -> topics);
  }

  @ParameterizedTest
  @MethodSource("everyTopic")
  void whatIsBuiltIsParsedBack(Topic topic) {
    assertThat(TopicCodec.parse(TopicCodec.format(topic))).contains(topic);
  }

  @Test
  void theFormIsTheStandards() {
    assertThat(TopicCodec.of(GRAMAT, NodeMessage.NBIRTH))
        .isEqualTo("spBv1.0/cauvaldor/NBIRTH/gramat");
    assertThat(TopicCodec.of(GRAMAT, "printer", DeviceMessage.DDEATH))
        .isEqualTo("spBv1.0/cauvaldor/DDEATH/gramat/printer");
    assertThat(TopicCodec.ofHost("teleguichet")).isEqualTo("spBv1.0/STATE/teleguichet");
    assertThat(TopicCodec.deviceCommandsOf(GRAMAT)).isEqualTo("spBv1.0/cauvaldor/DCMD/gramat/+");
  }

  @Test
  void aGroupThatIsCalledAsAMessageKeepsItsName() {
    assertThat(TopicCodec.deviceCommandsOf(new NodeAddress("NCMD", "gramat")))
        .isEqualTo("spBv1.0/NCMD/DCMD/gramat/+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "spBv1.0",
        "spBv1.0/STATE",
        "spBv1.0/STATE/a/b",
        "spAv1.0/g/NBIRTH/n",
        "spBv1.0/g/NBIRTH",
        "spBv1.0/g/NBIRTH/n/d",
        "spBv1.0/g/DBIRTH/n",
        "spBv1.0/g/XBIRTH/n",
        "spBv1.0/g/nbirth/n",
        "spBv1.0//NBIRTH/n",
        "spBv1.0/g/NBIRTH/",
        "spBv1.0/g/DBIRTH/n/d/e",
        "spBv1.0/g/NBIRTH/n\u0000",
        "spBv1.0/STATE/NBIRTH/n"
      })
  void whatIsNotSparkplugsIsNotParsed(String topic) {
    assertThat(TopicCodec.parse(topic)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a+", "#", "STATE", "tab\t"})
  void aGroupThatWouldBreakTheTopicIsRefused(String group) {
    assertThatThrownBy(() -> new NodeAddress(group, "n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noTopicIsMadeOfWhatWouldBreakIt() {
    assertThatThrownBy(() -> new NodeAddress("g", "a/b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the edge node id \"a/b\"");
    assertThatThrownBy(() -> new Topic.OfDevice(GRAMAT, "a+", DeviceMessage.DDATA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the device id \"a+\"");
    assertThatThrownBy(() -> new Topic.OfHost("#"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the host id \"#\"");
  }

  @Test
  void noStringMakesTheParserThrow() {
    var random = new Random(4);
    String alphabet = "spBv1.0/STATENDBCMRH+#é\u0000";
    for (int round = 0; round < 50_000; round++) {
      var topic = new StringBuilder(round % 3 == 0 ? "spBv1.0/" : "");
      random
          .ints(random.nextInt(40), 0, alphabet.length())
          .forEach(i -> topic.append(alphabet.charAt(i)));
      TopicCodec.parse(topic.toString())
          .ifPresent(parsed -> assertThat(TopicCodec.format(parsed)).isEqualTo(topic.toString()));
    }
  }
}
