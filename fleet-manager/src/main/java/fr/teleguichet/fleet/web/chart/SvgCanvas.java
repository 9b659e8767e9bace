package fr.teleguichet.fleet.web.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Writes a drawing in SVG 1.1. It needs neither style sheets nor scripts nor identifiers, so that
 * several may stand in one document, and any renderer can print it.
 */
final class SvgCanvas {

  /** For everything that is drawn or written. */
  static final String INK = "#1d2930";

  /** For what only helps the eye. */
  static final String LINE = "#b9c0bd";

  private static final int FONT = 12;

  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;

  SvgCanvas(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** A rectangle, with words for whoever points at it. */
  void rect(double x, double y, double w, double h, String fill, String words) {
    open("rect")
        .append(at("x", x))
        .append(at("y", y))
        .append(at("width", Math.max(0, w)))
        .append(at("height", Math.max(0, h)))
        .append(" fill=\"")
        .append(fill)
        .append("\" stroke=\"")
        .append(INK)
        .append("\">");
    body.append("<title>").append(escape(words)).append("</title></rect>");
  }

  /** A line; dashes such as 4 2, or nothing for a whole one. */
  void line(double x1, double y1, double x2, double y2, String colour, String dashes) {
    open("line")
        .append(at("x1", x1))
        .append(at("y1", y1))
        .append(at("x2", x2))
        .append(at("y2", y2))
        .append(" stroke=\"")
        .append(colour)
        .append('"')
        .append(dashed(dashes))
        .append("/>");
  }

  /** A line through points, as the attribute has them. */
  void polyline(String points, String dashes) {
    open("polyline")
        .append(" points=\"")
        .append(points)
        .append("\" fill=\"none\" stroke=\"")
        .append(INK)
        .append("\" stroke-width=\"1.6\"")
        .append(dashed(dashes))
        .append("/>");
  }

  /** A dot, with words for whoever points at it. */
  void dot(double x, double y, double radius, String fill, String words) {
    open("circle")
        .append(at("cx", x))
        .append(at("cy", y))
        .append(at("r", radius))
        .append(" fill=\"")
        .append(fill)
        .append("\" stroke=\"")
        .append(INK)
        .append("\">");
    body.append("<title>").append(escape(words)).append("</title></circle>");
  }

  /** Words; the anchor is start, middle or end. */
  void text(double x, double y, String anchor, String colour, String words) {
    open("text")
        .append(at("x", x))
        .append(at("y", y))
        .append(" text-anchor=\"")
        .append(anchor)
        .append("\" fill=\"")
        .append(colour)
        .append("\">")
        .append(escape(words))
        .append("</text>");
  }

  private StringBuilder open(String element) {
    return body.append('<').append(element);
  }

  private static String dashed(String dashes) {
    return dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"";
  }

  /** The whole drawing. */
  String finish(String title, String description) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + width
        + " "
        + height
        + "\" width=\""
        + width
        + "\" height=\""
        + height
        + "\" role=\"img\" aria-label=\""
        + escape(title)
        + "\" font-family=\"sans-serif\" font-size=\""
        + FONT
        + "\"><title>"
        + escape(title)
        + "</title><desc>"
        + escape(description)
        + "</desc>"
        + body
        + "</svg>";
  }

  private static String at(String name, double value) {
    return " " + name + "=\"" + number(value) + "\"";
  }

  /** A coordinate: a tenth of a point is finer than paper. */
  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Words that fit, whole ones stand in the title beside them. */
  static String cut(String words, int most) {
    return words.codePointCount(0, words.length()) <= most
        ? words
        : words.substring(0, words.offsetByCodePoints(0, most - 1)) + "…";
  }

  /** The same in one line, or in two of whole words. */
  static List<String> lines(String words, int most) {
    int space = words.lastIndexOf(' ', Math.min(words.length(), most));
    return space <= 0 || cut(words, most).equals(words)
        ? List.of(cut(words, most))
        : List.of(words.substring(0, space), cut(words.substring(space + 1), most));
  }

  /** How wide words are about, in points. */
  static double widthOf(String words) {
    return 6.6 * words.length();
  }

  /** Text as XML 1.0 may have it: what it can't hold at all is left out. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  if (isXml(c)) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
