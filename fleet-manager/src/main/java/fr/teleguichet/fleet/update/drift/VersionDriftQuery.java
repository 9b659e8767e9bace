package fr.teleguichet.fleet.update.drift;

import io.micronaut.core.convert.value.ConvertibleMultiValues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which kiosks somebody wants to see, as the address says it; empty texts filter nothing.
 *
 * @param query part of a kiosk's or site's name
 * @param site the site's code
 * @param board the board's profile, as the kiosk tells it
 * @param label one that the kiosk has
 * @param version a distribution's number, or {@value #UNKNOWN} for kiosks that never told any
 */
public record VersionDriftQuery(
    String query, String territory, String site, String board, String label, String version) {

  /** The version of kiosks that never told one. */
  public static final String UNKNOWN = "-";

  private static final int MAX_LENGTH = 128;

  public VersionDriftQuery {
    query = shortened(query.strip());
    territory = shortened(territory);
    site = shortened(site);
    board = shortened(board);
    label = shortened(label);
    version = shortened(version);
  }

  static VersionDriftQuery of(ConvertibleMultiValues<String> parameters) {
    return new VersionDriftQuery(
        text(parameters, "q"),
        text(parameters, "territory"),
        text(parameters, "site"),
        text(parameters, "board"),
        text(parameters, "label"),
        text(parameters, "version"));
  }

  private static String text(ConvertibleMultiValues<String> parameters, String name) {
    return Objects.requireNonNullElse(parameters.get(name), "");
  }

  private static String shortened(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
  }

  /** The same filter for one version. */
  public VersionDriftQuery withVersion(String other) {
    return new VersionDriftQuery(query, territory, site, board, label, other);
  }

  /** The filter as an address's query, without the question mark; empty for everything. */
  public String address() {
    List<String> parts = new ArrayList<>();
    add(parts, "q", query);
    add(parts, "territory", territory);
    add(parts, "site", site);
    add(parts, "board", board);
    add(parts, "label", label);
    add(parts, "version", version);
    return String.join("&", parts);
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
