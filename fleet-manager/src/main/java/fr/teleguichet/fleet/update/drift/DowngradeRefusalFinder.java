package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which version of each part kiosks run: what they say, or what they installed from here since. It
 * tells who would refuse a distribution for being older.
 */
public final class DowngradeRefusalFinder {

  /** What a kiosk said of a part, and whether it installed something since. */
  private record Said(String version, boolean isOld) {}

  private static final String SAID =
      """
      SELECT kiosk, asks, JSON_VALUE(attributes, :path) AS version FROM update_kiosk
      WHERE attributes LIKE CONCAT('%%version-', :part, '%%') AND JSON_VALID(attributes) %s
      HAVING version IS NOT NULL
      """;

  private final Handle handle;
  private final SoftwareCatalogueRepository catalogue;
  private final Map<Integer, Optional<Distribution>> known = new HashMap<>();

  public DowngradeRefusalFinder(Handle handle, SoftwareCatalogueRepository catalogue) {
    this.handle = handle;
    this.catalogue = catalogue;
  }

  /** Why some of these kiosks would refuse the distribution, by their order. */
  public List<DowngradeRefusal> refusing(
      Distribution wanted, List<KioskInstalledDistribution> kiosks) {
    Map<String, DowngradeRefusal> refusals = new HashMap<>();
    for (SoftwareModule module : wanted.modules()) {
      Map<String, Said> said = said(module.part());
      for (KioskInstalledDistribution kiosk : kiosks) {
        DowngradeRefusal.of(kiosk, module, running(kiosk, module.part(), said.get(kiosk.kiosk())))
            .ifPresent(it -> refusals.putIfAbsent(kiosk.kiosk(), it));
      }
    }
    return kiosks.stream()
        .flatMap(it -> Optional.ofNullable(refusals.get(it.kiosk())).stream())
        .toList();
  }

  /** Why this one kiosk would refuse the distribution; nothing of the fleet besides is read. */
  Optional<DowngradeRefusal> refusing(Distribution wanted, String name) {
    KioskInstalledDistribution kiosk =
        handle
            .createQuery(
                """
                SELECT u.territory, COALESCE(k.installed_id, 0) AS installed FROM unit u
                LEFT JOIN update_kiosk k ON k.kiosk = u.held_target WHERE u.held_target = :kiosk
                """)
            .bind("kiosk", name)
            .map(
                (row, _) ->
                    new KioskInstalledDistribution(
                        name, row.getString("territory"), row.getInt("installed")))
            .findFirst()
            .orElseGet(() -> new KioskInstalledDistribution(name, "", 0));
    return wanted.modules().stream()
        .flatMap(
            it ->
                DowngradeRefusal.of(
                    kiosk, it, running(kiosk, it.part(), said(it.part(), name).get(name)))
                    .stream())
        .findFirst();
  }

  /** Those that would refuse to go back from the distribution to what they have now. */
  public List<DowngradeRefusal> stayingWith(
      Distribution wanted, List<KioskInstalledDistribution> kiosks) {
    List<DowngradeRefusal> refusals = new ArrayList<>();
    for (KioskInstalledDistribution kiosk : kiosks) {
      distribution(kiosk.installed()).stream()
          .flatMap(it -> it.modules().stream())
          .flatMap(it -> DowngradeRefusal.of(kiosk, it, version(wanted, it.part())).stream())
          .findFirst()
          .ifPresent(refusals::add);
    }
    return refusals;
  }

  private String running(KioskInstalledDistribution kiosk, String part, @Nullable Said said) {
    String installed = distribution(kiosk.installed()).map(it -> version(it, part)).orElse("");
    return said == null || (said.isOld() && !installed.isEmpty()) ? installed : said.version();
  }

  private static String version(Distribution distribution, String part) {
    return distribution.modules().stream()
        .filter(it -> it.part().equals(part))
        .map(SoftwareModule::version)
        .findFirst()
        .orElse("");
  }

  private Optional<Distribution> distribution(int number) {
    return number == 0
        ? Optional.empty()
        : Objects.requireNonNull(known.computeIfAbsent(number, catalogue::find));
  }

  private Map<String, Said> said(String part) {
    return said(part, handle.createQuery(SAID.formatted("")));
  }

  private Map<String, Said> said(String part, String kiosk) {
    return said(
        part, handle.createQuery(SAID.formatted("AND kiosk = :kiosk")).bind("kiosk", kiosk));
  }

  private static Map<String, Said> said(String part, Query query) {
    Map<String, Said> said = new HashMap<>();
    query
        .bind("path", "$.\"version-" + part + "\"")
        .bind("part", part)
        .map(
            (row, _) ->
                Map.entry(
                    row.getString("kiosk"),
                    new Said(row.getString("version"), row.getBoolean("asks"))))
        .forEach(entry -> said.put(entry.getKey(), entry.getValue()));
    return said;
  }
}
