package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.access.Scope;
import io.micronaut.core.convert.value.ConvertibleMultiValues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which kiosks somebody wants to see, as the address says it. A value that makes no sense filters
 * nothing rather than everything: an old bookmark should not look like an empty network.
 *
 * @param query words that the name, site, commune or territory contain; empty for all
 * @param standings the standings, as programs and old addresses choose; empty for all
 * @param levels the levels of service, as people choose; empty for all
 * @param territory the territory; empty for all
 * @param site the site's code, {@value #NO_SITE} for kiosks that stand nowhere; empty for all
 * @param problem a kind of problem; empty for all
 * @param limit the most rows
 * @param scope what the reader may see at all
 */
public record KioskQuery(
    String query,
    Set<KioskStatusCode> standings,
    Set<ServiceLevel> levels,
    String territory,
    String site,
    String problem,
    int limit,
    Scope scope) {

  /** Rows shown before somebody asks for more. */
  public static final int ROWS = 200;

  /** The site of kiosks without a site. */
  static final String NO_SITE = "-";

  private static final Scope EVERYWHERE = new Scope.Fleet();

  /** Everything. */
  public static final KioskQuery ALL = new KioskQuery("", Set.of(), "", "", "", ROWS);

  private static final int MAX_ROWS = 2_000;
  private static final int MAX_LENGTH = 128;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  public KioskQuery {
    query = shortened(query.strip());
    territory = shortened(territory);
    site = shortened(site);
    problem = shortened(problem);
    standings = Set.copyOf(standings);
    levels = Set.copyOf(levels);
    limit = Math.clamp(limit, 1, MAX_ROWS);
  }

  /** A filter of somebody who may see everything. */
  public KioskQuery(
      String query,
      Set<KioskStatusCode> standings,
      String territory,
      String site,
      String problem,
      int limit) {
    this(query, standings, Set.of(), territory, site, problem, limit, EVERYWHERE);
  }

  /** The same filter for somebody who may see this. */
  KioskQuery within(Scope seen) {
    return new KioskQuery(query, standings, levels, territory, site, problem, limit, seen);
  }

  /** Reads the parameters of an address. */
  static KioskQuery of(ConvertibleMultiValues<String> parameters) {
    Set<KioskStatusCode> standings = EnumSet.noneOf(KioskStatusCode.class);
    parameters.getAll("standing").stream()
        .map(KioskStatusCode::ofWord)
        .flatMap(Optional::stream)
        .forEach(standings::add);
    Set<ServiceLevel> levels = EnumSet.noneOf(ServiceLevel.class);
    parameters.getAll("level").stream()
        .map(ServiceLevel::ofWord)
        .flatMap(Optional::stream)
        .forEach(levels::add);
    return new KioskQuery(
        text(parameters, "q"),
        standings,
        levels,
        text(parameters, "territory"),
        text(parameters, "site"),
        text(parameters, "problem"),
        limit(text(parameters, "limit")),
        EVERYWHERE);
  }

  private static String text(ConvertibleMultiValues<String> parameters, String name) {
    return Objects.requireNonNullElse(parameters.get(name), "");
  }

  private static int limit(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : ROWS;
  }

  private static String shortened(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
  }

  /** Whether anything is left out. */
  public boolean isActive() {
    return !withLimit(ROWS).within(EVERYWHERE).equals(ALL);
  }

  /** The same filter with room for this many rows. */
  KioskQuery withLimit(int rows) {
    return new KioskQuery(query, standings, levels, territory, site, problem, rows, scope);
  }

  /** The filter with its words made ready for comparison. */
  Compiled compile() {
    List<String> words =
        List.of(plain(query).split(" ")).stream().filter(word -> !word.isEmpty()).toList();
    return new Compiled(this, words);
  }

  /** The filter as an address's query, without the leading question mark; empty for everything. */
  public String address() {
    List<String> parts = new ArrayList<>();
    add(parts, "q", query);
    standings.stream().sorted().forEach(standing -> add(parts, "standing", standing.code()));
    levels.stream().sorted().forEach(level -> add(parts, "level", level.code()));
    add(parts, "territory", territory);
    add(parts, "site", site);
    add(parts, "problem", problem);
    if (limit != ROWS) {
      add(parts, "limit", Integer.toString(limit));
    }
    return String.join("&", parts);
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  /** Small letters without accents and ligatures, since nobody types those on a telephone. */
  static String plain(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    return MARKS
        .matcher(apart)
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replace("œ", "oe")
        .replace("æ", "ae");
  }

  /** A filter that is ready to look at many rows. */
  record Compiled(KioskQuery filter, List<String> words) {

    /** Whether the row is wanted, whatever its standing and its level. */
    boolean wantsButForStanding(KioskRow row) {
      return (filter.territory.isEmpty() || row.territory().equals(filter.territory))
          && (filter.site.isEmpty() || isAtSite(row))
          && (filter.problem.isEmpty() || hasProblem(row))
          && (words.isEmpty() || saysAll(row));
    }

    boolean wantsStanding(KioskRow row) {
      return (filter.standings.isEmpty() || filter.standings.contains(row.standing()))
          && (filter.levels.isEmpty() || filter.levels.contains(row.condition().level()));
    }

    private boolean isAtSite(KioskRow row) {
      return row.site()
          .map(site -> site.code().value().equals(filter.site))
          .orElseGet(() -> filter.site.equals(NO_SITE));
    }

    private boolean hasProblem(KioskRow row) {
      return row.reasons().stream()
          .anyMatch(reason -> ProblemKind.of(reason).code().equals(filter.problem));
    }

    private boolean saysAll(KioskRow row) {
      String text =
          plain(
              row.name()
                  + " "
                  + row.territory()
                  + row.site().map(site -> " " + site.name() + " " + site.commune()).orElse(""));
      return words.stream().allMatch(text::contains);
    }
  }
}
