package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrSvgTest {

  private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
  private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");

  @Test
  void aReaderFindsTheAddressInTheDrawing() throws Exception {
    URI address = URI.create("https://fleet.example.org/units?q=K7QM-2XPA");

    String svg = QrSvg.of(address).orElseThrow();

    assertThat(new Decoder().decode(squares(svg)).getText()).isEqualTo(address.toString());
    assertThat(svg.lines()).hasSize(1);
  }

  @Test
  void anAddressThatWouldMakeTinySquaresIsNotDrawn() {
    assertThat(QrSvg.of(URI.create("https://fleet.example/" + "x".repeat(200)))).isEmpty();
  }

  /** The dark squares, without the quiet zone that a reader needs around them. */
  private static BitMatrix squares(String svg) {
    Matcher side = SIDE.matcher(svg);
    assertThat(side.find()).isTrue();
    var matrix = new BitMatrix(Integer.parseInt(side.group(1)) - 8);
    Matcher square = SQUARE.matcher(svg);
    while (square.find()) {
      matrix.set(Integer.parseInt(square.group(1)) - 4, Integer.parseInt(square.group(2)) - 4);
    }
    return matrix;
  }
}
