package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the pages of past figures show. */
public final class PastFigureViewModels {

  private PastFigureViewModels() {}

  /**
   * The page.
   *
   * @param query what is shown
   * @param places those of which there are figures
   * @param years the indicator over the years, of all services together
   * @param figures what documents say of it, those by service included
   * @param total how many figures there are of everything
   * @param imports the files that were read in; none for who may not take them back
   * @param mayWrite whether the reader may read in a file
   * @param done the key of what was just done
   */
  public record Page(
      Query query,
      List<Place> places,
      PastFigureYears years,
      List<Row> figures,
      int total,
      List<File> imports,
      boolean mayWrite,
      Optional<String> done) {

    public Page {
      places = List.copyOf(places);
      figures = List.copyOf(figures);
      imports = List.copyOf(imports);
    }

    /** Whether any of the figures is of one service. */
    public boolean tellsServices() {
      return figures.stream().anyMatch(it -> !it.service().isEmpty());
    }

    /** Every indicator. */
    public List<PastFigureIndicator> indicators() {
      return List.of(PastFigureIndicator.values());
    }
  }

  /** What is shown, as the form says it. */
  public record Query(PastFigureIndicator indicator, String place) {}

  /**
   * A part of the network that may be asked for.
   *
   * @param word as addresses say it
   * @param name of its site; empty for the whole network
   * @param former whether the site is in no register any more
   */
  public record Place(String word, String name, boolean former) {
    static Place of(PastFigurePlace place) {
      return new Place(
          PastFigureQuery.word(place),
          place.siteName(),
          place instanceof PastFigurePlace.FormerSite);
    }

    /** What people call it. */
    public String say(LocalizedText text) {
      return name.isEmpty()
          ? text.say("past-figure.whole-network")
          : former ? text.say("past-figure.former", name) : name;
    }
  }

  /**
   * A figure.
   *
   * @param service what people call its service; empty for all of them
   */
  public record Row(PastFigure figure, String service) {
    static Row of(PastFigure figure, PublicServiceCache services, LocalizedText text) {
      return new Row(
          figure, figure.key().service().map(code -> services.name(code, text)).orElse(""));
    }

    /** The value as people read it. */
    public String value(LocalizedText text) {
      return switch (figure.key().indicator().unit()) {
        case COUNT -> text.number(figure.value().longValue());
        case SHARE ->
            text.say(
                "past-figure.share",
                text.withUnit(
                    text.number(100 * figure.value().doubleValue() / figure.of().orElse(1L), 1),
                    "%"),
                figure.value().longValue(),
                figure.of().orElse(0L));
        case KILOGRAMS -> text.withUnit(text.number(figure.value().doubleValue(), 2), "kg");
      };
    }
  }

  /** A file that was read in. */
  public record File(
      int id, Instant imported, String author, int figures, int firstYear, int lastYear) {
    static File of(PastFigureImport file) {
      return new File(
          file.id(),
          file.imported(),
          file.author(),
          file.figures(),
          file.firstYear(),
          file.lastYear());
    }

    /** The file in words: when, by whom, how much. */
    public String say(LocalizedText text) {
      return text.say(
          "past-figure.file",
          text.moment(imported),
          text.who(author),
          figures,
          Integer.toString(firstYear),
          Integer.toString(lastYear));
    }
  }
}
