package fr.teleguichet.fleet.account.totp;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code (ISO/IEC 18004) as the path of an SVG drawing.
 *
 * @param size its width and height in modules, the quiet zone included
 * @param path the dark modules
 */
public record QrCodeDrawing(int size, String path) {

  private static final int QUIET = 4;

  /** The code that says this text. */
  public static QrCodeDrawing of(String text) {
    try {
      BitMatrix dark =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      QUIET));
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < dark.getHeight(); y++) {
        for (int x = 0; x < dark.getWidth(); x++) {
          if (dark.get(x, y)) {
            path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
          }
        }
      }
      return new QrCodeDrawing(dark.getWidth(), path.toString());
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("no square code holds this text", tooLong);
    }
  }
}
