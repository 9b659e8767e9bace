package fr.teleguichet.edge.screen;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URI;
import java.util.Optional;

/** An address as a QR code (ISO/IEC 18004), drawn as SVG so that it is sharp at every size. */
final class QrSvg {

  /** Longer ones make squares that a telephone can't read at arm's length. */
  private static final int MAX_LENGTH = 200;

  /** ISO/IEC 18004, section 9.1: four squares of light around the code. */
  private static final int QUIET_ZONE = 4;

  private QrSvg() {}

  /** The drawing; nothing for an address that is too long. */
  static Optional<String> of(URI address) {
    String text = address.toString();
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(drawn(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix()));
    } catch (WriterException e) {
      throw new IllegalStateException(MAX_LENGTH + " characters fit into a QR code", e);
    }
  }

  private static String drawn(ByteMatrix squares) {
    int side = squares.getWidth() + 2 * QUIET_ZONE;
    var path = new StringBuilder();
    for (int row = 0; row < squares.getHeight(); row++) {
      for (int column = 0; column < squares.getWidth(); column++) {
        if (squares.get(column, row) == 1) {
          path.append('M')
              .append(column + QUIET_ZONE)
              .append(' ')
              .append(row + QUIET_ZONE)
              .append("h1v1h-1z");
        }
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
    <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
    """
        .formatted(side, path);
  }
}
