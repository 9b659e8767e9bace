package fr.teleguichet.provisioning.label;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Draws labels on one page; lengths in millimetres from the label's upper left corner. */
final class LabelDrawing {

  private static final double POINTS_PER_MM = 72 / 25.4;
  private static final double QR_SIDE = 25;
  private static final double MARGIN = 3.5;
  private static final double BOTTOM = 2.2;
  private static final double TEXT_LEFT = MARGIN + QR_SIDE + 2.5;
  private static final double SMALL = 5.4;
  private static final int GROUPS_PER_LINE = 4;
  private static final String ELLIPSIS = "…";

  private final PDPageContentStream content;
  private final PDFont font;
  private final SheetFormat format;

  LabelDrawing(PDPageContentStream content, PDFont font, SheetFormat format) {
    this.content = content;
    this.font = font;
    this.format = format;
  }

  static float points(double millimetres) {
    return (float) (millimetres * POINTS_PER_MM);
  }

  void draw(UnitLabel label, int position) throws IOException {
    qrCode(new FingerprintQrCode(label.key()), position);
    text(position, MARGIN, 6, 11, label.name());
    text(position, MARGIN, 9.6, 7.5, label.site());
    text(position, TEXT_LEFT, 16, 8, "Téléguichet");
    text(position, TEXT_LEFT, 24, 15.5, label.code().toString());
    String[] groups = label.key().grouped().split(" ", -1);
    for (int line = 0; line * GROUPS_PER_LINE < groups.length; line++) {
      var row = new StringBuilder();
      for (int i = 0; i < GROUPS_PER_LINE; i++) {
        row.append(i == 0 ? "" : " ").append(groups[line * GROUPS_PER_LINE + i]);
      }
      text(position, TEXT_LEFT, 28 + line * 2.2, SMALL, row.toString());
    }
  }

  private void qrCode(FingerprintQrCode code, int position) throws IOException {
    double square = QR_SIDE / code.side();
    double top = format.height() - QR_SIDE - BOTTOM;
    for (int row = 0; row < code.side(); row++) {
      for (int column = 0; column < code.side(); column++) {
        if (code.isDark(column, row)) {
          content.addRect(
              x(position, MARGIN + column * square),
              y(position, top + (row + 1) * square),
              points(square),
              points(square));
        }
      }
    }
    content.fill();
  }

  /** A line of text, made smaller and then cut to fit the label. */
  private void text(int position, double left, double base, double size, String text)
      throws IOException {
    String printable = printable(text);
    double room = points(format.width() - left - MARGIN / 2);
    double fitting = Math.max(SMALL, Math.min(size, size * room / width(printable, size)));
    content.beginText();
    content.setFont(font, (float) fitting);
    content.newLineAtOffset(x(position, left), y(position, base));
    content.showText(cut(printable, fitting, room));
    content.endText();
  }

  private String cut(String text, double size, double room) throws IOException {
    if (width(text, size) <= room) {
      return text;
    }
    int length = text.length();
    while (length > 1 && width(text.substring(0, length) + ELLIPSIS, size) > room) {
      length = text.offsetByCodePoints(length, -1);
    }
    return text.substring(0, length) + ELLIPSIS;
  }

  private double width(String text, double size) throws IOException {
    return Math.max(1e-3, font.getStringWidth(text) / 1000 * size);
  }

  /** What the font has no sign for becomes a question mark, which a person will notice. */
  private String printable(String text) {
    var signs = new StringBuilder();
    text.codePoints().limit(120).forEach(sign -> signs.appendCodePoint(hasSign(sign) ? sign : '?'));
    return signs.toString();
  }

  private boolean hasSign(int sign) {
    try {
      return !Character.isISOControl(sign) && font.getStringWidth(Character.toString(sign)) > 0;
    } catch (IOException | IllegalArgumentException _) {
      return false;
    }
  }

  private float x(int position, double fromLeft) {
    return points(format.x(position) + fromLeft);
  }

  private float y(int position, double fromTop) {
    return points(format.pageHeight() - format.y(position) - fromTop);
  }
}
