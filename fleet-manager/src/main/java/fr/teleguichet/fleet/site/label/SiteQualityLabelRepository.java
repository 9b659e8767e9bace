package fr.teleguichet.fleet.site.label;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table of labels. */
@Singleton
public final class SiteQualityLabelRepository {

  private final Jdbi jdbi;

  SiteQualityLabelRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The label of the site of this row. */
  public Optional<SiteQualityLabel> find(int site) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT label, granted, expires, criteria FROM site_label WHERE site_id = ?")
                .bind(0, site)
                .map((row, _) -> label(row))
                .findOne()
                .flatMap(it -> it));
  }

  /** The labels that this version knows, by the rows of their sites. */
  public Map<Integer, SiteQualityLabel> all() {
    return jdbi.withHandle(
        handle -> {
          Map<Integer, SiteQualityLabel> labels = new HashMap<>();
          handle
              .createQuery("SELECT site_id, label, granted, expires, criteria FROM site_label")
              .map((row, _) -> Map.entry(row.getInt("site_id"), label(row)))
              .forEach(entry -> entry.getValue().ifPresent(it -> labels.put(entry.getKey(), it)));
          return labels;
        });
  }

  private static void keep(Handle handle, int site, SiteQualityLabel label, LocalDate last) {
    int _ =
        handle.execute(
            "INSERT INTO site_label_past (site_id, label, granted, ended) VALUES (?, ?, ?, ?)",
            site,
            label.kind().code(),
            label.granted(),
            last);
  }

  /** What a later version calls a label is none that this one knows. */
  private static Optional<SiteQualityLabel> label(ResultSet row) throws SQLException {
    LocalDate granted = row.getObject("granted", LocalDate.class);
    Optional<LocalDate> expires = Optional.ofNullable(row.getObject("expires", LocalDate.class));
    String criteria = row.getString("criteria");
    return SiteQualityLabelKind.ofWord(row.getString("label"))
        .map(
            kind ->
                new SiteQualityLabel(
                    kind,
                    granted,
                    expires,
                    Arrays.stream(criteria.split(" "))
                        .flatMap(word -> SiteQualityLabelCriterion.ofWord(word).stream())
                        .collect(Collectors.toSet())));
  }

  /** The rows of the sites that had a label on a day, whatever was said of them since. */
  public Set<Integer> heldOn(LocalDate day) {
    Set<Integer> sites = heldInThePast(day);
    all()
        .forEach(
            (site, label) -> {
              if (label.isHeld(day)) {
                boolean _ = sites.add(site);
              }
            });
    return sites;
  }

  private Set<Integer> heldInThePast(LocalDate day) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT site_id FROM site_label_past WHERE :day BETWEEN granted AND ended")
                .bind("day", day)
                .mapTo(Integer.class)
                .collect(Collectors.toCollection(HashSet::new)));
  }

  /**
   * Replaces the label of the site of this row; takes it away where there is none. What it was
   * until then is kept, for the reports of its years.
   */
  public void replace(int site, Optional<SiteQualityLabel> label, LocalDate today) {
    Optional<SiteQualityLabel> before = find(site);
    jdbi.useTransaction(
        handle -> {
          before.ifPresent(
              it -> it.lastDay(label, today).ifPresent(last -> keep(handle, site, it, last)));
          int _ = handle.execute("DELETE FROM site_label WHERE site_id = ?", site);
          if (label.isPresent()) {
            int _ =
                handle.execute(
                    "INSERT INTO site_label (site_id, label, granted, expires, criteria)"
                        + " VALUES (?, ?, ?, ?, ?)",
                    site,
                    label.get().kind().code(),
                    label.get().granted(),
                    label.get().expires().orElse(null),
                    label.get().met().stream()
                        .map(SiteQualityLabelCriterion::code)
                        .sorted()
                        .collect(Collectors.joining(" ")));
          }
        });
  }
}
