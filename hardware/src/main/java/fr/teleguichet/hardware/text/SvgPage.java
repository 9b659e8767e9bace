package fr.teleguichet.hardware.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A drawing of one sheet (SVG 2) that grows piece by piece. Lengths are whole quarters of a
 * millimetre, so that a sheet of A4 lying on its side is 1188 wide and 840 high.
 */
public final class SvgPage {

  /** The width of A4 lying on its side. */
  public static final int WIDTH = 1_188;

  /** The height of A4 lying on its side. */
  public static final int HEIGHT = 840;

  private static final String INK = "#1a1a1a";

  private final StringBuilder text = new StringBuilder();

  /** An empty sheet; title and description are what a screen reader says of it. */
  public SvgPage(String title, String description) {
    text.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="297mm" height="210mm" \
        role="img" aria-labelledby="title description" xml:lang="en" \
        font-family="DejaVu Sans, Verdana, sans-serif">
        <title id="title">%s</title>
        <desc id="description">%s</desc>
        <rect width="%d" height="%d" fill="#ffffff"/>
        """
            .formatted(WIDTH, HEIGHT, escaped(title), escaped(description), WIDTH, HEIGHT));
  }

  /** Where a text stands beside its point. */
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** One place on the sheet, from its top left. */
  public record Point(int x, int y) {}

  /** How a text is written. */
  public record Hand(int size, Anchor anchor, boolean bold, String ink) {
    /** Plain and black. */
    public static Hand plain(int size, Anchor anchor) {
      return new Hand(size, anchor, false, INK);
    }

    /** Bold and black. */
    public static Hand bold(int size, Anchor anchor) {
      return new Hand(size, anchor, true, INK);
    }
  }

  /** A text on its base line. */
  public void text(int x, int y, Hand hand, String words) {
    text.append(
        "<text x=\"%d\" y=\"%d\" font-size=\"%d\"%s%s%s>%s</text>\n"
            .formatted(
                x,
                y,
                hand.size(),
                hand.anchor() == Anchor.START
                    ? ""
                    : " text-anchor=\"" + EnumCodes.code(hand.anchor()) + "\"",
                hand.bold() ? " font-weight=\"bold\"" : "",
                hand.ink().equals(INK) ? "" : " fill=\"" + hand.ink() + "\"",
                escaped(words)));
  }

  /** A box with round corners. */
  public void box(int x, int y, int width, int height, String fill, String stroke) {
    text.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\" stroke=\"%s\"/>\n"
            .formatted(x, y, width, height, fill, stroke));
  }

  /** A disc. */
  public void disc(int x, int y, int radius, String fill, String stroke) {
    text.append(
        "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>\n"
            .formatted(x, y, radius, fill, stroke));
  }

  /** A wire: its colour in a dark sheath, so that a white one shows; striped along it or not. */
  public void wire(List<Point> points, String colour, boolean striped) {
    stroke(points, INK, "5");
    stroke(points, colour, "3");
    if (striped) {
      stroke(points, "#ffffff", "1.6\" stroke-dasharray=\"7 6");
    }
  }

  private void stroke(List<Point> points, String colour, String width) {
    text.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"/>\n"
            .formatted(path(points), colour, width));
  }

  /** The whole file. */
  public String svg() {
    return text + "</svg>\n";
  }

  private static String path(List<Point> points) {
    return points.stream()
        .map(point -> point.x() + " " + point.y())
        .collect(Collectors.joining(" L", "M", ""));
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
