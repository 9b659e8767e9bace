package fr.teleguichet.edge.peripheral.print;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Lines of text on one A4 page as PWG Raster: 300 dpi, 8-bit grey ({@code sgray_8}). */
final class PwgRasterPageEncoder {

  static final int WIDTH = 2480;
  static final int HEIGHT = 3508;

  private static final int LEFT = 250;
  private static final int TOP = 350;
  private static final int SCALE = 3;
  private static final byte PAPER = (byte) 0xff;
  private static final byte INK = 0;

  private final DotMatrixFont glyphs = DotMatrixFont.load();
  private final RasterWriter writer = new RasterWriter(WIDTH, HEIGHT);

  private PwgRasterPageEncoder() {}

  static byte[] of(List<TestPage.Line> lines) {
    return new PwgRasterPageEncoder().draw(lines);
  }

  private byte[] draw(List<TestPage.Line> lines) {
    byte[] blank = row();
    writer.rows(blank, TOP);
    int drawn = TOP;
    for (TestPage.Line line : lines) {
      drawn += draw(line);
    }
    writer.rows(blank, HEIGHT - drawn);
    return writer.bytes();
  }

  /** Draws a line of text; answers how many rows it took. */
  private int draw(TestPage.Line line) {
    int scale = SCALE * line.size();
    for (int y = 0; y < DotMatrixFont.HEIGHT; y++) {
      writer.rows(row(line.text(), y, scale), scale);
    }
    int gap = scale * DotMatrixFont.HEIGHT / 2;
    writer.rows(row(), gap);
    return scale * DotMatrixFont.HEIGHT + gap;
  }

  private byte[] row(String text, int y, int scale) {
    byte[] row = row();
    int letters = Math.min(text.length(), (WIDTH - 2 * LEFT) / (DotMatrixFont.WIDTH * scale));
    for (int i = 0; i < letters; i++) {
      for (int x = 0; x < DotMatrixFont.WIDTH; x++) {
        if (glyphs.isInk(text.charAt(i), x, y)) {
          int from = LEFT + (i * DotMatrixFont.WIDTH + x) * scale;
          Arrays.fill(row, from, from + scale, INK);
        }
      }
    }
    return row;
  }

  private static byte[] row() {
    byte[] row = new byte[WIDTH];
    Arrays.fill(row, PAPER);
    return row;
  }

  /** The file's format: header and compressed rows (PWG 5102.4, sections 4.3 and 4.4). */
  static final class RasterWriter {

    private static final int HEADER = 1796;
    private static final int MAX_REPEATS = 256;
    private static final int MAX_RUN_LENGTH = 128;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    RasterWriter(int width, int height) {
      out.writeBytes(new byte[] {'R', 'a', 'S', '2'});
      out.writeBytes(header(width, height));
    }

    /** The same row, so many times. */
    void rows(byte[] row, int times) {
      for (int left = times; left > 0; left -= MAX_REPEATS) {
        out.write(Math.min(left, MAX_REPEATS) - 1);
        compress(row);
      }
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void compress(byte[] row) {
      int at = 0;
      while (at < row.length) {
        int run = 1;
        while (run < MAX_RUN_LENGTH && at + run < row.length && row[at + run] == row[at]) {
          run++;
        }
        out.write(run - 1);
        out.write(row[at]);
        at += run;
      }
    }

    private static byte[] header(int width, int height) {
      byte[] header = new byte[HEADER];
      text(header, 0, "PwgRaster");
      number(header, 276, 300); // HWResolution, across and along the feed
      number(header, 280, 300);
      number(header, 340, 1); // NumCopies
      number(header, 352, 595); // PageSize in points
      number(header, 356, 842);
      number(header, 372, width);
      number(header, 376, height);
      number(header, 384, 8); // BitsPerColor
      number(header, 388, 8); // BitsPerPixel
      number(header, 392, width); // BytesPerLine
      number(header, 400, 18); // ColorSpace: sGray
      number(header, 420, 1); // NumColors
      number(header, 452, 1); // TotalPageCount
      number(header, 456, 1); // CrossFeedTransform
      number(header, 460, 1); // FeedTransform
      number(header, 480, 0xffffff); // AlternatePrimary
      text(header, 1732, "iso_a4_210x297mm"); // PageSizeName
      return header;
    }

    private static void text(byte[] header, int at, String text) {
      for (int i = 0; i < text.length(); i++) {
        header[at + i] = (byte) text.charAt(i);
      }
    }

    private static void number(byte[] header, int at, int value) {
      for (int i = 0; i < 4; i++) {
        header[at + i] = (byte) (value >> (8 * (3 - i)));
      }
    }
  }
}
