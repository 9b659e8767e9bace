package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.pastfigure.PastFigure;
import fr.teleguichet.fleet.pastfigure.PastFigureIndicator;
import fr.teleguichet.fleet.pastfigure.PastFigureViewModels;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.transfer.ImportPreview.Kind;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the page of past figures as a file shows.
 *
 * @param file what was read, in Base64, for the confirmation
 * @param pasted what was pasted instead of a file
 * @param preview what it would do; empty where nothing was read yet
 * @param otherwise whether something else would be done by now than what was agreed to
 */
public record PastFigureImportViewModel(
    String file,
    String pasted,
    Optional<PastFigurePreview> preview,
    boolean otherwise,
    PublicServiceCache services) {

  /** How many figures a preview shows one by one. */
  private static final int MAX_SHOWN = 500;

  /** A cell that changes. */
  public record Difference(String column, String was, String becomes) {}

  /** The columns of a file. */
  public List<String> columns() {
    return PastFigureColumns.ALL;
  }

  /** The words of indicators in files. */
  public List<PastFigureIndicator> indicators() {
    return List.of(PastFigureIndicator.values());
  }

  /** The fingerprint of what is shown. */
  public String fingerprint() {
    return preview.map(PastFigureImporter::fingerprint).orElse("");
  }

  /** What would be new or change, as far as it is shown. */
  public List<PastFigurePreview.Change> shown() {
    return preview.stream()
        .flatMap(it -> it.changes().stream())
        .filter(it -> it.kind() != Kind.SAME)
        .limit(MAX_SHOWN)
        .toList();
  }

  /** How many of them are not shown. */
  public long hidden() {
    return preview
        .map(it -> it.count(Kind.ADDED) + it.count(Kind.CHANGED) - shown().size())
        .orElse(0L);
  }

  /** The years that were measured as well, in words. */
  public String measuredYears() {
    return preview.stream()
        .flatMap(it -> it.measured().stream())
        .map(year -> Integer.toString(year))
        .collect(Collectors.joining(", "));
  }

  /** A figure in words, without its value. */
  public String say(PastFigure figure, LocalizedText text) {
    PastFigure.Key key = figure.key();
    String place = key.place().siteName();
    return text.say(
            "past-figure.key",
            Integer.toString(key.year()),
            text.say("evaluation.indicator." + key.indicator().indicator().code()),
            place.isEmpty() ? text.say("past-figure.whole-network") : place)
        + key.service().map(code -> ", " + services.name(code, text)).orElse("");
  }

  /** The value as people read it. */
  public String value(PastFigure figure, LocalizedText text) {
    return new PastFigureViewModels.Row(figure, "").value(text);
  }

  /** What changes, from what to what. */
  public List<Difference> differences(PastFigurePreview.Change change, LocalizedText text) {
    List<Difference> differences = new ArrayList<>();
    change
        .was()
        .ifPresent(
            was -> {
              PastFigure becomes = change.becomes();
              add(differences, "value", value(was, text), value(becomes, text));
              add(differences, "source", was.source(), becomes.source());
              add(differences, "note", was.note(), becomes.note());
            });
    return differences;
  }

  private static void add(List<Difference> differences, String column, String was, String becomes) {
    if (!was.equals(becomes)) {
      differences.add(new Difference(column, was, becomes));
    }
  }
}
