package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Words about software modules, for programs; unlike the modules themselves they can change. */
@Singleton
public final class ModuleMetadataRepository {
  static final int MAX_COUNT = 100;

  /**
   * One word about a module.
   *
   * @param visible whether devices are told
   */
  record Word(String name, String value, boolean visible) {}

  private final Jdbi jdbi;

  ModuleMetadataRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** What devices are told of a module, by name. */
  public Map<String, String> forDevices(int module) {
    return of(module).stream()
        .filter(Word::visible)
        .collect(Collectors.toMap(Word::name, Word::value, (_, it) -> it, TreeMap::new));
  }

  List<Word> of(int module) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT name, value, visible FROM software_module_metadata
                    WHERE module_id = :module ORDER BY name
                    """)
                .bind("module", module)
                .map((row, _) -> word(row))
                .list());
  }

  private static Word word(ResultSet row) throws SQLException {
    return new Word(row.getString("name"), row.getString("value"), row.getBoolean("visible"));
  }

  Optional<Word> find(int module, String name) {
    return of(module).stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** Sets a word; false when the module would have too many. */
  boolean put(int module, Word word) {
    return jdbi.inTransaction(
        handle -> {
          int others =
              handle
                  .createQuery(
                      """
                      SELECT COUNT(*) FROM software_module_metadata
                      WHERE module_id = :module AND name <> :name
                      """)
                  .bind("module", module)
                  .bind("name", word.name())
                  .mapTo(Integer.class)
                  .one();
          if (others >= MAX_COUNT) {
            return false;
          }
          int _ =
              handle
                  .createUpdate(
                      """
                      INSERT INTO software_module_metadata (module_id, name, value, visible)
                      VALUES (:module, :name, :value, :visible)
                      ON DUPLICATE KEY UPDATE value = VALUES(value), visible = VALUES(visible)
                      """)
                  .bind("module", module)
                  .bind("name", word.name())
                  .bind("value", word.value())
                  .bind("visible", word.visible())
                  .execute();
          return true;
        });
  }

  void delete(int module, String name) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      DELETE FROM software_module_metadata
                      WHERE module_id = :module AND name = :name
                      """)
                  .bind("module", module)
                  .bind("name", name)
                  .execute();
        });
  }
}
