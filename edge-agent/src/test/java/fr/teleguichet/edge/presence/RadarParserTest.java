package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.presence.RadarMessage.Acknowledgement;
import fr.teleguichet.edge.presence.RadarMessage.Gates;
import fr.teleguichet.edge.presence.RadarMessage.Report;
import fr.teleguichet.edge.presence.RadarMessage.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadarParserTest {

  private static final String STILL = "f4f3f2f1 0d00 02aa 02 5100 00 0000 3b 0000 5500 f8f7f6f5";
  private static final Report STILL_REPORT =
      new Report(Optional.empty(), Optional.of(new Target(0, 59)), 0, Optional.empty());

  private final List<RadarMessage> messages = new ArrayList<>();
  private final RadarParser parser = new RadarParser(messages::add);

  /** The example of the vendor's protocol description. */
  @Test
  void aBasicReportIsRead() {
    read(STILL);
    assertThat(messages).containsExactly(STILL_REPORT);
    assertThat(parser.skipped()).isZero();
  }

  @Test
  void whatWasBuiltIsRead() {
    var gates =
        new Gates(List.of(60, 34, 5, 2, 2, 1, 1, 0, 0), List.of(0, 0, 57, 16, 13, 11, 3, 2, 1));
    List<RadarMessage> built =
        List.of(
            report(new Target(75, 100), null, 75, null),
            report(null, new Target(300, 12), 300, null),
            report(new Target(120, 50), new Target(118, 60), 119, gates),
            report(null, null, 0, null));
    for (RadarMessage message : built) {
      parser.read(RadarFrameEncoder.report((Report) message));
    }
    parser.read(RadarFrameEncoder.answer(RadarFrameEncoder.BLUETOOTH, true, List.of(1, 255)));
    assertThat(messages.subList(0, 4)).isEqualTo(built);
    assertThat(messages.getLast())
        .isEqualTo(new Acknowledgement(RadarFrameEncoder.BLUETOOTH, true, List.of(1, 255)));
  }

  /** A serial port gives what came, wherever the frame may end. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 22, 23, 24, 100})
  void howTheBytesAreCutDoesNotMatter(int size) {
    byte[] all = HexFormat.of().parseHex(STILL.replace(" ", "").repeat(10));
    for (int from = 0; from < all.length; from += size) {
      parser.read(Arrays.copyOfRange(all, from, Math.min(all.length, from + size)));
    }
    assertThat(messages).hasSize(10).containsOnly(STILL_REPORT);
  }

  @Test
  void afterRubbishTheNextFrameIsFoundAtItsFirstByte() {
    read("f4f3f2 f4f3f2f1 ff00 00");
    read(STILL);
    assertThat(messages).containsExactly(STILL_REPORT);
    assertThat(parser.skipped()).isEqualTo(10);
  }

  /** Losing a byte costs the frame that it belonged to, and no other. */
  @Test
  void aLostByteCostsOneFrame() {
    byte[] frame = HexFormat.of().parseHex(STILL.replace(" ", ""));
    for (int lost = 0; lost < frame.length; lost++) {
      messages.clear();
      for (int i = 0; i < frame.length; i++) {
        if (i != lost) {
          parser.read(new byte[] {frame[i]});
        }
      }
      parser.read(frame);
      assertThat(messages).as("byte %d lost", lost).containsExactly(STILL_REPORT);
    }
  }

  /** There is no checksum, so whatever can be wrong is checked. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f4f3f2f1 0d00 03aa 02 5100 00 0000 3b 0000 5500 f8f7f6f5",
        "f4f3f2f1 0d00 02ab 02 5100 00 0000 3b 0000 5500 f8f7f6f5",
        "f4f3f2f1 0d00 02aa 04 5100 00 0000 3b 0000 5500 f8f7f6f5",
        "f4f3f2f1 0d00 02aa 02 ff7f 00 0000 3b 0000 5500 f8f7f6f5",
        "f4f3f2f1 0d00 02aa 02 5100 65 0000 3b 0000 5500 f8f7f6f5",
        "f4f3f2f1 0d00 02aa 02 5100 00 0000 bb 0000 5500 f8f7f6f5",
        "f4f3f2f1 0d00 02aa 02 5100 00 0000 3b ff00 5600 f8f7f6f5",
        "f4f3f2f1 0d00 02aa 02 5100 00 0000 3b 0000 5501 f8f7f6f5",
        "f4f3f2f1 0d00 02aa 02 5100 00 0000 3b 0000 5500 f8f7f6f4",
        "f4f3f2f1 0d00 01aa 02 5100 00 0000 3b 0000 5500 f8f7f6f5",
        "fdfcfbfa 0400 a400 0000 04030201",
        "fdfcfbfa 0400 a401 0200 04030201",
      })
  void whatIsNotAsItMustBeIsNoMessage(String frame) {
    read(frame);
    read(STILL);
    assertThat(messages).containsExactly(STILL_REPORT);
  }

  /** Bytes of every kind, and frames with single bits turned: no failure, no unbounded memory. */
  @Test
  void noBytesWhateverMakeItFailOrLoseTheNextFrames() {
    RadarFuzz.run(new Random(11), 200_000);
    RadarFuzz.run(new Random(12), 200_000);
  }

  private void read(String hex) {
    parser.read(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static Report report(
      @Nullable Target moving, @Nullable Target still, int distance, @Nullable Gates gates) {
    return new Report(
        Optional.ofNullable(moving),
        Optional.ofNullable(still),
        distance,
        Optional.ofNullable(gates));
  }
}
