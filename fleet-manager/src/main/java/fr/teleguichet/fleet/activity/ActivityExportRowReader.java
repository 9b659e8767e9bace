package fr.teleguichet.fleet.activity;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads activity as the cells of its files, which are French whoever asks. */
@Singleton
final class ActivityExportRowReader {

  private final DailyActivityReader table;
  private final VisibleSites sites;
  private final UsageReader usage;
  private final LocalizedText text;

  ActivityExportRowReader(
      DailyActivityReader table, VisibleSites sites, UsageReader usage, MessageBundles texts) {
    this.table = table;
    this.sites = sites;
    this.usage = usage;
    this.text = texts.in(Language.FRENCH);
  }

  /** The sites that somebody may choose. */
  List<Site> sites(Scope scope) {
    return sites.in(scope);
  }

  /** The rows that were asked for, as far as somebody may see them. */
  List<List<@Nullable Object>> cells(UsageQuery query, Scope scope) {
    Map<Integer, Site> known =
        sites.in(scope).stream().collect(Collectors.toMap(Site::id, Function.identity()));
    Optional<List<Integer>> wanted =
        scope.isWholeFleet() && query.site().isAll()
            ? Optional.empty()
            : Optional.of(
                known.values().stream()
                    .filter(site -> query.site().wants(site.code()))
                    .map(Site::id)
                    .toList());
    return table.rows(query.months(), wanted).stream()
        .filter(row -> query.service().isAll() || query.service().text().equals(row.service()))
        .map(row -> cells(row, names(row, known)))
        .toList();
  }

  private static List<@Nullable Object> cells(ActivityRow row, ActivityExportColumn.Names names) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (ActivityExportColumn column : ActivityExportColumn.values()) {
      cells.add(column.value(row, names));
    }
    return cells;
  }

  private ActivityExportColumn.Names names(ActivityRow row, Map<Integer, Site> known) {
    Optional<Site> site = row.site().map(known::get);
    return new ActivityExportColumn.Names(
        site.map(Site::name)
            .orElseGet(
                () -> text.say(row.site().isPresent() ? "usage.deleted-sites" : "usage.no-site")),
        site,
        row.service().isEmpty()
            ? text.say("activity.other-theme")
            : usage.service(new ServiceCode(row.service()), text));
  }
}
