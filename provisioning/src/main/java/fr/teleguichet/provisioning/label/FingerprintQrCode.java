package fr.teleguichet.provisioning.label;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.util.Locale;

/**
 * A fingerprint as a QR code (ISO/IEC 18004), its 64 digits in capitals: then they are of the
 * alphanumeric mode, which makes the code smaller and its squares larger.
 */
final class FingerprintQrCode {

  private final ByteMatrix squares;

  FingerprintQrCode(Fingerprint key) {
    try {
      this.squares =
          Encoder.encode(key.hex().toUpperCase(Locale.ROOT), ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalStateException("64 characters fit into every QR code", e);
    }
  }

  /** Squares along each side, without the quiet zone. */
  int side() {
    return squares.getWidth();
  }

  boolean isDark(int column, int row) {
    return squares.get(column, row) == 1;
  }
}
