package fr.teleguichet.edge.peripheral.print;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines of text on one A4 page as a PDF 1.4 document, in Helvetica, which every reader of PDF
 * brings along (ISO 32000-1, section 9.6.2.2).
 */
final class PdfTextPageEncoder {

  private static final Charset WIN_ANSI = Charset.forName("windows-1252");
  private static final int LEFT = 60;
  private static final int TOP = 760;
  private static final int TEXT_SIZE = 14;

  private PdfTextPageEncoder() {}

  static byte[] of(List<TestPage.Line> lines) {
    String content = content(lines);
    List<String> objects =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
                + " /Resources << /Font << /F1 4 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
    return assemble(objects);
  }

  private static byte[] assemble(List<String> objects) {
    var pdf = new ByteArrayOutputStream();
    List<Integer> offsets = new ArrayList<>();
    pdf.writeBytes(ascii("%PDF-1.4\n"));
    for (int i = 0; i < objects.size(); i++) {
      offsets.add(pdf.size());
      pdf.writeBytes(ascii("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects.get(i))));
    }
    int table = pdf.size();
    var end = new StringBuilder("xref\n0 %d\n".formatted(objects.size() + 1));
    end.append("0000000000 65535 f \n");
    offsets.forEach(at -> end.append(String.format(Locale.ROOT, "%010d 00000 n \n", at)));
    end.append(
        "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(objects.size() + 1, table));
    pdf.writeBytes(ascii(end.toString()));
    return pdf.toByteArray();
  }

  private static String content(List<TestPage.Line> lines) {
    var text = new StringBuilder("BT\n");
    int y = TOP;
    for (TestPage.Line line : lines) {
      int size = TEXT_SIZE * line.size();
      text.append("/F1 %d Tf\n1 0 0 1 %d %d Tm\n".formatted(size, LEFT, y));
      text.append('(').append(escaped(line.text())).append(") Tj\n");
      y -= size * 3 / 2;
    }
    return text.append("ET").toString();
  }

  private static String escaped(String text) {
    var out = new StringBuilder();
    for (byte letter : text.getBytes(WIN_ANSI)) {
      int code = letter & 0xff;
      boolean isPlain = code >= ' ' && code < 127 && "()\\".indexOf(code) < 0;
      out.append(
          isPlain ? String.valueOf((char) code) : String.format(Locale.ROOT, "\\%03o", code));
    }
    return out.toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
