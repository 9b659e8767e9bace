package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.pastfigure.MeasuredYearReader;
import fr.teleguichet.fleet.pastfigure.PastFigure;
import fr.teleguichet.fleet.pastfigure.PastFigureImportService;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.site.transfer.ImportPreview.Kind;
import fr.teleguichet.fleet.site.transfer.ImportProblem;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.text.Sha256Digest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a file of past figures and says what it would do, or does it: all of it, or nothing when
 * anything is wrong. What holds already is not written again, so that a file that is read twice
 * changes nothing.
 */
@Singleton
final class PastFigureImporter {

  private static final int MAX_PROBLEMS = 100;

  private final PastFigureImportService figures;
  private final MeasuredYearReader measured;
  private final SiteCache sites;
  private final PublicServiceCache services;
  private final MessageBundles texts;

  PastFigureImporter(
      PastFigureImportService figures,
      MeasuredYearReader measured,
      SiteCache sites,
      PublicServiceCache services,
      MessageBundles texts) {
    this.figures = figures;
    this.measured = measured;
    this.sites = sites;
    this.services = services;
    this.texts = texts;
  }

  /** The names that a file may use. */
  PastFigureNames names() {
    return PastFigureNames.of(sites.now().all(), services, texts);
  }

  /** What the file would do. */
  PastFigurePreview preview(byte[] file) {
    PastFigureRows rows = PastFigureRows.read(file);
    List<ImportProblem> problems = new ArrayList<>(rows.problems());
    List<PastFigurePreview.Change> changes = new ArrayList<>();
    if (problems.isEmpty()) {
      read(rows, changes, problems);
    }
    Set<Integer> measuredToo = Set.copyOf(measured.years(measured.since()));
    return new PastFigurePreview(
        rows.sheet(),
        changes,
        changes.stream()
            .map(it -> it.becomes().key().year())
            .filter(measuredToo::contains)
            .distinct()
            .sorted()
            .toList(),
        problems.stream().limit(MAX_PROBLEMS).toList());
  }

  private void read(
      PastFigureRows rows, List<PastFigurePreview.Change> changes, List<ImportProblem> problems) {
    Map<PastFigure.Key, PastFigure> holding = figures.holding();
    Map<PastFigure.Key, Integer> lines = new HashMap<>();
    PastFigureNames names = names();
    List<ImportProblem> found = new ArrayList<>();
    for (PastFigureRows.Row row : rows.rows()) {
      PastFigureRowReader reader = new PastFigureRowReader(row, names, measured.lastYear());
      Optional<PastFigure> figure = reader.read();
      found.addAll(reader.problems());
      figure.ifPresent(
          it -> {
            Integer earlier = lines.putIfAbsent(it.key(), row.line());
            if (earlier != null) {
              found.add(
                  ImportProblem.at(
                      row.line(), 1, "past-figure.wrong.twice", Integer.toString(earlier)));
            }
            changes.add(
                new PastFigurePreview.Change(it, Optional.ofNullable(holding.get(it.key()))));
          });
      if (found.size() >= MAX_PROBLEMS) {
        break;
      }
    }
    int room = figures.room();
    if (found.isEmpty() && changes.stream().filter(PastFigureImporter::isNews).count() > room) {
      found.add(ImportProblem.at(1, 1, "past-figure.wrong.many", Integer.toString(room)));
    }
    found.forEach(it -> problems.add(it.inSheet(rows.sheet())));
  }

  private static boolean isNews(PastFigurePreview.Change change) {
    return change.kind() != Kind.SAME;
  }

  /**
   * Does what the file wants, where nothing is wrong with it.
   *
   * @param seen the fingerprint of what somebody agreed to; empty where nobody looked first
   * @return what it did; empty where it would do something else by now
   */
  Optional<PastFigurePreview> apply(byte[] file, Optional<String> seen, Principal visitor) {
    PastFigurePreview preview = preview(file);
    if (seen.filter(it -> !it.equals(fingerprint(preview))).isPresent()) {
      return Optional.empty();
    }
    if (preview.canBeConfirmed()) {
      figures.add(
          Sha256Digest.hex(file),
          preview.changes().stream()
              .filter(PastFigureImporter::isNews)
              .map(PastFigurePreview.Change::becomes)
              .toList(),
          visitor);
    }
    return Optional.of(preview);
  }

  /** What is the same as long as the same would be done. */
  static String fingerprint(PastFigurePreview preview) {
    return Sha256Digest.hex(
        preview.changes().stream()
            .map(PastFigurePreview.Change::toString)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8));
  }
}
