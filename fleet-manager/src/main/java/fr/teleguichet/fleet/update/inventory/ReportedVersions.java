package fr.teleguichet.fleet.update.inventory;

import fr.teleguichet.fleet.update.SoftwarePartText;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a kiosk says it runs, by part: its attributes {@code version-os}, {@code version-agent} and
 * so on. Anybody with a kiosk's certificate can say anything, so what can't be a part or a version
 * is left out.
 */
public record ReportedVersions(Map<String, String> byPart) {

  /** So many parts a kiosk may have. */
  static final int MAX_COUNT = 20;

  private static final String TRUST_LIST = "trust-list";
  private static final String PREFIX = "version-";
  private static final Pattern PART = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,39}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~:-]{0,63}");

  public ReportedVersions {
    byPart = Map.copyOf(byPart);
  }

  /** Those among a kiosk's attributes. */
  public static ReportedVersions of(Map<String, String> attributes) {
    Map<String, String> found = new TreeMap<>();
    new TreeMap<>(attributes)
        .forEach(
            (name, version) -> {
              String part = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
              if (PART.matcher(part).matches()
                  && VERSION.matcher(version).matches()
                  && found.size() < MAX_COUNT) {
                found.put(part, version);
              }
            });
    return new ReportedVersions(found);
  }

  /** Whether it said nothing of what it runs. */
  public boolean isEmpty() {
    return byPart.isEmpty();
  }

  /**
   * Whether it says that it runs every one of these modules. Nobody runs a trust list, so that one
   * alone says nothing of what a kiosk runs.
   */
  boolean has(Map<String, String> modules) {
    return !Set.of(TRUST_LIST).containsAll(modules.keySet())
        && modules.entrySet().stream()
            .allMatch(module -> module.getValue().equals(byPart.get(module.getKey())));
  }

  /** Whether it says that it runs another version of one of these modules. */
  boolean contradicts(Map<String, String> modules) {
    return modules.entrySet().stream()
        .anyMatch(
            module ->
                byPart.containsKey(module.getKey())
                    && !module.getValue().equals(byPart.get(module.getKey())));
  }

  /**
   * The distribution that the kiosk runs, if it tells the truth.
   *
   * @param before the one that it had so far, which stays unless it says otherwise
   * @param modules versions by part, of each distribution that may be it
   */
  public Optional<Integer> distribution(
      Optional<Integer> before, Map<Integer, Map<String, String>> modules) {
    if (before.filter(it -> !contradicts(modules.getOrDefault(it, Map.of()))).isPresent()) {
      return before;
    }
    return modules.entrySet().stream()
        .filter(each -> has(each.getValue()))
        .max(
            Comparator.<Map.Entry<Integer, Map<String, String>>>comparingInt(
                    each -> each.getValue().size())
                .thenComparingInt(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /** The same in words. */
  public String words(LocalizedText text) {
    return new TreeMap<>(byPart)
        .entrySet().stream()
            .map(each -> SoftwarePartText.of(each.getKey(), text) + " " + each.getValue())
            .collect(Collectors.joining(", "));
  }

  /** The same for a spreadsheet. */
  public String line() {
    return new TreeMap<>(byPart)
        .entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(" "));
  }
}
