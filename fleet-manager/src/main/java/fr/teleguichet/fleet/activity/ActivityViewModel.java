package fr.teleguichet.fleet.activity;

import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows: what is chosen, the columns, and how many rows the file has.
 *
 * @param query what is chosen
 * @param sites what can be chosen
 * @param columns the columns of the file
 * @param rows how many rows there are
 * @param preview the first of them
 */
public record ActivityViewModel(
    UsageQuery query,
    List<Site> sites,
    List<Column> columns,
    int rows,
    List<List<String>> preview) {

  private static final int PREVIEW = 10;

  /**
   * A column.
   *
   * @param code by which its explanation is found
   * @param origin the word of how sure it is
   */
  public record Column(String heading, String code, String origin) {}

  static ActivityViewModel of(
      UsageQuery query, List<Site> sites, List<List<@Nullable Object>> rows) {
    return new ActivityViewModel(
        query,
        sites,
        Arrays.stream(ActivityExportColumn.values())
            .map(it -> new Column(it.heading(), word(it), word(it.origin())))
            .toList(),
        rows.size(),
        rows.stream()
            .limit(PREVIEW)
            .map(row -> row.stream().map(it -> it == null ? "" : it.toString()).toList())
            .toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
