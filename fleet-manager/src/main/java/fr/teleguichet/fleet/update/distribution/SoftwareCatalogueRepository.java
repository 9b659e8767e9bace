package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.inventory.ReportedVersions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jspecify.annotations.Nullable;

/**
 * Which software modules and distributions there are. None is deleted, and no more changed than its
 * channel.
 */
@Singleton
public final class SoftwareCatalogueRepository {

  private final Jdbi jdbi;
  private final Clock clock;

  SoftwareCatalogueRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** The distribution of this number. */
  public Optional<Distribution> find(int id) {
    return jdbi.withHandle(handle -> find(handle, id));
  }

  /**
   * The distribution that a program wants kiosks to have.
   *
   * @throws RefusalException when there is none of this number, or it must not be given to any more
   */
  public Distribution wanted(@Nullable Integer number) {
    Distribution found =
        Optional.ofNullable(number)
            .flatMap(this::find)
            .orElseThrow(
                () ->
                    new RefusalException(
                        new Refusal.Invalid(
                            "Give the number of a distribution.",
                            List.of(
                                new Refusal.WrongField(
                                    "distribution", "give one that there is.")))));
    if (found.isWithdrawn()) {
      throw RefusalException.conflict("An artifact of this distribution was withdrawn.");
    }
    return found;
  }

  /** The distribution of this name and version. */
  public Optional<Distribution> find(String name, String version) {
    // The database takes letters for the same that are not the same here.
    return find(name, List.of(version)).values().stream().findFirst();
  }

  /** The distributions of this name, by those of these versions of which there are some. */
  public Map<String, Distribution> find(String name, Collection<String> versions) {
    return jdbi.withHandle(
        handle ->
            SoftwareCatalogueReader.distributions(
                    handle,
                    handle
                        .createQuery(
                            """
                            SELECT id FROM distribution
                            WHERE name = :name AND version IN (<versions>)
                            """)
                        .bind("name", name)
                        .bindList(EmptyHandling.NULL_KEYWORD, "versions", Set.copyOf(versions))
                        .mapTo(Integer.class)
                        .list())
                .stream()
                .collect(Collectors.toMap(Distribution::version, it -> it)));
  }

  /** The newest, 500 at most. */
  public List<Distribution> distributions() {
    return jdbi.withHandle(
        handle ->
            SoftwareCatalogueReader.distributions(
                handle, SoftwareCatalogueReader.newest(handle, "distribution")));
  }

  /** What people call these distributions, by number. */
  public Map<Integer, String> labels(Collection<Integer> distributions) {
    return jdbi.withHandle(handle -> SoftwareCatalogueReader.labels(handle, distributions));
  }

  private static Optional<Distribution> find(Handle handle, int id) {
    return SoftwareCatalogueReader.distributions(handle, List.of(id)).stream().findFirst();
  }

  /** The newest modules, 500 at most. */
  public List<SoftwareModule> modules() {
    return jdbi.withHandle(
        handle ->
            SoftwareCatalogueReader.modules(
                handle, SoftwareCatalogueReader.newest(handle, "software_module")));
  }

  /** The module of this number. */
  public Optional<SoftwareModule> module(int id) {
    return jdbi.withHandle(handle -> module(handle, id));
  }

  private static Optional<SoftwareModule> module(Handle handle, int id) {
    return SoftwareCatalogueReader.modules(handle, List.of(id)).stream().findFirst();
  }

  /** Adds a module with files that are there; empty when it exists already. */
  Optional<SoftwareModule> add(
      String part, String name, String version, ReleaseChannel channel, List<Integer> artifacts) {
    return jdbi.inTransaction(handle -> add(handle, part, name, version, channel, artifacts));
  }

  private Optional<SoftwareModule> add(
      Handle handle,
      String part,
      String name,
      String version,
      ReleaseChannel channel,
      List<Integer> artifacts) {
    return handle
        .createUpdate(
            """
            INSERT IGNORE INTO software_module (part, name, version, channel, made, promoted)
            VALUES (:part, :name, :version, :channel, :now, IF(:channel = 'stable', :now, NULL))
            """)
        .bind("part", part)
        .bind("name", name)
        .bind("version", version)
        .bind("channel", channel.code())
        .bind("now", now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Integer.class)
        .findOne()
        .flatMap(
            id -> {
              link(handle, "software_module_artifact (module_id, artifact_id)", id, artifacts);
              return module(handle, Objects.requireNonNull(id));
            });
  }

  /** Means a module for every kiosk; from its promotion on, older versions are behind. */
  void promote(int module) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute(
                  """
                  UPDATE software_module SET channel = 'stable', promoted = ?
                  WHERE id = ? AND channel <> 'stable'
                  """,
                  now(),
                  module);
        });
  }

  /** Adds a distribution of modules that are there; empty when it exists already. */
  Optional<Distribution> add(String name, String version, List<Integer> modules) {
    return jdbi.inTransaction(handle -> add(handle, name, version, modules));
  }

  private Optional<Distribution> add(
      Handle handle, String name, String version, List<Integer> modules) {
    return handle
        .createUpdate(
            """
            INSERT IGNORE INTO distribution (name, version, made)
            VALUES (:name, :version, :now)
            """)
        .bind("name", name)
        .bind("version", version)
        .bind("now", now())
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Integer.class)
        .findOne()
        .flatMap(
            id -> {
              link(handle, "distribution_module (distribution_id, module_id)", id, modules);
              return find(handle, Objects.requireNonNull(id));
            });
  }

  /**
   * Adds a module with one file, and a distribution of it alone with its name and version.
   *
   * @return the module; empty, with nothing added, when either exists already
   */
  public Optional<SoftwareModule> publish(
      String part, String name, String version, ReleaseChannel channel, int artifact) {
    return jdbi.inTransaction(
        handle -> {
          Optional<SoftwareModule> module =
              add(handle, part, name, version, channel, List.of(artifact));
          boolean whole =
              module.flatMap(it -> add(handle, name, version, List.of(it.id()))).isPresent();
          if (!whole) {
            handle.rollback();
            return Optional.empty();
          }
          return module;
        });
  }

  private static void link(Handle handle, String columns, int owner, List<Integer> parts) {
    for (int part : parts) {
      int _ =
          handle
              .createUpdate("INSERT INTO " + columns + " VALUES (:owner, :part)")
              .bind("owner", owner)
              .bind("part", part)
              .execute();
    }
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(clock.millis()), ZoneOffset.UTC);
  }

  /**
   * The distributions that a kiosk may run by what it says, and another one, as versions by part.
   */
  public static Map<Integer, Map<String, String>> running(
      Handle handle, ReportedVersions said, Optional<Integer> other) {
    List<String> pairs =
        said.byPart().entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .toList();
    Map<Integer, Map<String, String>> found = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT l.distribution_id AS id, m.part, m.version
            FROM distribution_module l JOIN software_module m ON m.id = l.module_id
            WHERE l.distribution_id = :other OR l.distribution_id IN (
              SELECT o.distribution_id FROM distribution_module o
                JOIN software_module s ON s.id = o.module_id
              WHERE CONCAT(s.part, ' ', s.version) IN (<pairs>))
            """)
        .bind("other", other.orElse(0))
        .bindList("pairs", pairs)
        .map(
            (row, _) ->
                Map.entry(
                    row.getInt("id"), Map.entry(row.getString("part"), row.getString("version"))))
        .forEach(
            entry ->
                found
                    .computeIfAbsent(entry.getKey(), _ -> new HashMap<>())
                    .put(entry.getValue().getKey(), entry.getValue().getValue()));
    return found;
  }
}
