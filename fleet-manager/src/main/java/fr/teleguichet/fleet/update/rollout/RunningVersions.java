package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogue;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which version of each part kiosks run: what they say, or what they installed from here since. It
 * tells who would refuse a distribution for being older.
 */
final class RunningVersions {

  /** What a kiosk said of a part, and whether it installed something since. */
  private record Said(String version, boolean isOld) {}

  private final Handle handle;
  private final SoftwareCatalogue catalogue;
  private final Map<Integer, Optional<Distribution>> known = new HashMap<>();

  RunningVersions(Handle handle, SoftwareCatalogue catalogue) {
    this.handle = handle;
    this.catalogue = catalogue;
  }

  /** Why some of these kiosks would refuse the distribution, by their order. */
  List<DowngradeRefusal> refusing(Distribution wanted, List<RolloutCandidate> kiosks) {
    Map<String, DowngradeRefusal> refusals = new HashMap<>();
    for (SoftwareModule module : wanted.modules()) {
      Map<String, Said> said = said(module.part());
      for (RolloutCandidate kiosk : kiosks) {
        DowngradeRefusal.of(kiosk, module, running(kiosk, module.part(), said.get(kiosk.kiosk())))
            .ifPresent(it -> refusals.putIfAbsent(kiosk.kiosk(), it));
      }
    }
    return kiosks.stream()
        .flatMap(it -> Optional.ofNullable(refusals.get(it.kiosk())).stream())
        .toList();
  }

  /** Those that would refuse to go back from the distribution to what they have now. */
  List<DowngradeRefusal> stayingWith(Distribution wanted, List<RolloutCandidate> kiosks) {
    List<DowngradeRefusal> refusals = new ArrayList<>();
    for (RolloutCandidate kiosk : kiosks) {
      distribution(kiosk.installed()).stream()
          .flatMap(it -> it.modules().stream())
          .flatMap(it -> DowngradeRefusal.of(kiosk, it, version(wanted, it.part())).stream())
          .findFirst()
          .ifPresent(refusals::add);
    }
    return refusals;
  }

  private String running(RolloutCandidate kiosk, String part, @Nullable Said said) {
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
    Map<String, Said> said = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT kiosk, asks, JSON_VALUE(attributes, :path) AS version FROM update_kiosk
            WHERE attributes LIKE CONCAT('%version-', :part, '%') AND JSON_VALID(attributes)
            HAVING version IS NOT NULL
            """)
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
