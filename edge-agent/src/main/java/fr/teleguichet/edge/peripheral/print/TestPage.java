package fr.teleguichet.edge.peripheral.print;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A page that says in French that the printer works, where and when.
 *
 * @param kiosk the kiosk's name
 * @param time the kiosk's local time
 */
public record TestPage(String kiosk, ZonedDateTime time) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy 'à' HH 'h' mm", Locale.FRANCE);

  /** A line of the page and how large it is: 1 for text, 2 for a title. */
  record Line(String text, int size) {}

  List<Line> lines() {
    return List.of(
        new Line("Téléguichet", 2),
        new Line("Page d’essai de l’imprimante", 2),
        new Line("", 1),
        new Line("Borne : " + kiosk, 1),
        new Line("Imprimée le " + DATE.format(time), 1),
        new Line("", 1),
        new Line("Si cette page est nette et complète, l’imprimante fonctionne.", 1),
        new Line("Accents : à â ç é è ê ë î ï ô ù û ü œ Œ « » €", 1));
  }

  /** The page in a format of these; PDF before PWG Raster; nothing when neither is there. */
  Optional<PrintDocument> as(List<String> formats) {
    String name = "Page d’essai";
    if (formats.contains(PrintDocument.PDF)) {
      return Optional.of(new PrintDocument(name, PrintDocument.PDF, PdfPage.of(lines())));
    }
    return formats.contains(PrintDocument.PWG_RASTER)
        ? Optional.of(new PrintDocument(name, PrintDocument.PWG_RASTER, RasterPage.of(lines())))
        : Optional.empty();
  }
}
