package fr.teleguichet.swarm.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two ways to read a topic's kind say the same. */
final class MessageKindTest {

  @ParameterizedTest
  @CsvSource({
    "spBv1.0/swarm/NBIRTH/swarm-000001, NBIRTH",
    "spBv1.0/swarm/NDEATH/swarm-000001, NDEATH",
    "spBv1.0/swarm/NDATA/swarm-000001, NDATA",
    "spBv1.0/swarm/NCMD/swarm-000001, NCMD",
    "spBv1.0/swarm/DBIRTH/swarm-000001/printer, DBIRTH",
    "spBv1.0/swarm/DDEATH/swarm-000001/printer, DDEATH",
    "spBv1.0/swarm/DDATA/swarm-000001/printer, DDATA",
    "spBv1.0/swarm/DCMD/swarm-000001/printer, DCMD",
    "spBv1.0/N/NDATA/DDATA, NDATA",
    "spBv1.0/STATE/teleguichet, OTHER",
    "spBv1.0/STATE/NDATA, OTHER",
    "spBv1.0/STATE/DBserver, OTHER",
    "spBv1.0/swarm, OTHER",
    "spBv1.0/swarm/, OTHER",
    "spBv1.0/swarm/ND, OTHER",
    "a, OTHER"
  })
  void aTopicIsCountedAsItsKind(String topic, MessageKind kind) {
    // Something stands before and behind a topic within a packet.
    ByteBuf packet = Unpooled.copiedBuffer("//" + topic + "/NDATA/", StandardCharsets.UTF_8);

    assertThat(MessageKind.of(packet, 2, topic.length())).isEqualTo(kind);
    assertThat(MessageKind.of(topic)).isEqualTo(kind);
  }
}
