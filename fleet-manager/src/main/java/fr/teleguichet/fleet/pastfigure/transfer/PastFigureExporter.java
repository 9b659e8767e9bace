package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.pastfigure.PastFigure;
import fr.teleguichet.fleet.pastfigure.PastFigurePlace;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Past figures as rows of a file that an import reads back as they are. */
final class PastFigureExporter {

  private PastFigureExporter() {}

  /** The head, then a row for each figure. */
  static List<List<String>> rows(List<PastFigure> figures) {
    return Stream.concat(
            Stream.of(PastFigureColumns.ALL), figures.stream().map(PastFigureExporter::row))
        .toList();
  }

  private static List<String> row(PastFigure figure) {
    PastFigurePlace place = figure.key().place();
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(figure.key().year()));
    cells.add(place instanceof PastFigurePlace.AtSite at ? at.code().value() : "");
    cells.add(place instanceof PastFigurePlace.FormerSite(String name) ? name : "");
    cells.add(figure.key().service().map(ServiceCode::value).orElse(""));
    cells.add(figure.key().indicator().code());
    cells.add(figure.plainValue());
    cells.add(figure.of().map(of -> Long.toString(of)).orElse(""));
    cells.add(figure.key().indicator().unit().code());
    cells.add(figure.source());
    cells.add(figure.note());
    return cells;
  }
}
