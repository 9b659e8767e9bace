package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ArtifactRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reads the rows of the catalogue: as many statements for five hundred as for one. */
final class SoftwareCatalogueReader {

  private static final int MAX_COUNT = 500;

  private SoftwareCatalogueReader() {}

  /** The numbers of the newest rows of a table, newest first; 500 at most. */
  static List<Integer> newest(Handle handle, String table) {
    return handle
        .createQuery("SELECT id FROM " + table + " ORDER BY id DESC LIMIT :most")
        .bind("most", MAX_COUNT)
        .mapTo(Integer.class)
        .list();
  }

  /** These distributions, as far as there are such, in their order. */
  static List<Distribution> distributions(Handle handle, List<Integer> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Integer, List<Integer>> parts = parts(handle, ids);
    Map<Integer, SoftwareModule> modules =
        modules(handle, parts.values().stream().flatMap(List::stream).distinct().toList()).stream()
            .collect(Collectors.toMap(SoftwareModule::id, module -> module));
    Map<Integer, Distribution> found =
        handle
            .createQuery("SELECT id, name, version FROM distribution WHERE id IN (<ids>)")
            .bindList("ids", ids)
            .map(
                (row, _) ->
                    new Distribution(
                        row.getInt("id"),
                        row.getString("name"),
                        row.getString("version"),
                        parts.getOrDefault(row.getInt("id"), List.of()).stream()
                            .flatMap(id -> Stream.ofNullable(modules.get(id)))
                            .toList()))
            .collect(Collectors.toMap(Distribution::id, distribution -> distribution));
    return inOrder(ids, found);
  }

  /** The modules of each distribution, in the order of their numbers. */
  private static Map<Integer, List<Integer>> parts(Handle handle, List<Integer> distributions) {
    Map<Integer, List<Integer>> parts = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT distribution_id, module_id FROM distribution_module
            WHERE distribution_id IN (<ids>) ORDER BY module_id
            """)
        .bindList("ids", distributions)
        .map((row, _) -> Map.entry(row.getInt("distribution_id"), row.getInt("module_id")))
        .forEach(
            part ->
                parts.computeIfAbsent(part.getKey(), _ -> new ArrayList<>()).add(part.getValue()));
    return parts;
  }

  /** These modules, as far as there are such, in their order. */
  static List<SoftwareModule> modules(Handle handle, List<Integer> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Integer, List<Artifact>> artifacts = artifacts(handle, ids);
    Map<Integer, SoftwareModule> found =
        handle
            .createQuery(
                """
                SELECT id, part, name, version, channel FROM software_module WHERE id IN (<ids>)
                """)
            .bindList("ids", ids)
            .map(
                (row, _) ->
                    new SoftwareModule(
                        row.getInt("id"),
                        row.getString("part"),
                        row.getString("name"),
                        row.getString("version"),
                        ReleaseChannel.of(row.getString("channel")).orElseThrow(),
                        artifacts.getOrDefault(row.getInt("id"), List.of())))
            .collect(Collectors.toMap(SoftwareModule::id, module -> module));
    return inOrder(ids, found);
  }

  /** The files of each module, by name. */
  private static Map<Integer, List<Artifact>> artifacts(Handle handle, List<Integer> modules) {
    Map<Integer, List<Artifact>> artifacts = new HashMap<>();
    handle
        .createQuery(
            "SELECT s.module_id, "
                + ArtifactRepository.COLUMNS
                + """
                 FROM software_module_artifact s JOIN artifact a ON a.id = s.artifact_id
                WHERE s.module_id IN (<ids>) ORDER BY a.name
                """)
        .bindList("ids", modules)
        .map(
            (row, context) ->
                Map.entry(row.getInt("module_id"), ArtifactRepository.ARTIFACT.map(row, context)))
        .forEach(
            file ->
                artifacts
                    .computeIfAbsent(file.getKey(), _ -> new ArrayList<>())
                    .add(file.getValue()));
    return artifacts;
  }

  /** What people call distributions, by number. */
  static Map<Integer, String> labels(Handle handle, Collection<Integer> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(
            """
            SELECT id, CONCAT(name, ' ', version) AS label FROM distribution WHERE id IN (<ids>)
            """)
        .bindList("ids", Set.copyOf(ids))
        .map((row, _) -> Map.entry(row.getInt("id"), row.getString("label")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static <T> List<T> inOrder(List<Integer> ids, Map<Integer, T> found) {
    return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
  }
}
