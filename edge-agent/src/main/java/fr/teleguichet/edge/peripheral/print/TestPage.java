package fr.teleguichet.edge.peripheral.print;

import fr.teleguichet.edge.text.Messages;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * A page that says that the printer works, where and when.
 *
 * @param kiosk the kiosk's name
 * @param time the kiosk's local time
 * @param messages the language of the page
 */
public record TestPage(String kiosk, ZonedDateTime time, Messages messages) {

  /** In French. */
  public TestPage(String kiosk, ZonedDateTime time) {
    this(kiosk, time, Messages.FRENCH);
  }

  /** A line of the page and how large it is: 1 for text, 2 for a title. */
  record Line(String text, int size) {}

  List<Line> lines() {
    return List.of(
        new Line(messages.say("test-page.product"), 2),
        new Line(messages.say("test-page.title"), 2),
        new Line("", 1),
        new Line(messages.say("test-page.kiosk", kiosk), 1),
        new Line(messages.say("test-page.printed", date()), 1),
        new Line("", 1),
        new Line(messages.say("test-page.advice"), 1),
        new Line(messages.say("test-page.letters"), 1));
  }

  private String date() {
    return DateTimeFormatter.ofPattern(
            messages.pattern("format.test-page-date"), messages.language())
        .format(time);
  }

  /** The page in a format of these; PDF before PWG Raster; nothing when neither is there. */
  Optional<PrintDocument> as(List<String> formats) {
    String name = messages.say("test-page.document");
    if (formats.contains(PrintDocument.PDF)) {
      return Optional.of(
          new PrintDocument(name, PrintDocument.PDF, PdfTextPageEncoder.of(lines())));
    }
    return formats.contains(PrintDocument.PWG_RASTER)
        ? Optional.of(
            new PrintDocument(name, PrintDocument.PWG_RASTER, PwgRasterPageEncoder.of(lines())))
        : Optional.empty();
  }
}
